using System.Text;
using CyberPort.Expressions;
using CyberPort.Scripting;
using CyberPort.Storage;
using CyberPort.Storage.Outbox;

namespace CyberPort.Operations.Scripts;

/// <summary>What a script's outbox row asks for.</summary>
/// <param name="CaseId">The case that waits.</param>
/// <param name="RunId">Which of its runs waits; nothing in rows that were written before runs could start others.</param>
/// <param name="Request">The script and what it may look at.</param>
public sealed record ScriptOrder(Guid CaseId, Guid? RunId, ScriptRequest Request)
{
    public const string Kind = "script";

    public OutboxRow ToRow(TenantId tenant, DateTimeOffset now) => new()
    {
        TenantId = tenant,
        Id = Guid.CreateVersion7(now),
        Kind = Kind,
        Body = Value.Record(
            ("caseId", Value.Of(CaseId.ToString("D"))), ("runId", Value.Of(RunId?.ToString("D"))), ("request", Request.ToValue())).ToJson(),
        CreatedAt = now,
        NextTryAt = now,
    };

    public static ScriptOrder Of(OutboxRow row)
    {
        var body = Value.Parse(Encoding.UTF8.GetBytes(row.Body));
        return new(Guid.Parse(body["caseId"].AsText), body["runId"].IsText ? Guid.Parse(body["runId"].AsText) : null, ScriptRequest.Of(body["request"]));
    }
}
