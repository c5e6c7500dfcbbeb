namespace CyberPort.Workflows.Activities;

/// <summary>Waits for a span of time (待機).</summary>
[Activity("Elsa.Delay", Label = "待機", English = "Delay", Category = "Waiting")]
public sealed class Delay : IWaitingActivity
{
    [Input("時間", English = "Time span")] public required TimeSpan TimeSpan { get; init; }

    public ActivityResult Start(ActivityContext context) => ActivityResult.Wait(new Waiting.ForTime(context.Now + TimeSpan));

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus) => ActivityResult.Done();
}
