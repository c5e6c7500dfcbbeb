using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Tells a named event to the steps of this run that wait for it, and to other runs.</summary>
[Activity("Elsa.PublishEvent", Label = "イベントを知らせる", English = "Publish event", Category = "Waiting")]
public sealed class PublishEvent : IActivity
{
    [Input("イベント名", English = "Event name")] public required string EventName { get; init; }

    [Input("関連キー", English = "Correlation id")] public string? CorrelationId { get; init; }

    [Input("この実行だけ", English = "Only this run")] public bool IsLocalEvent { get; init; }

    [Input("内容", English = "Payload")] public Value Payload { get; init; }

    public ActivityResult Start(ActivityContext context)
    {
        var result = ActivityResult.Done().With(new RunChange.RaiseEvent(EventName, Payload));
        return IsLocalEvent ? result : result.With(new Effect.PublishEvent(EventName, Payload, CorrelationId ?? context.CorrelationId));
    }
}
