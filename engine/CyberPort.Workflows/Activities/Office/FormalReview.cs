namespace CyberPort.Workflows.Activities;

/// <summary>The office looks whether the application is formally complete (形式審査).</summary>
[Activity("CyberPort.FormalReview", Label = "形式審査", English = "Formal review", Category = "Office",
    Outcomes = ["Pass", "Correct", "Dismiss"], OutcomesAt = "/actions/*/outcome")]
public sealed class FormalReview : IWaitingActivity
{
    [Input("担当ロール", English = "Role")] public string Role { get; init; } = "reviewer";

    [Input("期限（開庁日）", English = "Due in working days")] public int? DueInDays { get; init; }

    [Input("期限後に引き上げるロール", English = "Role it is escalated to")] public string? EscalateTo { get; init; }

    [Input("引き上げるまでの日数（開庁日）", English = "Escalated after working days")] public int EscalateAfterDays { get; init; }

    [Input("操作", English = "Actions")]
    public IReadOnlyList<ActionChoice> Actions { get; init; } =
        [new("pass", Primary: true), new("correct"), new("dismiss")];

    public ActivityResult Start(ActivityContext context) => Desk
        .Wait(context, Desk.Task(context, "formalReview", Role, DueInDays) with { Actions = [.. Actions.Select(a => a.ToAction())] },
            new(EscalateTo, EscalateAfterDays))
        .With(Desk.Stage(context, "formalReview"));

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus) => stimulus is Stimulus.Answer answer
        ? ActivityResult.Done(Actions.First(a => a.Key == answer.ActionKey).WayOut).Returning(Desk.Told(answer))
        : Desk.Remind(context, Role);
}
