using System.Text;
using CyberPort.Expressions;
using CyberPort.Scripting;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Outbox;

namespace CyberPort.Operations.Scripts;

/// <summary>What a script's outbox row asks for.</summary>
public sealed record ScriptOrder(Guid CaseId, ScriptRequest Request)
{
    public const string Kind = "script";

    public static OutboxRow RowOf(CaseRow row, ScriptRequest request, DateTimeOffset now) => new()
    {
        TenantId = row.TenantId,
        Id = Guid.CreateVersion7(now),
        Kind = Kind,
        Body = Value.Record(("caseId", Value.Of(row.Id.ToString("D"))), ("request", request.ToValue())).ToJson(),
        CreatedAt = now,
        NextTryAt = now,
    };

    public static ScriptOrder Of(OutboxRow row)
    {
        var body = Value.Parse(Encoding.UTF8.GetBytes(row.Body));
        return new(Guid.Parse(body["caseId"].AsText), ScriptRequest.Of(body["request"]));
    }
}
