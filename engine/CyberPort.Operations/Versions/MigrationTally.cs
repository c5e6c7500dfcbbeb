using CyberPort.Expressions;
using CyberPort.Operations.Incidents;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Versions;

/// <summary>Counts runs while they are migrated, or would be.</summary>
internal sealed class MigrationTally
{
    private readonly Dictionary<string, GoneChoice> _gone = [];
    private readonly List<LeftCase> _left = [];
    private int _followed;
    private int _leftCount;

    public void Add(ListedRun run, MigrationPlan plan, IReadOnlyDictionary<string, string> targets)
    {
        if (plan.Refusals(targets) is [var why, ..]) Leave(run, plan, why);
        else
        {
            Note(plan);
            _followed++;
        }
    }

    public void Leave(ListedRun run, MigrationPlan plan, LocalText why)
    {
        Note(plan);
        if (++_leftCount <= MigrationReport.MostNamed)
            _left.Add(new LeftCase(run.CaseId, run.ReceiptNumber, why) { Steps = [.. plan.Gone.Select(g => g.Label)] });
    }

    public MigrationReport Report() => new(_followed, _leftCount, _left, [.. _gone.Values]);

    private void Note(MigrationPlan plan)
    {
        foreach (var gone in plan.Gone.DistinctBy(g => g.ActivityId))
        {
            var known = _gone.GetValueOrDefault(gone.ActivityId)
                ?? new GoneChoice(gone.ActivityId, gone.Label, 0, [.. gone.Targets.Select(t => new StepChoice(t.Id, t.Label))]);
            _gone[gone.ActivityId] = known with { Cases = known.Cases + 1 };
        }
    }
}
