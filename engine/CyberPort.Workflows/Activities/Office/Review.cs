namespace CyberPort.Workflows.Activities;

/// <summary>The office examines the application and proposes what to decide (審査).</summary>
[Activity("CyberPort.Review", Label = "審査", English = "Review", Category = "Office", Outcomes = ["Advance", "Correct", "Consult", "Deny"],
    OutcomesAt = "/actions/*/outcome")]
public sealed class Review : IWaitingActivity
{
    [Input("担当ロール", English = "Role")] public string Role { get; init; } = "reviewer";

    [Input("期限（開庁日）", English = "Due in working days")] public int? DueInDays { get; init; }

    [Input("期限後に引き上げるロール", English = "Role it is escalated to")] public string? EscalateTo { get; init; }

    [Input("引き上げるまでの日数（開庁日）", English = "Escalated after working days")] public int EscalateAfterDays { get; init; }

    [Input("操作", English = "Actions")]
    public IReadOnlyList<ActionChoice> Actions { get; init; } =
        [new("advance", Primary: true), new("correct"), new("consult"), new("deny")];

    public ActivityResult Start(ActivityContext context) => Desk
        .Wait(context, Desk.Task(context, "review", Role, DueInDays) with { Actions = [.. Actions.Select(a => a.ToAction())] },
            new(EscalateTo, EscalateAfterDays))
        .With(Desk.Stage(context, "review"));

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus) => stimulus is Stimulus.Answer answer
        ? ActivityResult.Done(Actions.First(a => a.Key == answer.ActionKey).WayOut).Returning(Desk.Told(answer))
        : Desk.Remind(context, Role);
}
