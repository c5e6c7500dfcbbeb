using CyberPort.Expressions;
using CyberPort.Operations.Effects;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Retention;

/// <summary>Takes out of old journals what was said and given; the way that was walked stays, with its times, and so do tasks, documents and the final state.</summary>
/// <remarks>A shortened journal can not be replayed. Each run is a transaction of its own with a line in the audit log.</remarks>
public sealed class ShortenJournals(RetentionParts parts, JournalOptions options, TimeProvider time)
{
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Works off one batch and answers how many journals were shortened; looks for new ones once in a while only.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (options.KeepDays <= 0 || now < _next) return 0;

        var old = await parts.Journals.ListToShortenAsync(now.AddDays(-options.KeepDays), options.BatchSize, cancel);
        // those in which another process was faster are no sign that nothing is left
        if (old.Count == 0) _next = now + options.Every;
        var done = 0;
        foreach (var run in old)
            if (await ShortenAsync(run, now, cancel)) done++;
        return done;
    }

    private async Task<bool> ShortenAsync(EndedRun run, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = await parts.Runs.ListJournalAsync(run.TenantId, run.Id, cancel);
        var kept = new JournalRow
        {
            TenantId = run.TenantId,
            RunId = run.Id,
            Number = 0,
            CaseId = run.CaseId,
            At = run.EndedAt,
            Entries = JournalJson.WriteWay(rows.SelectMany(JournalJson.Passed)),
        };
        var detail = Value.Record(("run", Value.Of(run.Id.ToString("D"))), ("rows", Value.Of(rows.Count))).ToJson();
        try
        {
            await parts.Db.WriteAsync(async unit =>
            {
                await parts.Audit.LockFirstAsync(unit, run.TenantId);
                await parts.Journals.ShortenAsync(unit, run, kept, now);
                await parts.Audit.AppendAsync(unit, run.TenantId, new AuditEntry("CyberPort", "shorten-journal", $"case/{run.CaseId:D}", detail));
            }, cancel);
            return true;
        }
        catch (StaleRowException)
        {
            return false; // it moved, is held, or another process was faster
        }
    }
}

/// <summary>What retention reads and writes.</summary>
public sealed record RetentionParts(Db Db, JournalStore Journals, RunStore Runs, AuditStore Audit);
