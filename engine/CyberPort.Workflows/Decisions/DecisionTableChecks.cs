using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>Looks at a table before it is published: roles that do not exist, facts that no row names or that two rows name, cases that fail.</summary>
/// <remarks>
/// A condition changes its answer only at its edges: so it is enough to look at every edge, between each two, and at one value beyond the last.
/// Numbers are not below zero.
/// </remarks>
internal static class DecisionTableChecks
{
    /// <summary>Combinations of values that are looked at; a table with more is too fine to be checked.</summary>
    public const int MostSamples = 50_000;

    private const int Told = 5;

    public static IEnumerable<Problem> Of(DecisionTable table)
    {
        for (var i = 0; i < table.Rows.Count; i++)
            if (!IsRank(table.Rows[i].Rank)) yield return DecisionFaults.NoRole($"/rows/{i}/rank", table.Rows[i].Rank);
        if (table.Otherwise is { } rest && !IsRank(rest)) yield return DecisionFaults.NoRole("/otherwise", rest);
        foreach (var problem in Cover(table).Concat(Cases(table))) yield return problem;
    }

    private static bool IsRank(string role) => Roles.Known.Contains(role) && role != "applicant";

    private static IEnumerable<Problem> Cover(DecisionTable table)
    {
        var samples = table.Columns.Select(c => SamplesOf(table, c)).ToList();
        if (samples.Aggregate(1L, (all, s) => Math.Min(all * s.Count, MostSamples + 1L)) > MostSamples)
        {
            yield return DecisionFaults.TooFine(MostSamples);
            yield break;
        }

        HashSet<(int, int)> pairs = [];
        var gaps = 0;
        foreach (var sample in Product(samples))
        {
            var hits = Hits(table, sample);
            if (hits.Count == 0 && table.Otherwise is null && gaps++ < Told) yield return DecisionFaults.Gap(table, sample);
            for (var i = 1; i < hits.Count; i++)
                if (pairs.Add((hits[0], hits[i])) && pairs.Count <= Told) yield return DecisionFaults.Overlap(table, hits[0], hits[i], sample);
        }
    }

    private static List<int> Hits(DecisionTable table, Value[] sample)
    {
        List<int> hits = [];
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var holds = true;
            for (var c = 0; c < sample.Length && holds; c++)
                holds = !table.Rows[row].When.TryGetValue(table.Columns[c].Key, out var condition) || condition.Holds(sample[c]) == true;
            if (holds) hits.Add(row);
        }

        return hits;
    }

    private static List<Value> SamplesOf(DecisionTable table, DecisionColumn column)
    {
        var conditions = table.Rows.Select(r => r.When.GetValueOrDefault(column.Key)).OfType<DecisionCondition>().ToList();
        if (!column.IsNumber) return [.. conditions.SelectMany(c => c.Words).Distinct().Select(Value.Of), Value.Of(DecisionFaults.AnotherWord)];

        var edges = conditions.SelectMany(c => c.Edges).Where(e => e >= 0).Append(0).Distinct().Order().ToList();
        List<Value> samples = [];
        for (var i = 0; i < edges.Count; i++)
        {
            samples.Add(Value.Of(edges[i]));
            samples.Add(Value.Of(i + 1 < edges.Count ? (edges[i] + edges[i + 1]) / 2 : edges[i] + 1));
        }

        return samples;
    }

    private static IEnumerable<Value[]> Product(List<List<Value>> samples)
    {
        var at = new int[samples.Count];
        while (true)
        {
            yield return [.. at.Select((value, column) => samples[column][value])];
            var next = 0;
            while (next < at.Length && ++at[next] == samples[next].Count) at[next++] = 0;
            if (next == at.Length) yield break;
        }
    }

    private static IEnumerable<Problem> Cases(DecisionTable table)
    {
        if (table.Cases.Count == 0) yield return DecisionFaults.NoCases();
        for (var i = 0; i < table.Cases.Count; i++)
        {
            var got = table.Decide(c => table.Cases[i].Given[c.Key])?.Rank;
            if (got != table.Cases[i].Expect) yield return DecisionFaults.Case($"/cases/{i}", table.Cases[i], got);
        }

        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (!table.Cases.Any(c => table.Decide(column => c.Given[column.Key])?.Row == i + 1)) yield return DecisionFaults.Untried($"/rows/{i}", i + 1);
        }
    }
}
