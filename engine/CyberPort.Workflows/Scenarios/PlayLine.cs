using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>One step of a play as a line that programs read.</summary>
public static class PlayLine
{
    /// <summary>step, status, subStatus, lines (what Elsa.WriteLine wrote), bookmarks (type@activity), incidents, outputs, variables.</summary>
    public static Value Of(string name, WorkflowDefinition definition, Step step) => Value.Record(
        ("step", Value.Of(name)),
        ("status", Value.Of(step.Run.Status.ToString())),
        ("subStatus", Value.Of(step.Run.SubStatus.ToString())),
        ("lines", Value.Of([.. step.Journal.Where(e => e.Event == "line").Select(e => e.Data)])),
        ("bookmarks", Value.Of([.. step.Run.WaitsAt.Select(id => $"{definition.Find(id)!.Type}@{id}").Order(StringComparer.Ordinal).Select(Value.Of)])),
        ("incidents", Value.Of([.. step.Run.Incidents.Select(i => Value.Of($"{i.ActivityType}@{i.ActivityId}: {i.Message.En}"))])),
        ("outputs", step.Run.Output),
        ("variables", step.Run.Variables));
}
