using CyberPort.Expressions;
using CyberPort.Operations.Effects;
using CyberPort.Storage;
using CyberPort.Storage.Outbox;
using CyberPort.Workflows;

namespace CyberPort.Operations.Children;

/// <summary>The outbox rows by which runs start, end and stop each other; each names the parent.</summary>
public static class ChildRows
{
    public const string StartKind = "workflow";
    public const string EndKind = "workflowDone";
    public const string StopKind = "workflowStop";

    /// <summary>A run wants a child.</summary>
    public static OutboxRow Start(TenantId tenant, RunPlace parent, ChildOrder order, DateTimeOffset now) =>
        PlacedRows.Of(tenant, StartKind, parent, ("order", order.ToValue()), now);

    /// <summary>A child has ended; its parent is told.</summary>
    public static OutboxRow End(TenantId tenant, RunPlace parent, RunState child, DateTimeOffset now) => PlacedRows.Of(tenant, EndKind, parent,
        ("child", Value.Record(("id", Value.Of(child.Id.ToString("D"))), ("answer", ChildAnswer.Of(child).ToValue()))), now);

    /// <summary>One child of a run, or all of them, are not to go on.</summary>
    public static OutboxRow Stop(TenantId tenant, RunPlace parent, Guid? childId, DateTimeOffset now) =>
        PlacedRows.Of(tenant, StopKind, parent, ("childId", Value.Of(childId?.ToString("D"))), now);
}
