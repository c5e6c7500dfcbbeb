using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Tasks;

/// <summary>Resumes runs whose deadline has come; a deadline is a column, so nothing is lost when the process ends.</summary>
public sealed class RunTimers(RunStore runs, MoveCase moves, TimeProvider time)
{
    private const int BatchSize = 50;

    /// <summary>Runs what is due now and answers how many runs were moved.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var moved = 0;
        foreach (var run in await runs.ListDueAsync(time.GetUtcNow(), BatchSize, cancel))
        {
            try
            {
                await moves.RunAsync(new Move
                {
                    Tenant = run.TenantId,
                    CaseId = run.CaseId,
                    Stimulus = _ => Task.FromResult<Stimulus>(new Stimulus.TimePassed()),
                    Audit = _ => new AuditEntry("CyberPort", "deadline", $"case/{run.CaseId:D}", "{}"),
                }, cancel);
                moved++;
            }
            catch (StaleRowException)
            {
                // another node was faster; if the deadline is still there, the next round finds it
            }
        }

        return moved;
    }
}
