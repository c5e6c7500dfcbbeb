using System.Text;
using CyberPort.Operations.Effects;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Children;

/// <summary>The periods of the runs that a case has started stand still and go on with the case's own (補正), in the same transaction.</summary>
public sealed class ChildClocks(RunStore runs, DefinitionLibrary definitions, StepWriter steps, Runner runner)
{
    /// <summary>Behind a step that let the case's clock stand still or go on: the same for every run below it.</summary>
    public async Task FollowAsync(UnitOfWork unit, LoadedCase before, RunState after, RunContext context, CancellationToken cancel)
    {
        if (after.ParentId is not null || after.ClockStands == before.Run.ClockStands) return;

        foreach (var child in await runs.ListStartedAsync(unit, before.Case.TenantId, before.Case.Id))
        {
            var state = RunState.FromJson(Encoding.UTF8.GetBytes(child.State));
            if (state.ClockStands == after.ClockStands) continue;

            var definition = await definitions.GetAsync(child.TenantId, child.DefinitionId, child.DefinitionVersion, cancel);
            var step = runner.Resume(definition, state, new Stimulus.Clock(after.ClockStands), context);
            // whoever moved the child meanwhile wins, and the case's step is decided again
            runs.Save(unit, steps.Row(before.Case, step.Run, child.Version));
            runs.Add(unit, StepWriter.Journal(new CaseStep(before.Case, step, before.Frame, child.Version + 1), context.Now));
        }
    }
}
