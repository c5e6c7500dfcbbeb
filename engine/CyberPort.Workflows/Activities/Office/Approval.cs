using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Superiors approve one after the other; the last level that applies decides (決裁、専決、代決).</summary>
[Activity("CyberPort.Approval", Label = "決裁", English = "Approval", Category = "Office", Outcomes = ["Approved", "Remanded", "Rejected"])]
public sealed class Approval : IWaitingActivity
{
    private static readonly TaskAction Remand = new("remand", new("差し戻す", "Remand"), NeedsReason: true, Primary: false);
    private static readonly TaskAction Reject = new("reject", new("否決する", "Reject"), NeedsReason: true, Primary: false);
    private static readonly TaskAction Reviewed = new("confirm", new("後閲した", "Reviewed afterwards"), NeedsReason: false, Primary: true);

    [Input("決裁の段階", English = "Levels")] public required IReadOnlyList<ApprovalLevel> Levels { get; init; }

    /// <summary>The key of the office's table that says which rank decides; the levels up to that rank are asked then, whatever their when.</summary>
    [Input("専決規程の表", English = "Decision table")] public string? DecisionTable { get; init; }

    [Input("期限（開庁日）", English = "Due in working days")] public int? DueInDays { get; init; }

    [Input("期限後に引き上げるロール", English = "Role it is escalated to")] public string? EscalateTo { get; init; }

    [Input("引き上げるまでの日数（開庁日）", English = "Escalated after working days")] public int EscalateAfterDays { get; init; }

    [Input("審査した人を除く", English = "Not whoever reviewed")] public bool ExcludeReviewers { get; init; }

    public ActivityResult Start(ActivityContext context)
    {
        var decision = DecisionTable is { Length: > 0 } key ? context.Decisions.Decide(key, context) : null;
        // An unknown condition asks the level: better one approval too many than one too few.
        var applying = (decision is null ? Levels.Where(l => l.When != false) : UpTo(decision)).Select(l => Value.Of(l.Role)).ToList();
        if (applying.Count == 0) throw new StepFaultException(new("決裁する段階がありません。", "No level of approval applies."));

        var state = Value.Record(
            ("levels", Value.Of(applying)), ("at", Value.Of(0)), ("opinions", Value.List()), ("decision", decision?.ToValue() ?? Value.Null));
        return Ask(context, state).With(Desk.Stage(context, "approval"));
    }

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus)
    {
        var level = LevelOf(context.State);
        if (stimulus is not Stimulus.Answer answer) return Desk.Remind(context, level.Role);

        var opinion = Desk.Told(answer).With("/role", Value.Of(level.Role)).With("/proxy", Value.Of(answer.OnBehalfOf is not null));
        var state = context.State.With("/opinions/-", opinion);
        var result = Next(context, answer, state);
        return answer.OnBehalfOf is { } absent ? result.With(new RunChange.OpenSideTask(PostReview(context, level, absent))) : result;
    }

    // The rank that decides is the last level that is asked.
    private IEnumerable<ApprovalLevel> UpTo(RankDecision decision)
    {
        var last = Levels.Select((level, i) => (level, i)).Where(l => l.level.Role == decision.Rank).Select(l => l.i + 1).FirstOrDefault();
        return last > 0 ? Levels.Take(last) : throw new StepFaultException(DecisionFaults.NoLevel(decision));
    }

    private ActivityResult Next(ActivityContext context, Stimulus.Answer answer, Value state)
    {
        if (answer.ActionKey != "approve") return Close(answer.ActionKey == "remand" ? "Remanded" : "Rejected", state);

        var at = state["at"].AsNumber + 1;
        return at == state["levels"].AsList.Count ? Close("Approved", state) : Ask(context, state.With("/at", Value.Of(at)));
    }

    private static ActivityResult Close(string outcome, Value state)
    {
        var deciding = state["opinions"].AsList[^1];
        return ActivityResult.Done(outcome).Returning(Value.Record(
            ("opinions", state["opinions"]), ("decidedBy", deciding["onBehalfOf"].IsNull ? deciding["by"] : deciding["onBehalfOf"]),
                ("role", deciding["role"]), ("decision", state["decision"])));
    }

    private ActivityResult Ask(ActivityContext context, Value state)
    {
        var level = LevelOf(state);
        var last = state["at"].AsNumber + 1 == state["levels"].AsList.Count;
        var label = level.Label ?? new(level.Role, level.Role);
        LocalText approve = last ? new("決裁する", "Decide: approve") : new("承認する", "Approve");
        var task = Desk.Task(context, "approval", level.Role, DueInDays) with
        {
            Title = new($"{context.Node.Label.Ja}（{label.Ja}）", $"{context.Node.Label.En} ({label.En})"),
            Actions = [new("approve", approve, NeedsReason: false, Primary: true), Remand, Reject],
            Instructions = RankDecision.Told(state["decision"]),
            ExcludedUsers = ExcludeReviewers ? context.WhoAnswered("formalReview", "review") : [],
        };
        return Desk.Wait(context, task, new(EscalateTo, EscalateAfterDays)).Remember(state);
    }

    // A decision by proxy stands at once; the absent person looks at it afterwards (後閲).
    private static HumanTask PostReview(ActivityContext context, ApprovalLevel level, Participant absent) =>
        Desk.Task(context, "postReview", level.Role, null) with
        {
            Title = new($"後閲（{context.Node.Label.Ja}）", $"Post-review ({context.Node.Label.En})"),
            Assignee = absent.Id,
            AssigneeName = absent.Name,
            Actions = [Reviewed],
            Blocks = false,
        };

    private ApprovalLevel LevelOf(Value state)
    {
        var role = state["levels"].AsList[(int)state["at"].AsNumber].AsText;
        return Levels.First(l => l.Role == role);
    }
}

/// <summary>One level of an approval: who, and when it applies (専決 by amount or period).</summary>
public sealed record ApprovalLevel(string Role, LocalText? Label = null, bool? When = null);
