using CyberPort.Operations.Accounts;
using CyberPort.Operations.Calendars;
using CyberPort.Storage;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Procedures;

/// <summary>The public catalogue of procedures over all organisations (P-19).</summary>
public sealed class Catalogue(ProcedureStore procedures, OfficeCalendars calendars)
{
    public Task<IReadOnlyList<ProcedureRow>> ListAsync(CancellationToken cancel) => procedures.ListOfferedAsync(calendars.Today, cancel);

    public async Task<ProcedureRow> FindAsync(TenantId tenant, string procedureKey, CancellationToken cancel)
    {
        var row = await procedures.FindAsync(tenant, procedureKey, cancel);
        return row is { WithdrawnAt: null } && row.OfferedFrom <= calendars.Today ? row : throw new NotFoundException("The procedure");
    }
}
