using CyberPort.Expressions;

namespace CyberPort.Workflows.Tests.Vectors;

public sealed class VectorTests
{
    /// <summary>Where ours differs, why, and what comes out instead. A case that begins to agree has to leave this list.</summary>
    private static readonly Dictionary<string, (string Reason, string Ours)> Differences = new()
    {
        ["p09-input-after-suspend"] = ("Better: inputs survive a suspension.", "Finished/Finished [after Yokohama]"),
        ["p51-missing-task-input"] = ("Better: a task that is answered without its data stays open.",
            "resume t: Running/Suspended [] waits Elsa.RunTask@t"),
        ["fuzz/fz047"] = ("Better: what is queued behind an End is not begun any more.", "start: Finished/Finished [n04] waits  incidents"),
        ["p20-setvariable-types"] = ("Not supported: typeof is no part of the expression language.",
            "Finished/Faulted [] waits  incidents Elsa.WriteLine@w"),
        ["p36-expressions"] = ("Not supported: Liquid and C# expressions.",
            "Finished/Faulted [lit|ex|inp] waits  incidents Elsa.WriteLine@lq"),
    };

    public static TheoryData<string> Ids => [.. Vectors.Keys];

    private static Dictionary<string, Value> Vectors { get; } = new[] { "probes.jsonl", "flowcharts.jsonl" }
        .SelectMany(file => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Vectors", file)))
        .Select(Value.Parse)
        .ToDictionary(v => v["id"].AsText);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_definition_runs_as_it_ran_in_Elsa(string id)
    {
        var (theirs, ours) = (VectorRun.Theirs(Vectors[id]["expected"]), VectorRun.Ours(Vectors[id]));

        if (Differences.TryGetValue(id, out var difference))
        {
            Assert.False(theirs == ours, $"{id} agrees now; take it off the list ({difference.Reason}).");
            Assert.Contains(difference.Ours, ours, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(theirs, ours);
        }
    }
}
