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
    /// <exception cref="AggregateException">Some runs could not be moved; all the others were.</exception>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var moved = 0;
        var faults = new List<Exception>();
        foreach (var run in await runs.ListDueAsync(time.GetUtcNow(), BatchSize, cancel))
        {
            try
            {
                if (await MoveAsync(run, cancel)) moved++;
            }
#pragma warning disable CA1031 // one run that can not be moved keeps no other from its deadline; what failed is told at the end
            catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
            {
                faults.Add(new InvalidOperationException($"The deadline of case {run.CaseId:D} of {run.TenantId} was not run.", error));
            }
        }

        return faults.Count == 0 ? moved : throw new AggregateException(faults);
    }

    private async Task<bool> MoveAsync(RunRow run, CancellationToken cancel)
    {
        try
        {
            await moves.RunAsync(new Move
            {
                Tenant = run.TenantId,
                CaseId = run.CaseId,
                RunId = run.Id,
                Stimulus = loaded => loaded.RunRow.DueAt <= time.GetUtcNow()
                    ? Task.FromResult<Stimulus>(new Stimulus.TimePassed())
                    : throw new NotDueException(),
                Audit = _ => new AuditEntry("CyberPort", "deadline", $"case/{run.CaseId:D}", "{}"),
            }, cancel);
            return true;
        }
        catch (Exception error) when (error is NotDueException or StaleRowException)
        {
            // another node was faster; if a deadline is still there, the next round finds it
            return false;
        }
    }

    private sealed class NotDueException : Exception;
}
