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

        await db.WriteAsync(async unit =>
        {
            await procedures.SaveAsync(unit, row);
            var detail = $"{{\"snapshot\":\"{row.SnapshotDigest}\",\"workflow\":\"{row.DefinitionId}\",\"version\":{row.DefinitionVersion}}}";
            await audit.AppendAsync(unit, row.TenantId, new AuditEntry(actor.AuditName, "offer", $"procedure/{row.ProcedureKey}", detail));
        }, cancel);
    }
}
