using CyberPort.Expressions;

namespace CyberPort.Scripting.Rewriting;

/// <summary>Something in a script that cannot be rewritten to ES5: where it is, what it is and what to write instead.</summary>
/// <remarks>Line and column count from 1.</remarks>
public sealed record ScriptProblem(string Code, int Line, int Column, LocalText Cause, LocalText Cure)
{
    /// <summary>The same as a fault of the definition that holds the script.</summary>
    public Problem In(string file, string pointer) => new(
        Code, file, pointer,
        new($"スクリプトの{Line}行目{Column}文字目: {Cause.Ja}", $"Line {Line}, column {Column} of the script: {Cause.En}"), Cure);
}

/// <summary>The script as ES5, or what keeps it from being that.</summary>
public sealed record ScriptRewriting(string Script, IReadOnlyList<ScriptProblem> Problems)
{
    public bool Succeeded => Problems.Count == 0;
}
