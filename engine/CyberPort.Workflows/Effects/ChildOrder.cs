using CyberPort.Expressions;
using CyberPort.Workflows.Runs;

namespace CyberPort.Workflows;

/// <summary>Which workflow a run wants started as its child, and with what.</summary>
/// <param name="Id">The id of the run to start: starting it twice is one run.</param>
/// <param name="Workflow">Where the definition is looked up.</param>
/// <param name="Input">The child's inputs.</param>
/// <param name="CorrelationId">Null for the parent's own.</param>
/// <param name="Depth">How many parents the child has above it.</param>
public sealed record ChildOrder(Guid Id, WorkflowReference Workflow, Value Input, string? CorrelationId, int Depth)
{
    /// <summary>Whether the parent waits for the child's end.</summary>
    public bool Awaited { get; init; }

    /// <summary>The parent's step that wants it.</summary>
    public string? Step { get; init; }

    public Value ToValue() => RunStateJson.Compact(
        ("id", Value.Of(Id.ToString("D"))),
        ("definitionId", Value.Of(Workflow.DefinitionId)),
        ("versionId", Value.Of(Workflow.VersionId)),
        ("version", Workflow.Version is { } version ? Value.Of(version) : Value.Null),
        ("input", Input),
        ("correlationId", Value.Of(CorrelationId)),
        ("depth", Value.Of(Depth)),
        ("awaited", Awaited ? Value.True : Value.False),
        ("step", Value.Of(Step)));

    public static ChildOrder Of(Value value) => new(
        Guid.Parse(value["id"].AsText),
        new(RunStateJson.Text(value["definitionId"]) ?? "", RunStateJson.Text(value["versionId"]))
        {
            Version = value["version"].IsNull ? null : (int)value["version"].AsNumber,
        },
        value["input"], RunStateJson.Text(value["correlationId"]), (int)value["depth"].AsNumber)
    {
        Awaited = value["awaited"].IsTrue,
        Step = RunStateJson.Text(value["step"]),
    };
}

/// <summary>A workflow as a step names it: the exact version id counts first, then the version of the definition, then its latest published one.</summary>
public sealed record WorkflowReference(string DefinitionId, string? VersionId = null)
{
    /// <summary>The wanted version; null for the latest published one.</summary>
    public int? Version { get; init; }
}
