using CyberPort.Storage.Outbox;

namespace CyberPort.Operations.Delivery;

/// <summary>Does one kind of what an outbox row asks for; doing it twice must be harmless.</summary>
public interface IEffectHandler
{
    /// <summary>The outbox rows it takes: notice, mail, document.</summary>
    string Kind { get; }

    Task HandleAsync(OutboxRow row, CancellationToken cancel);
}
