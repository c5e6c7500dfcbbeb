using System.Collections.Concurrent;
using System.Text;
using CyberPort.Storage;
using CyberPort.Storage.Forms;
using CyberPort.Workflows;

namespace CyberPort.Operations.Decisions;

/// <summary>Each office's tables of who decides, handed to the runner as the calendar is.</summary>
public sealed class OfficeDecisions(DecisionTableStore tables, TimeProvider time)
{
    private readonly ConcurrentDictionary<TenantId, (DateTimeOffset ReadAt, DecisionBook Book)> _known = new();

    /// <summary>How long tables are used before they are read again; what this process publishes counts at once.</summary>
    public TimeSpan KeptFor { get; init; } = TimeSpan.FromMinutes(1);

    public async Task<DecisionBook> GetAsync(TenantId tenant, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (_known.TryGetValue(tenant, out var known) && known.ReadAt + KeptFor > now) return known.Book;

        var rows = await tables.ListAsync(tenant, cancel);
        var book = new DecisionBook([.. rows.Select(Read).OfType<DecisionTable>()]);
        _known[tenant] = (now, book);
        return book;
    }

    /// <summary>Reads an office's tables again at the next question.</summary>
    public void Forget(TenantId tenant) => _known.TryRemove(tenant, out _);

    private static DecisionTable? Read(DecisionTableRow row) =>
        DecisionTableReader.Read(Encoding.UTF8.GetBytes(row.Body)).Table is { } table ? table with { Version = row.Version } : null;
}
