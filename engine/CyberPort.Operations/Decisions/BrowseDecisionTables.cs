using System.Text;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Procedures;
using CyberPort.Storage.Forms;
using CyberPort.Workflows;

namespace CyberPort.Operations.Decisions;

/// <summary>A published version of a table, as people read it.</summary>
/// <param name="Row">When it was published and by whom.</param>
/// <param name="Table">The table.</param>
/// <param name="Counts">Whether it is the version that counts today.</param>
public sealed record BrowsedTable(DecisionTableRow Row, DecisionTable Table, bool Counts);

/// <summary>Shows an office's tables of who decides to everybody who works there.</summary>
public sealed class BrowseDecisionTables(DecisionTableStore tables, OfficeCalendars calendars)
{
    public async Task<IReadOnlyList<BrowsedTable>> RunAsync(Actor actor, CancellationToken cancel)
    {
        if (!actor.IsOfficer) throw new NotAllowedException("The tables are the office's.");
        var read = (await tables.ListAsync(actor.Tenant, cancel))
            .Select(row => (Row: row, DecisionTableReader.Read(Encoding.UTF8.GetBytes(row.Body)).Table))
            .Where(t => t.Table is not null)
            .Select(t => (t.Row, Table: t.Table! with { Version = t.Row.Version })).ToList();
        var book = new DecisionBook([.. read.Select(t => t.Table)]);
        return [.. read.Select(t => new BrowsedTable(t.Row, t.Table, book.Find(t.Table.Key, calendars.Today)?.Version == t.Table.Version))];
    }

    /// <summary>Today, as the office counts days.</summary>
    public DateOnly Today => calendars.Today;

    /// <summary>The latest version of a table, for whoever may publish the next one.</summary>
    /// <exception cref="NotFoundException">The office has no such table.</exception>
    public async Task<BrowsedTable> LatestAsync(Actor actor, string key, CancellationToken cancel)
    {
        if (!MayPublish(actor)) throw new NotAllowedException("Only a form administrator publishes tables.");
        return (await RunAsync(actor, cancel)).Where(t => t.Row.TableKey == key).MaxBy(t => t.Row.Version) ?? throw new NotFoundException("The table");
    }

    /// <summary>Whether the person may publish a table.</summary>
    public static bool MayPublish(Actor actor) => actor.IsOfficer && actor.Has(PublishForm.Role);
}
