namespace CyberPort.Workflows.Activities;

/// <summary>Waits until a moment; one that has passed is not waited for.</summary>
[Activity("Elsa.StartAt", Label = "日時まで待つ", English = "Start at", Category = "Waiting")]
public sealed class StartAt : IWaitingActivity
{
    [Input("日時", English = "Date and time")] public required DateTimeOffset DateTime { get; init; }

    public ActivityResult Start(ActivityContext context) =>
        DateTime <= context.Now ? ActivityResult.Done() : ActivityResult.Wait(new Waiting.ForTime(DateTime));

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus) => ActivityResult.Done();
}
