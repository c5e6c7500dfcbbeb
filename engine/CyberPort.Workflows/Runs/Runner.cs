using CyberPort.Workflows.Runs;

namespace CyberPort.Workflows;

/// <summary>Moves runs on: a pure function of the definition, the run, what happened and the time.</summary>
public sealed class Runner(ActivityCatalog catalog, RunnerLimits limits)
{
    /// <summary>The catalog that the definitions were read with.</summary>
    public ActivityCatalog Catalog => catalog;

    /// <summary>Begins a run.</summary>
    /// <exception cref="StimulusRefusedException">The input is too large or nested too deep.</exception>
    public Step Start(WorkflowDefinition definition, RunStart start, RunContext context)
    {
        var burst = new Burst(new(definition, start.RunId), limits, context);
        burst.Start(start);
        return burst.Finish();
    }

    /// <summary>Moves a run on by something that happened.</summary>
    /// <exception cref="TaskNotOpenException">The answered task is not waiting (any more).</exception>
    /// <exception cref="StimulusRefusedException">The answer or the withdrawal cannot be taken as it is.</exception>
    public Step Resume(WorkflowDefinition definition, RunState run, Stimulus stimulus, RunContext context)
    {
        var (id, version) = (definition.DefinitionId, definition.Version);
        if (run.DefinitionVersion != version || run.DefinitionId != id)
            throw new ArgumentException($"The run {run.Id} belongs to {run.DefinitionId} {run.DefinitionVersion}, not to {id} {version}.");

        var burst = new Burst(new(definition, run), limits, context);
        burst.Resume(stimulus);
        return burst.Finish();
    }

    /// <summary>Lets a run go on with another version of its definition; its open tasks stay as they were asked.</summary>
    /// <exception cref="StimulusRefusedException">A step of the run is gone and no step takes its place.</exception>
    public Step Migrate(RunState run, Migration migration, RunContext context)
    {
        var (from, to) = (migration.From, migration.To);
        if (run.DefinitionVersion != from.Version || run.DefinitionId != from.DefinitionId || to.DefinitionId != from.DefinitionId)
            throw new ArgumentException($"The run {run.Id} does not belong to {from.DefinitionId} {from.Version}, or the other is no version of it.");
        if (run is { Status: RunStatus.Finished, SubStatus: not RunSubStatus.Faulted }) throw new ArgumentException($"The run {run.Id} has ended.");

        var plan = MigrationPlan.Of(run, from, to);
        var refusals = plan.Refusals(migration.Targets);
        if (refusals.Count > 0) throw new StimulusRefusedException([.. refusals.Select(r => new AnswerFault("/targets", r))]);

        var burst = new Burst(new(to, Burst.Carried(run, plan)), limits, context);
        burst.Migrate(migration, run, plan);
        return burst.Finish();
    }

    /// <summary>What is wrong with an answer, without taking it; empty when it would be accepted.</summary>
    /// <exception cref="TaskNotOpenException">The answered task is not waiting (any more).</exception>
    public IReadOnlyList<AnswerFault> Check(WorkflowDefinition definition, RunState run, Stimulus.Answer answer, RunContext context) =>
        new Burst(new(definition, run), limits, context).Check(answer);
}
