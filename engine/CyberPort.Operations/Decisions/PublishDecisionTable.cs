using System.Text;
using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Forms;
using CyberPort.Workflows;

namespace CyberPort.Operations.Decisions;

/// <summary>Publishes a table of who decides: read, looked through for gaps and overlaps, its cases run, stored as the next version.</summary>
public sealed class PublishDecisionTable(Db db, DecisionTableStore tables, OfficeDecisions decisions, AuditStore audit, TimeProvider time)
{
    /// <summary>The largest file in bytes.</summary>
    public const int LargestFile = 256 * 1024;

    /// <summary>Answers the table as it is stored.</summary>
    /// <exception cref="PublishRefusedException">It has problems; nothing was stored.</exception>
    /// <exception cref="AnswerRefusedException">The file is too large.</exception>
    public async Task<DecisionTable> RunAsync(Actor actor, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        if (!actor.IsOfficer || !actor.Has(PublishForm.Role)) throw new NotAllowedException("Only a form administrator publishes tables.");
        if (body.Length > LargestFile)
        {
            throw new AnswerRefusedException(new LocalText(
                $"表は{LargestFile / 1024} KB 以内にしてください。", $"A table has at most {LargestFile / 1024} KB."));
        }

        var reading = DecisionTableReader.Read(body);
        var table = reading.Table ?? throw new PublishRefusedException(reading.Problems);
        var version = (await tables.ListAsync(actor.Tenant, cancel)).Where(t => t.TableKey == table.Key).Select(t => t.Version).FirstOrDefault() + 1;
        var row = new DecisionTableRow
        {
            TenantId = actor.Tenant,
            TableKey = table.Key,
            Version = version,
            ValidFrom = table.ValidFrom,
            ValidTo = table.ValidTo,
            Body = Encoding.UTF8.GetString(body.Span),
            PublishedAt = time.GetUtcNow(),
            PublishedBy = actor.Name,
        };
        await db.WriteAsync(async unit =>
        {
            tables.Add(unit, row);
            var entry = new AuditEntry(actor.AuditName, "publish-decision-table", $"decision-table/{table.Key}", $"{{\"version\":{version}}}");
            await audit.AppendAsync(unit, actor.Tenant, entry);
        }, cancel);
        decisions.Forget(actor.Tenant);
        return table with { Version = version };
    }
}
