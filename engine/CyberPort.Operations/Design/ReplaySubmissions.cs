using CyberPort.Expressions;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Procedures;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Design;

/// <summary>Tries a changed form on what was submitted before it is published, and counts the drafts that it meets.</summary>
public sealed class ReplaySubmissions(SubmissionStore submissions, DraftStore drafts, FormLibrary forms, DesignOptions options)
{
    private const int MostPlaces = 5;

    /// <summary>The latest submissions of the office's procedures that are offered on the form.</summary>
    public async Task<Replay> RunAsync(Actor actor, IReadOnlyList<ProcedureRow> procedures, CompiledForm form, CancellationToken cancel)
    {
        var (tried, stopped) = (0, 0);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var changed = new List<ReplayedSubmission>();
        foreach (var procedure in procedures)
        {
            var settings = ProcedureSettings.Of(procedure);
            foreach (var row in await submissions.ListLatestAsync(actor.Tenant, procedure.ProcedureKey, options.Replayed, cancel))
            {
                var values = Value.Parse(row.FormValues);
                var old = await forms.GetAsync(actor.Tenant, row.SnapshotDigest, cancel);
                var pair = new ReplayPair(old, Evaluate(old, values, settings, row), form, Evaluate(form, values, settings, row));
                tried++;
                if (pair.Changes() is { Count: > 0 } changes) changed.Add(new(row.ReceiptNumber, changes));
                if (!pair.WasGood || pair.Stops.Count == 0) continue;
                stopped++;
                foreach (var pointer in pair.Stops.Select(f => f.Pointer).Distinct()) places[pointer] = places.GetValueOrDefault(pointer) + 1;
            }
        }

        var most = places.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).Take(MostPlaces).Select(p => (form.Field(p.Key)?.Label ?? new(p.Key, p.Key), p.Value));
        return new(tried, stopped, [.. most]) { Changed = changed.Count, Changes = [.. changed.Take(options.ReplayedShown)] };
    }

    /// <summary>Drafts that are being filled in; they go on as they are, on the form with which they began.</summary>
    public async Task<int> CountDraftsAsync(Actor actor, IReadOnlyList<ProcedureRow> procedures, CancellationToken cancel)
    {
        var count = 0;
        foreach (var procedure in procedures) count += await drafts.CountOfProcedureAsync(actor.Tenant, procedure.ProcedureKey, cancel);
        return count;
    }

    // the day on which it was sent counts, and what was confirmed then is confirmed still
    private static FormState Evaluate(CompiledForm form, Value values, ProcedureSettings settings, SubmissionRow row) => form.Evaluate(values, new FormContext
    {
        Today = OfficeCalendars.DayOf(row.SubmittedAt),
        Phase = FormPhase.Submit,
        Facts = settings.FactsOf(form),
        Acknowledgements = Acknowledged.Read(row.Acknowledgements),
    });
}
