using System.Text.Json;
using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>Plays the stories beside a definition, and tells where they end differently from what is written.</summary>
public static class Scenarios
{
    private const int MaxScenarios = 200;

    /// <summary>Runs every scenario of a file; no problem means that all of them went as written.</summary>
    public static IReadOnlyList<Problem> Run(WorkflowDefinition definition, ReadOnlyMemory<byte> scenariosJson, ActivityCatalog catalog)
    {
        Value scenarios;
        try
        {
            scenarios = Value.Parse(scenariosJson.Span);
        }
        catch (JsonException fault)
        {
            return [ScenarioFaults.NoJson(fault.Message)];
        }

        if (scenarios.Kind != ValueKind.List || scenarios.AsList.Count == 0) return [ScenarioFaults.None()];
        if (scenarios.AsList.Count > MaxScenarios) return [ScenarioFaults.TooMany(MaxScenarios)];

        var runner = new Runner(catalog, RunnerLimits.Standard);
        return [.. scenarios.AsList.SelectMany((scenario, i) => new ScenarioRun(definition, runner, $"/{i}", scenario).Play())];
    }
}
