namespace CyberPort.Workflows.Activities;

/// <summary>Begins its own path when a number of days has passed since the flow began (標準処理期間, reminders); nobody waits for it.</summary>
[Activity("CyberPort.Deadline", Label = "期限", English = "Deadline", Category = "Office", EventStart = true)]
public sealed class Deadline : IWaitingActivity
{
    [Input("日数", English = "Days")] public required int Days { get; init; }

    [Input("開庁日で数える", English = "Working days")] public bool WorkingDays { get; init; } = true;

    /// <summary>Whether it stands still while the applicant corrects.</summary>
    [Input("補正中は止まる", English = "Stops during a correction")] public bool StopsWithClock { get; init; } = true;

    public ActivityResult Start(ActivityContext context) =>
        ActivityResult.Wait(new Waiting.ForTime(context.Due(Days, WorkingDays), StopsWithClock));

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus) => ActivityResult.Done();
}
