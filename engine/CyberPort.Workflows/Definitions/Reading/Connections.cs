using CyberPort.Expressions;

namespace CyberPort.Workflows.Definitions;

/// <summary>The three shapes that a flowchart's connections have had, brought into the last one.</summary>
internal static class Connections
{
    public static ValueRecord Modern(ValueRecord flowchart)
    {
        var given = flowchart.TryGetValue("connections", out var list) && list.Kind == ValueKind.List ? list.AsList : [];
        var custom = flowchart.TryGetValue("customProperties", out var properties) ? properties : Value.Null;
        var kept = custom["notFoundConnections"] is { Kind: ValueKind.List } lost ? lost.AsList : [];
        // Elsa moves the ways out of an activity that it does not know to a place of their own.
        if (kept.Count > 0) flowchart = flowchart.With("customProperties", custom.Without("/notFoundConnections"));

        return flowchart.With("connections", Value.Of([.. given.Concat(kept).Where(c => c.Kind == ValueKind.Record).Select(Modern)]));
    }

    private static Value Modern(Value connection)
    {
        var record = OldShapes.Lowered(connection.AsRecord);
        var modern = record.Without("sourcePort").Without("targetPort")
            .With("source", End(Get(record, "source"), Get(record, "sourcePort")))
            .With("target", End(Get(record, "target"), Get(record, "targetPort")));
        return Value.Of(Get(record, "vertices").Kind == ValueKind.List ? modern : modern.With("vertices", Value.List()));
    }

    private static Value End(Value end, Value port)
    {
        if (end.Kind != ValueKind.Record) return Value.Record(("activity", end), ("port", port));

        var record = OldShapes.Lowered(end.AsRecord);
        return Value.Of(record.ContainsKey("port") ? record : record.With("port", Value.Null));
    }

    private static Value Get(ValueRecord record, string name) => record.TryGetValue(name, out var value) ? value : Value.Null;
}
