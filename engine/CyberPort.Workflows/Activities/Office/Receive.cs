namespace CyberPort.Workflows.Activities;

/// <summary>The office takes the application in (受付).</summary>
[Activity("CyberPort.Receive", Label = "受付", English = "Receipt", Category = "Office", Outcomes = ["Accepted"])]
public sealed class Receive : IWaitingActivity
{
    private static readonly TaskAction Accept = new("accept", new("受け付ける", "Accept"), NeedsReason: false, Primary: true);

    [Input("担当ロール", English = "Role")] public string Role { get; init; } = "receptionist";

    [Input("期限（開庁日）", English = "Due in working days")] public int? DueInDays { get; init; }

    [Input("期限後に引き上げるロール", English = "Role it is escalated to")] public string? EscalateTo { get; init; }

    [Input("引き上げるまでの日数（開庁日）", English = "Escalated after working days")] public int EscalateAfterDays { get; init; }

    /// <summary>A filing (届出) counts when it arrives: nobody has to accept it.</summary>
    [Input("自動で受け付ける", English = "Without a task")] public bool Automatic { get; init; }

    public ActivityResult Start(ActivityContext context)
    {
        var result = Automatic
            ? ActivityResult.Done("Accepted")
            : Desk.Wait(context, Desk.Task(context, "receive", Role, DueInDays) with { Actions = [Accept] }, new(EscalateTo, EscalateAfterDays));
        return result.With(Desk.Stage(context, "received"));
    }

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus) =>
        stimulus is Stimulus.Answer answer ? ActivityResult.Done("Accepted").Returning(Desk.Told(answer)) : Desk.Remind(context, Role);
}
