using CyberPort.Expressions;

namespace CyberPort.Workflows.Tests.Vectors;

public sealed class VectorTests
{
    /// <summary>What we do not do (yet), with the reason. A case that begins to pass has to leave this list.</summary>
    private static readonly Dictionary<string, string> Gaps = [];

    public static TheoryData<string> Ids => [.. Vectors.Keys];

    private static Dictionary<string, Value> Vectors { get; } = new[] { "probes.jsonl", "flowcharts.jsonl" }
        .SelectMany(file => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Vectors", file)))
        .Select(Value.Parse)
        .ToDictionary(v => v["id"].AsText);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_definition_runs_as_it_ran_in_Elsa(string id)
    {
        var vector = Vectors[id];

        var same = VectorRun.Theirs(vector["expected"]) == VectorRun.Ours(vector);

        if (Gaps.TryGetValue(id, out var reason)) Assert.False(same, $"{id} passes now; take it off the list ({reason}).");
        else Assert.Equal(VectorRun.Theirs(vector["expected"]), VectorRun.Ours(vector));
    }
}
