using System.Text;
using CyberPort.Expressions;
using CyberPort.Storage;
using CyberPort.Storage.Outbox;

namespace CyberPort.Operations.Effects;

/// <summary>A run of a case.</summary>
public sealed record RunPlace(Guid CaseId, Guid RunId);

/// <summary>Outbox rows that come from a run and bring something back to it.</summary>
public static class PlacedRows
{
    /// <summary>A row of a kind, with the run it belongs to and what is to be done.</summary>
    public static OutboxRow Of(TenantId tenant, string kind, RunPlace place, (string Name, Value Value) what, DateTimeOffset now) => new()
    {
        TenantId = tenant,
        Id = Guid.CreateVersion7(now),
        Kind = kind,
        Body = Value.Record(("caseId", Value.Of(place.CaseId.ToString("D"))), ("runId", Value.Of(place.RunId.ToString("D"))), what).ToJson(),
        CreatedAt = now,
        NextTryAt = now,
    };

    /// <summary>The run and all of the row's body.</summary>
    public static (RunPlace Place, Value Body) Read(OutboxRow row)
    {
        var body = Value.Parse(Encoding.UTF8.GetBytes(row.Body));
        return (new(Guid.Parse(body["caseId"].AsText), Guid.Parse(body["runId"].AsText)), body);
    }
}
