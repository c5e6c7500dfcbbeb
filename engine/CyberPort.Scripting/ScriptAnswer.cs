using CyberPort.Expressions;

namespace CyberPort.Scripting;

/// <summary>What a script gave, or why it gave nothing.</summary>
public sealed record ScriptAnswer
{
    public Value Result { get; init; }

    /// <summary>The variables that the script changed, by name.</summary>
    public Value Variables { get; init; } = Value.Record();

    /// <summary>The ways out that the script chose; empty when it chose none.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>A new correlation id, or null when it stays.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>A new name of the run, or null when it stays.</summary>
    public string? InstanceName { get; init; }

    public ScriptFault? Fault { get; init; }

    public static ScriptAnswer Failed(ScriptFault fault) => new() { Fault = fault };

    public Value ToValue() => Fault is { } fault
        ? Value.Record(("fault", fault.ToValue()))
        : Value.Record(
            ("result", Result), ("variables", Variables), ("outcomes", Value.Of([.. Outcomes.Select(Value.Of)])),
            ("correlationId", Value.Of(CorrelationId)), ("instanceName", Value.Of(InstanceName)));

    /// <exception cref="FormatException">The value is no answer.</exception>
    public static ScriptAnswer Of(Value value)
    {
        if (value.Kind != ValueKind.Record) throw new FormatException("The value is no answer of a script.");
        try
        {
            if (!value["fault"].IsNull) return Failed(ScriptFault.Of(value["fault"]));
            return new()
            {
                Result = value["result"],
                Variables = value["variables"].IsNull ? Value.Record() : Value.Of(value["variables"].AsRecord),
                Outcomes = value["outcomes"].IsNull ? [] : [.. value["outcomes"].AsList.Select(o => o.AsText)],
                CorrelationId = value["correlationId"].IsNull ? null : value["correlationId"].AsText,
                InstanceName = value["instanceName"].IsNull ? null : value["instanceName"].AsText,
            };
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            throw new FormatException("The value is no answer of a script.", fault);
        }
    }
}
