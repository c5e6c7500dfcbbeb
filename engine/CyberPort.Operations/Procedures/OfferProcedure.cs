using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Procedures;

/// <summary>Offers a procedure to applicants on a published form and workflow, or moves the offer to newer ones.</summary>
public sealed class OfferProcedure(Db db, ProcedureStore procedures, AuditStore audit)
{
    public async Task RunAsync(Actor actor, ProcedureRow row, CancellationToken cancel)
    {
        if (!actor.Has(PublishForm.Role) || row.TenantId != actor.Tenant) throw new NotAllowedException("Only its own form administrator offers a procedure.");

        await db.WriteAsync(unit => AddAsync(unit, actor.AuditName, row), cancel);
    }

    /// <summary>The same as part of a larger unit of work.</summary>
    internal async Task AddAsync(UnitOfWork unit, string auditName, ProcedureRow row)
    {
        await procedures.SaveAsync(unit, row);
        var detail = $"{{\"snapshot\":\"{row.SnapshotDigest}\",\"workflow\":\"{row.DefinitionId}\",\"version\":{row.DefinitionVersion}}}";
        await audit.AppendAsync(unit, row.TenantId, new AuditEntry(auditName, "offer", $"procedure/{row.ProcedureKey}", detail));
    }

    /// <summary>Moves what an organisation offers on a form to another snapshot of it.</summary>
    internal async Task MoveAsync(UnitOfWork unit, string auditName, IEnumerable<ProcedureRow> rows, string digest, LocalText title)
    {
        foreach (var row in rows)
            await AddAsync(unit, auditName, row with { SnapshotDigest = digest, NameJa = title.Ja, NameEn = title.En });
    }
}
