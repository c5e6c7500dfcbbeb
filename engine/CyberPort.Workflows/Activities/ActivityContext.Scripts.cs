using CyberPort.Expressions;

namespace CyberPort.Workflows;

public sealed partial class ActivityContext
{
    /// <summary>What a script of this step may look at.</summary>
    internal Value ScriptData() => Value.Record(
        ("variables", RecordOf(VariablesInReach().Select(v => KeyValuePair.Create(v.Name, v.Value)))),
        ("inputs", Input),
        ("outputs", RecordOf(Outputs())),
        ("lastResult", _run.LastResult),
        ("correlationId", Value.Of(CorrelationId)),
        ("workflowInstanceId", Value.Of(_run.Id.ToString())),
        ("workflowInstanceName", Value.Of(_run.Name)),
        ("workflowDefinitionId", Value.Of(_run.Definition.DefinitionId)),
        ("workflowDefinitionVersionId", Value.Of(_run.Definition.Id)),
        ("workflowDefinitionVersion", Value.Of(_run.Definition.Version)));

    /// <summary>An input of this step that is worked out for one item, whose names it may say.</summary>
    internal Value InputFor(string input, Value item) => Node.Inputs.TryGetValue(input, out var given)
        ? given.Evaluate(new(_run, _context, _limits) { Instance = _instance, Item = item })
        : Value.Null;

    /// <summary>The id of the variable that a name means here, or null.</summary>
    internal string? VariableId(string name) => VariablesInReach().Where(v => v.Name == name).Select(v => v.Id).FirstOrDefault();

    // The nearest container's come first.
    private IEnumerable<(string Id, string Name, Value Value)> VariablesInReach()
    {
        for (var instance = _instance; instance is not null; instance = instance.Parent)
            foreach (var (id, value) in instance.Variables)
                yield return (id, instance.Node.Variables.FirstOrDefault(v => v.Id == id)?.Name ?? id, value);
        foreach (var variable in _run.Definition.Variables)
            yield return (variable.Id, variable.Name, _run.Variables.TryGetValue(variable.Id, out var value) ? value : Value.Null);
    }

    // By the activity's id and by its name.
    private IEnumerable<KeyValuePair<string, Value>> Outputs() => _run.Results.Concat(
        from node in _run.Definition.Activities
        where node.Name is not null && _run.Results.ContainsKey(node.Id)
        select KeyValuePair.Create(node.Name!, _run.Results[node.Id]));

    private static Value RecordOf(IEnumerable<KeyValuePair<string, Value>> members) =>
        Value.Of(ValueRecord.Of(members.DistinctBy(m => m.Key)));
}
