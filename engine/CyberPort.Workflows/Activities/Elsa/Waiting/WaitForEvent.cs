namespace CyberPort.Workflows.Activities;

/// <summary>Waits for a named event; its payload is the result.</summary>
[Activity("Elsa.Event", Label = "イベントを待つ", English = "Event", Category = "Waiting")]
public sealed class WaitForEvent : IWaitingActivity
{
    [Input("イベント名", English = "Event name")] public required string EventName { get; init; }

    public ActivityResult Start(ActivityContext context) => ActivityResult.Wait(new Waiting.ForEvent(EventName));

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus) =>
        ActivityResult.Done().Returning(stimulus is Stimulus.Event happening ? happening.Payload : default);
}
