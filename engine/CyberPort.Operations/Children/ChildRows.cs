using System.Text;
using CyberPort.Expressions;
using CyberPort.Storage;
using CyberPort.Storage.Outbox;
using CyberPort.Workflows;

namespace CyberPort.Operations.Children;

/// <summary>A run of a case.</summary>
public sealed record RunPlace(Guid CaseId, Guid RunId);

/// <summary>The outbox rows by which runs start, end and stop each other.</summary>
public static class ChildRows
{
    public const string StartKind = "workflow";
    public const string EndKind = "workflowDone";
    public const string StopKind = "workflowStop";

    /// <summary>A run wants a child.</summary>
    public static OutboxRow Start(TenantId tenant, RunPlace parent, ChildOrder order, DateTimeOffset now) =>
        Row(tenant, StartKind, parent, ("order", order.ToValue()), now);

    /// <summary>A child has ended; its parent is told.</summary>
    public static OutboxRow End(TenantId tenant, RunPlace parent, RunState child, DateTimeOffset now) => Row(tenant, EndKind, parent,
        ("child", Value.Record(("id", Value.Of(child.Id.ToString("D"))), ("answer", ChildAnswer.Of(child).ToValue()))), now);

    /// <summary>One child of a run, or all of them, are not to go on.</summary>
    public static OutboxRow Stop(TenantId tenant, RunPlace parent, Guid? childId, DateTimeOffset now) =>
        Row(tenant, StopKind, parent, ("childId", Value.Of(childId?.ToString("D"))), now);

    /// <summary>The parent and the rest of a row.</summary>
    public static (RunPlace Parent, Value Body) Read(OutboxRow row)
    {
        var body = Value.Parse(Encoding.UTF8.GetBytes(row.Body));
        return (new(Guid.Parse(body["caseId"].AsText), Guid.Parse(body["runId"].AsText)), body);
    }

    private static OutboxRow Row(TenantId tenant, string kind, RunPlace parent, (string, Value) what, DateTimeOffset now) => new()
    {
        TenantId = tenant,
        Id = Guid.CreateVersion7(now),
        Kind = kind,
        Body = Value.Record(("caseId", Value.Of(parent.CaseId.ToString("D"))), ("runId", Value.Of(parent.RunId.ToString("D"))), what).ToJson(),
        CreatedAt = now,
        NextTryAt = now,
    };
}
