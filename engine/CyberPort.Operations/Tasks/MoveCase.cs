using CyberPort.Expressions;
using CyberPort.Operations.Children;
using CyberPort.Operations.Effects;
using CyberPort.Storage;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Tasks;

/// <summary>One move of a case: what is sent into the run and what is written beside it.</summary>
public sealed record Move
{
    public required TenantId Tenant { get; init; }
    public required Guid CaseId { get; init; }

    /// <summary>Which run of the case moves; its own when none is named.</summary>
    public Guid? RunId { get; init; }

    /// <summary>The stimulus for the case as it was just read; throws when the move is not possible any more.</summary>
    public Func<LoadedCase, Task<Stimulus>>? Stimulus { get; init; }

    /// <summary>How the run moves when nothing is sent into it: a migration to another version.</summary>
    public Func<LoadedCase, RunContext, Step>? Decide { get; init; }

    /// <summary>Changes the case before the step's own effects (the officer in charge, the title after a correction).</summary>
    public Func<LoadedCase, CaseRow> Change { get; init; } = loaded => loaded.Case;

    /// <summary>What the documents and columns are filled from, when the move brings new values.</summary>
    public Value? Values { get; init; }

    /// <summary>Further rows of the same transaction.</summary>
    public Action<UnitOfWork, LoadedCase> Also { get; init; } = (_, _) => { };

    public required Func<LoadedCase, AuditEntry> Audit { get; init; }
}

/// <summary>Moves a case one step: load, decide, keep all of it in one transaction; of two moves from the same state one wins and the other is decided anew.</summary>
public sealed class MoveCase(MoveParts parts, Runner runner, TimeProvider time)
{
    private const int Tries = 12;

    public async Task<CaseRow> RunAsync(Move move, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var loaded = await parts.Loader.LoadAsync(move.Tenant, move.CaseId, move.RunId, cancel);
            try
            {
                return await StepAsync(move, loaded, cancel);
            }
            catch (Exception error) when (error is StaleRowException or DuplicateKeyException && attempt < Tries)
            {
                // somebody moved the run between reading and writing; both count, so decide again on what is there now
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(2, 5 * attempt)), cancel);
            }
        }
    }

    private async Task<CaseRow> StepAsync(Move move, LoadedCase loaded, CancellationToken cancel)
    {
        var stimulus = move.Stimulus is { } send ? await send(loaded) : null;
        var context = loaded.Frame.At(time.GetUtcNow());
        var step = Step(move, loaded, stimulus, context);
        var frame = move.Values is { } values ? loaded.Frame with { Values = values } : loaded.Frame;
        return await parts.Db.WriteTogetherAsync(move.Tenant.Value, async unit =>
        {
            await parts.Audit.LockFirstAsync(unit, move.Tenant);
            // the run's version is the fence: whoever comes second stops here and decides again
            parts.Runs.Save(unit, parts.Steps.Row(loaded.Case, step.Run, loaded.RunRow.Version));
            var row = await parts.Steps.WriteAsync(unit, new CaseStep(move.Change(loaded), step, frame, loaded.RunRow.Version + 1), cancel);
            parts.Cases.Save(unit, row);
            await parts.Clocks.FollowAsync(unit, loaded, step.Run, context, cancel);
            move.Also(unit, loaded);
            await parts.Audit.AppendAsync(unit, move.Tenant, move.Audit(loaded));
            return row;
        }, cancel);
    }

    private static LocalText Stopped => new(
        "処理の途中で問題が起きたため、この案件は止まっています。運用担当へ連絡してください。", "This case has stopped at a problem. Tell the operator.");

    private Step Step(Move move, LoadedCase loaded, Stimulus? stimulus, RunContext context)
    {
        try
        {
            return stimulus is null
                ? move.Decide?.Invoke(loaded, context) ?? throw new ArgumentException("The move neither sends nor decides.", nameof(move))
                : runner.Resume(loaded.Frame.Definition, loaded.Run, stimulus, context);
        }
        catch (StimulusRefusedException refused)
        {
            throw new AnswerRefusedException(refused.Faults[0].Message);
        }
        catch (TaskNotOpenException closed)
        {
            // the row says open, the run does not wait: it stands at an incident until an operator has mended it
            throw new AnswerRefusedException(loaded.Run.Incidents.Count == 0 ? closed.Text : Stopped);
        }
    }
}

/// <summary>What a move reads and writes.</summary>
public sealed record MoveParts(Db Db, CaseLoader Loader, CaseStore Cases, RunStore Runs, StepWriter Steps, AuditStore Audit, ChildClocks Clocks);
