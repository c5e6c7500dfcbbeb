namespace CyberPort.Workflows.Activities;

/// <summary>The office examines the application and proposes what to decide (審査).</summary>
[Activity("CyberPort.Review", Label = "審査", English = "Review", Category = "Office", Outcomes = ["Advance", "Correct", "Consult", "Deny"],
    OutcomesAt = "/actions/*/outcome")]
public sealed class Review : IWaitingActivity
{
    [Input("担当ロール", English = "Role")] public string Role { get; init; } = "reviewer";

    [Input("期限（開庁日）", English = "Due in working days")] public int? DueInDays { get; init; }

    [Input("操作", English = "Actions")]
    public IReadOnlyList<ActionChoice> Actions { get; init; } =
        [new("advance", Primary: true), new("correct"), new("consult"), new("deny")];

    public ActivityResult Start(ActivityContext context) => Desk
        .Wait(Desk.Task(context, "review", Role, DueInDays) with { Actions = [.. Actions.Select(a => a.ToAction())] })
        .With(Desk.Stage(context, "review"));

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus) => stimulus is Stimulus.Answer answer
        ? ActivityResult.Done(Actions.First(a => a.Key == answer.ActionKey).WayOut).Returning(Desk.Told(answer))
        : Desk.Remind(context, Role);
}
