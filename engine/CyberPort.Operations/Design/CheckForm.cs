using CyberPort.Expressions;
using CyberPort.Forms.Cases;
using CyberPort.Forms.Editing;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Procedures;

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
public sealed class CheckForm(ReplaySubmissions past, PublishForm publications)
{
    public async Task<GateReport> RunAsync(Actor actor, OpenWork open, CancellationToken cancel)
    {
        WorkOnForm.Require(actor);
        var work = open.Work;
        if (work.Form is not { } form)
            return new GateReport { Stops = work.Problems, Advice = [], Replay = new(0, 0, []), Cases = 0, Drafts = 0 };

        return new GateReport
        {
            Stops = [.. await publications.RetypedAsync(actor.Tenant, work.Overlay!, cancel), .. FormCases.Run(form)],
            Advice = FormAdvice.Of(work, form),
            Replay = await past.RunAsync(actor, open.Procedures, form, cancel),
            Cases = form.Package.Cases.Count,
            Drafts = await past.CountDraftsAsync(actor, open.Procedures, cancel),
        };
    }
}
