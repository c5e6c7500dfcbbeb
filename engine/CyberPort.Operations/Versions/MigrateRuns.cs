using System.Text;
using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Incidents;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Versions;

/// <summary>Lets the waiting runs of one version of a definition go on with another: first tried, then done, each run in a transaction of its own.</summary>
public sealed class MigrateRuns(RunStore runs, DefinitionLibrary definitions, Runner runner, MoveCase moves)
{
    private const int BatchSize = 50;

    /// <summary>The versions of the operator's definitions, each with its runs that are under way.</summary>
    public async Task<IReadOnlyList<WorkflowVersions>> ListAsync(Actor actor, CancellationToken cancel)
    {
        HandleIncident.Require(actor);
        List<WorkflowVersions> found = [];
        foreach (var versions in (await runs.CountByVersionAsync(actor.Tenant, cancel)).GroupBy(v => v.DefinitionId))
        {
            var name = await definitions.NameAsync(actor.Tenant, versions.Key, versions.Max(v => v.Version), cancel);
            found.Add(new WorkflowVersions(versions.Key, name, [.. versions]));
        }

        return found;
    }

    /// <summary>What would happen; nothing is changed.</summary>
    public async Task<MigrationReport> TryAsync(Actor actor, MigrationRequest request, CancellationToken cancel)
    {
        var (from, to) = await VersionsAsync(actor, request, cancel);
        var tally = new MigrationTally();
        await foreach (var run in ListAsync(actor, request, cancel)) tally.Add(run, PlanOf(run, from, to), request.Targets);
        return tally.Report();
    }

    /// <summary>Moves every run that can follow and leaves out the others; run again, it finds only what is still there.</summary>
    /// <exception cref="AnswerRefusedException">A reason is missing, or the versions are the same.</exception>
    public async Task<MigrationReport> RunAsync(Actor actor, MigrationRequest request, CancellationToken cancel)
    {
        var (from, to) = await VersionsAsync(actor, request, cancel);
        if (request.Reason.Trim().Length is 0 or > HandleIncident.LongestReason) throw new AnswerRefusedException(NoReason);

        var migration = new Migration(from, to, request.Targets, AnswerTask.By(actor), request.Reason.Trim());
        var tally = new MigrationTally();
        await foreach (var run in ListAsync(actor, request, cancel))
        {
            var plan = PlanOf(run, from, to);
            if (plan.Refusals(request.Targets).Count > 0) tally.Add(run, plan, request.Targets);
            else if (await MoveAsync(actor, run, migration, cancel) is { } why) tally.Leave(run, plan, why);
            else tally.Add(run, plan, request.Targets);
        }

        return tally.Report();
    }

    /// <summary>Moves one run; answers why it stayed, or nothing.</summary>
    private async Task<LocalText?> MoveAsync(Actor actor, ListedRun run, Migration migration, CancellationToken cancel)
    {
        try
        {
            await moves.RunAsync(new Move
            {
                Tenant = actor.Tenant,
                CaseId = run.CaseId,
                RunId = run.Id,
                Decide = (loaded, context) => loaded.RunRow.DefinitionVersion == migration.From.Version
                    ? runner.Migrate(loaded.Run, migration, context)
                    : throw new FollowedException(),
                Change = loaded => loaded.RunRow.ParentRunId is null ? loaded.Case with { DefinitionVersion = migration.To.Version } : loaded.Case,
                Audit = _ => new AuditEntry(actor.AuditName, "migrate-run", $"case/{run.CaseId:D}", Detail(migration)),
            }, cancel);
            return null;
        }
        catch (FollowedException)
        {
            return null; // another operator moved it a moment ago
        }
        catch (AnswerRefusedException moved)
        {
            return moved.Reason; // somebody answered meanwhile, and it stands at a step now that is gone
        }
        catch (Exception error) when (error is StaleRowException or ArgumentException or StepFaultException)
        {
            return new LocalText("処理中に案件が動いたため移行できませんでした。もう一度移行してください。", "The case moved meanwhile. Migrate once more.");
        }
    }

    private async Task<(WorkflowDefinition From, WorkflowDefinition To)> VersionsAsync(Actor actor, MigrationRequest request, CancellationToken cancel)
    {
        HandleIncident.Require(actor);
        var from = await definitions.GetAsync(actor.Tenant, request.DefinitionId, request.From, cancel);
        var to = await definitions.GetAsync(actor.Tenant, request.DefinitionId, request.To, cancel);
        return request.From != request.To ? (from, to) : throw new AnswerRefusedException(SameVersion);
    }

    private async IAsyncEnumerable<ListedRun> ListAsync(
        Actor actor, MigrationRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        IReadOnlyList<ListedRun> page = [];
        do
        {
            var after = page.Count == 0 ? Guid.Empty : page[^1].Id;
            page = await runs.ListOfVersionAsync(actor.Tenant, (request.DefinitionId, request.From), after, BatchSize, cancel);
            foreach (var run in page) yield return run;
        }
        while (page.Count == BatchSize);
    }

    private static MigrationPlan PlanOf(ListedRun run, WorkflowDefinition from, WorkflowDefinition to) =>
        MigrationPlan.Of(RunState.FromJson(Encoding.UTF8.GetBytes(run.State)), from, to);

    private static string Detail(Migration migration) => Value.Record(
        ("workflow", Value.Of(migration.To.DefinitionId)),
        ("from", Value.Of(migration.From.Version)),
        ("to", Value.Of(migration.To.Version)),
        ("reason", Value.Of(migration.Reason))).ToJson();

    private static LocalText NoReason => new(
        $"移行の理由を {HandleIncident.LongestReason} 文字以内で入力してください。", $"Write why you migrate, in at most {HandleIncident.LongestReason} characters.");

    private static LocalText SameVersion => new("移行元と移行先に違う版を選んでください。", "Choose two different versions.");

    private sealed class FollowedException : Exception;
}
