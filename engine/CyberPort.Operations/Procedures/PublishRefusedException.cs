using CyberPort.Expressions;

namespace CyberPort.Operations.Procedures;

/// <summary>A package, overlay or definition is not published: each problem names file, place, cause and cure.</summary>
public sealed class PublishRefusedException(IReadOnlyList<Problem> problems)
    : Exception(string.Join('\n', problems.Select(Line)))
{
    public IReadOnlyList<Problem> Problems { get; } = problems;

    /// <summary>A problem as one line for logs and the command line.</summary>
    public static string Line(Problem problem) =>
        $"{problem.File}#{problem.Pointer} [{problem.Code}] {problem.Cause.Ja} {problem.Cure.Ja} / {problem.Cause.En} {problem.Cure.En}";
}
