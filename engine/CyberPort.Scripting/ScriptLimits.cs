using CyberPort.Expressions;

namespace CyberPort.Scripting;

/// <summary>How much a script may take; beyond it, it is ended.</summary>
public sealed record ScriptLimits
{
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Memory of the whole process that runs it.</summary>
    public int Megabytes { get; init; } = 256;

    public int Statements { get; init; } = 2_000_000;

    /// <summary>How deep functions may call each other.</summary>
    public int Recursion { get; init; } = 100;

    /// <summary>Each match of a regular expression.</summary>
    public TimeSpan Match { get; init; } = TimeSpan.FromMilliseconds(100);

    public int ScriptCharacters { get; init; } = 64 * 1024;

    public int RequestBytes { get; init; } = 1024 * 1024;

    public int AnswerBytes { get; init; } = 1024 * 1024;

    public Value ToValue() => Value.Record(
        ("time", Value.Of((decimal)Time.TotalMilliseconds)), ("megabytes", Value.Of(Megabytes)), ("statements", Value.Of(Statements)),
        ("recursion", Value.Of(Recursion)), ("match", Value.Of((decimal)Match.TotalMilliseconds)),
        ("scriptCharacters", Value.Of(ScriptCharacters)), ("requestBytes", Value.Of(RequestBytes)), ("answerBytes", Value.Of(AnswerBytes)));

    public static ScriptLimits Of(Value value) => new()
    {
        Time = TimeSpan.FromMilliseconds((double)value["time"].AsNumber),
        Megabytes = (int)value["megabytes"].AsNumber,
        Statements = (int)value["statements"].AsNumber,
        Recursion = (int)value["recursion"].AsNumber,
        Match = TimeSpan.FromMilliseconds((double)value["match"].AsNumber),
        ScriptCharacters = (int)value["scriptCharacters"].AsNumber,
        RequestBytes = (int)value["requestBytes"].AsNumber,
        AnswerBytes = (int)value["answerBytes"].AsNumber,
    };
}
