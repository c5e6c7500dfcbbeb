using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>The decision towards the applicant: permit, denial, dismissal, agreement, acceptance (処分).</summary>
/// <remarks>A denial and a dismissal need reasons (行政手続法8条): where nobody gave one yet, the office is asked for it.</remarks>
[Activity("CyberPort.Disposition", Label = "処分", English = "Disposition", Category = "Office", OfCase = true)]
public sealed class Disposition : IWaitingActivity
{
    private static readonly TaskAction Decide = new("decide", new("理由を付けて決定する", "Decide with reasons"), NeedsReason: true, Primary: true);

    [Input("処分", English = "Disposition",
        Choices = ["permit", "denial", "dismissal", "agreement", "acceptance"])]
    public required string Kind { get; init; }

    [Input("理由", English = "Reasons")] public string? Reasons { get; init; }

    [Input("条件", English = "Conditions")] public Value Conditions { get; init; }

    [Input("理由を書くロール", English = "Role that gives the reasons")] public string Role { get; init; } = "reviewer";

    private bool NeedsReasons => Kind is "denial" or "dismissal";

    public ActivityResult Start(ActivityContext context)
    {
        var reasons = string.IsNullOrWhiteSpace(Reasons) ? ReasonsGiven(context) : Reasons;
        return NeedsReasons && reasons is null
            ? Desk.Wait(Desk.Task(context, "disposition", Role, null) with { Actions = [Decide] })
            : Close(context, NeedsReasons ? reasons : Reasons, ConditionsGiven(context));
    }

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus)
    {
        var answer = (Stimulus.Answer)stimulus;
        return Close(context, Runs.AnswerCheck.ReasonIn(answer.Data), answer.Data["conditions"]).Returning(Desk.Told(answer));
    }

    private static string? ReasonsGiven(ActivityContext context) => Desk.ReasonOf(context.LastAnswer)
        ?? Desk.ReasonOf(context.AnswerOf("review"))
        ?? Desk.ReasonOf(context.AnswerOf("formalReview"));

    private Value ConditionsGiven(ActivityContext context)
    {
        if (!Conditions.IsNull) return Conditions;
        var latest = context.LastAnswer["data"]["conditions"];
        // whoever approves is not asked for conditions: an empty list takes none of the review's away
        return latest.IsNull || latest is { Kind: ValueKind.List, AsList.Count: 0 }
            ? context.AnswerOf("review")["data"]["conditions"]
            : latest;
    }

    private ActivityResult Close(ActivityContext context, string? reasons, Value conditions)
    {
        var approval = context.AnswerOf("approval");
        var deciding = approval.IsNull ? context.LastAnswer : approval;
        var byProxy = !deciding["onBehalfOf"].IsNull;
        var data = Runs.RunStateJson.Compact(
            ("reasons", Value.Of(reasons)),
            ("conditions", conditions),
            ("decidedBy", byProxy ? deciding["onBehalfOf"] : deciding["by"]),
            ("proxy", byProxy ? deciding["by"] : Value.Null));
        return ActivityResult.Done().With(new Effect.Decide(Kind, data), Desk.Stage(context, "decided"));
    }
}
