using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Procedures;
using CyberPort.Workflows;

namespace CyberPort.Operations.Design;

/// <summary>A step of the workflow at which somebody has the form before them.</summary>
/// <param name="Key">Its own name in the chain.</param>
/// <param name="Label">What people call it.</param>
/// <param name="IsOfApplicant">Whether the applicant acts (補正), else the office.</param>
/// <param name="Ways">What can be chosen there.</param>
public sealed record FormStep(string Key, LocalText Label, bool IsOfApplicant, IReadOnlyList<LocalText> Ways);

/// <summary>The steps that cases of a form pass, so that it can be looked at as each of them shows it.</summary>
public sealed class FormSteps(DefinitionLibrary definitions)
{
    private const string Applicant = "applicant";

    /// <summary>The steps of the workflow on which the form is offered, in its order; none while it is not offered.</summary>
    public async Task<IReadOnlyList<FormStep>> OfAsync(Actor actor, OpenWork open, CancellationToken cancel)
    {
        WorkOnForm.Require(actor);
        if (open.Procedures.FirstOrDefault(p => p.TenantId == actor.Tenant) is not { } procedure) return [];

        var chart = LaneChart.Of(await definitions.GetAsync(actor.Tenant, procedure.DefinitionId, procedure.DefinitionVersion, cancel));
        return [.. chart.Steps.Where(s => s.Role.Length > 0).Select(s => new FormStep(s.Key, s.Label, s.Role == Applicant, WaysFrom(chart, s.Key)))];
    }

    private static IReadOnlyList<LocalText> WaysFrom(LaneChart chart, string step) =>
        [.. chart.Ways.Where(w => w.From == step).Select(w => w.Label).OfType<LocalText>().Distinct()];
}
