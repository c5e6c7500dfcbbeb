namespace CyberPort.Workflows.Activities;

/// <summary>Waits for one interval; inside a flow it fires once.</summary>
[Activity("Elsa.Timer", Label = "タイマー", English = "Timer", Category = "Waiting")]
public sealed class Timer : IWaitingActivity
{
    [Input("間隔", English = "Interval")] public required TimeSpan Interval { get; init; }

    public ActivityResult Start(ActivityContext context) => ActivityResult.Wait(new Waiting.ForTime(context.Now + Interval));

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus) => ActivityResult.Done();
}
