using CyberPort.Expressions;

namespace CyberPort.Scripting;

/// <summary>Why a script gave no result.</summary>
public enum ScriptFaultKind
{
    /// <summary>The text is no ES5.</summary>
    Syntax,

    /// <summary>The script threw an error.</summary>
    Runtime,

    /// <summary>It took too long or did too much.</summary>
    Time,

    /// <summary>It needed too much memory.</summary>
    Memory,

    /// <summary>The script, its data or its answer is too large.</summary>
    Size,

    /// <summary>Its process ended under it.</summary>
    Crash,
}

/// <summary>What went wrong in a script, where (line and column from 1, 0 when unknown), and what to do about it.</summary>
public sealed record ScriptFault(ScriptFaultKind Kind, int Line, int Column, LocalText Message)
{
    public Value ToValue() => Value.Record(
        ("kind", Value.Of(Kind.ToString())), ("line", Value.Of(Line)), ("column", Value.Of(Column)),
        ("ja", Value.Of(Message.Ja)), ("en", Value.Of(Message.En)));

    public static ScriptFault Of(Value value) => new(
        Enum.Parse<ScriptFaultKind>(value["kind"].AsText), (int)value["line"].AsNumber, (int)value["column"].AsNumber,
        new(value["ja"].AsText, value["en"].AsText));
}
