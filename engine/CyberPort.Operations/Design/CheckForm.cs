using CyberPort.Expressions;
using CyberPort.Forms.Cases;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Procedures;
using CyberPort.Storage.Cases;

namespace CyberPort.Operations.Design;

/// <summary>What stands before a publication (公開の確認).</summary>
public sealed record GateReport
{
    /// <summary>What keeps the form from being published: faults, conflicts, own test cases that fail.</summary>
    public required IReadOnlyList<Problem> Stops { get; init; }

    /// <summary>What should be looked at: texts that are missing in a language, fields that nobody can reach.</summary>
    public required IReadOnlyList<Problem> Advice { get; init; }

    public required Replay Replay { get; init; }

    /// <summary>How many test cases ran.</summary>
    public required int Cases { get; init; }

    /// <summary>Drafts that are being filled in; they go on as they are, on the form with which they began.</summary>
    public required int Drafts { get; init; }

    public bool MayPublish => Stops.Count == 0;
}

/// <summary>Checks a changed form before it is published: its rules, its own cases, its texts, and what past submissions would meet.</summary>
public sealed class CheckForm(CheckFormParts parts, FormLibrary forms, DesignOptions options)
{
    private const int MostPlaces = 5;

    public async Task<GateReport> RunAsync(Actor actor, OpenWork open, CancellationToken cancel)
    {
        WorkOnForm.Require(actor);
        var work = open.Work;
        if (work.Form is not { } form)
            return new GateReport { Stops = work.Problems, Advice = [], Replay = new(0, 0, []), Cases = 0, Drafts = 0 };

        var count = 0;
        foreach (var procedure in open.Procedures) count += await parts.Drafts.CountOfProcedureAsync(actor.Tenant, procedure.ProcedureKey, cancel);
        return new GateReport
        {
            Stops = [.. await parts.Publications.RetypedAsync(actor.Tenant, work.Overlay!, cancel), .. FormCases.Run(form)],
            Advice = FormAdvice.Of(work, form),
            Replay = await ReplayAsync(actor, open, form, cancel),
            Cases = form.Package.Cases.Count,
            Drafts = count,
        };
    }

    private async Task<Replay> ReplayAsync(Actor actor, OpenWork open, CompiledForm form, CancellationToken cancel)
    {
        var (tried, stopped) = (0, 0);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var changed = new List<ReplayedSubmission>();
        foreach (var procedure in open.Procedures)
        {
            var settings = ProcedureSettings.Of(procedure);
            foreach (var row in await parts.Submissions.ListLatestAsync(actor.Tenant, procedure.ProcedureKey, options.Replayed, cancel))
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

        var most = places.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).Take(MostPlaces).Select(p => (LabelOf(form, p.Key), p.Value));
        return new(tried, stopped, [.. most]) { Changed = changed.Count, Changes = [.. changed.Take(options.ReplayedShown)] };
    }

    // the day on which it was sent counts, and what was confirmed then is confirmed still
    private static FormState Evaluate(CompiledForm form, Value values, ProcedureSettings settings, SubmissionRow row) => form.Evaluate(values, new FormContext
    {
        Today = OfficeCalendars.DayOf(row.SubmittedAt),
        Phase = FormPhase.Submit,
        Facts = settings.FactsOf(form),
        Acknowledgements = Applications.Acknowledged.Read(row.Acknowledgements),
    });

    private static LocalText LabelOf(CompiledForm form, string pointer) => form.Field(pointer)?.Label ?? new(pointer, pointer);
}

/// <summary>What is asked before a publication.</summary>
public sealed record CheckFormParts(SubmissionStore Submissions, DraftStore Drafts, PublishForm Publications);
