using CyberPort.Expressions;

namespace CyberPort.Scripting;

/// <summary>A script to run, already ES5, and what it may look at: plain JSON, nothing of the program.</summary>
/// <param name="Id">Says which script is answered, and seeds the ids that the script makes.</param>
/// <param name="Script">The text.</param>
/// <param name="Data">
/// variables, inputs, outputs (by activity), lastResult, correlationId, workflowInstanceId, workflowInstanceName, workflowDefinitionId,
/// workflowDefinitionVersionId, workflowDefinitionVersion.
/// </param>
public sealed record ScriptRequest(Guid Id, string Script, Value Data)
{
    public Value ToValue() => Value.Record(("id", Value.Of(Id.ToString())), ("script", Value.Of(Script)), ("data", Data));

    public static ScriptRequest Of(Value value) => new(Guid.Parse(value["id"].AsText), value["script"].AsText, value["data"]);
}
