using CyberPort.Operations.Absences;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Cases;

/// <summary>What the lines of the office's list say of their open tasks: in whose place one would answer, what was escalated, what is urgent.</summary>
public sealed class DeskMarks(TaskStore tasks, StandIns standIns)
{
    private const int Usual = 50;

    public StandIns StandIns { get; } = standIns;

    public async Task<IReadOnlyList<DeskRow>> AddAsync(Actor actor, IReadOnlyList<DeskRow> rows, CancellationToken cancel)
    {
        List<DeskRow> marked = [];
        foreach (var some in rows.Chunk(10))
        {
            var open = (await tasks.ListOpenAsync(actor.Tenant, [.. some.Select(r => r.Case.Id)], cancel)).ToLookup(t => t.CaseId);
            marked.AddRange(some.Select(row => row with
            {
                InPlaceOf = InPlaceOf(actor, row, open[row.Case.Id]),
                Escalated = open[row.Case.Id].Any(t => t.EscalatedTo.Length > 0),
                Urgent = open[row.Case.Id].Any(t => t.Priority > Usual),
            }));
        }

        return marked;
    }

    private static string InPlaceOf(Actor actor, DeskRow row, IEnumerable<TaskRow> open)
    {
        if (actor.StandsInFor.Count == 0 || open.Any(t => TaskAccess.Of(actor, row.Case, t) == TaskRight.Own)) return "";
        return open.Select(t => TaskAccess.AbsentFor(actor, t)?.Name).FirstOrDefault(name => name is not null) ?? "";
    }
}
