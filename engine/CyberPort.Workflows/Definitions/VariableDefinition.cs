using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>A variable of a workflow or of a container, with the value it begins with.</summary>
public sealed record VariableDefinition(string Id, string Name, string TypeName, Value Initial);

/// <summary>An input or an output of a workflow.</summary>
public sealed record ParameterDefinition(string Name, string TypeName)
{
    /// <summary>What people call it; empty when the definition does not say.</summary>
    public string DisplayName { get; init; } = "";
}
