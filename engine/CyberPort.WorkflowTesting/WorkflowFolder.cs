using CyberPort.Expressions;
using CyberPort.Workflows;

namespace CyberPort.WorkflowTesting;

/// <summary>A folder with definition.json and scenarios.json.</summary>
public static class WorkflowFolder
{
    /// <summary>Reads and checks the definition and plays its scenarios, as publishing does.</summary>
    /// <exception cref="StoryFailedException">There is a problem; all of them are named, each with its place and its cure.</exception>
    public static void Check(string folder, ActivityCatalog catalog)
    {
        var reading = DefinitionReader.Read(File.ReadAllBytes(Path.Combine(folder, "definition.json")), catalog);
        IReadOnlyList<Problem> problems = reading.Definition is { } definition
            ? [.. DefinitionChecker.Check(definition), .. Scenarios.Run(definition, File.ReadAllBytes(Path.Combine(folder, "scenarios.json")), catalog)]
            : reading.Problems;
        if (problems.Count > 0) throw new StoryFailedException(string.Join(Environment.NewLine, problems.Select(Line)));
    }

    internal static string Line(Problem problem) => $"{problem.File}{problem.Pointer}: {problem.Cause.En} {problem.Cure.En}";
}
