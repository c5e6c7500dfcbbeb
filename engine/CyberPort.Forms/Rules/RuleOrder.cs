using CyberPort.Expressions;
using CyberPort.Forms.Documents;

namespace CyberPort.Forms.Rules;

/// <summary>Sorts rules so that one pass is enough: what a rule reads was decided before it runs.</summary>
internal static class RuleOrder
{
    /// <summary>The writing rules in dependency order, then the others by id; a cycle is a problem that names its rules.</summary>
    public static IReadOnlyList<CompiledRule> Sort(IReadOnlyList<CompiledRule> rules, List<Problem> problems)
    {
        var writers = rules.Where(IsWriter).OrderBy(r => r.Id, StringComparer.Ordinal).ToArray();
        var before = Array.ConvertAll(writers, w => Enumerable.Range(0, writers.Length).Where(i => MustRunBefore(writers[i], w)).ToArray());
        var sorted = new List<CompiledRule>(rules.Count);
        var placed = new bool[writers.Length];
        while (sorted.Count < writers.Length)
        {
            var next = Enumerable.Range(0, writers.Length).FirstOrDefault(i => !placed[i] && before[i].All(b => placed[b]), -1);
            if (next < 0)
            {
                ReportCycle(writers, before, placed, problems);
                return [];
            }

            placed[next] = true;
            sorted.Add(writers[next]);
        }

        sorted.AddRange(rules.Where(r => !IsWriter(r)).OrderBy(r => r.Id, StringComparer.Ordinal));
        return sorted;
    }

    private static bool IsWriter(CompiledRule rule) => rule.Definition.Kind is RuleKind.Compute or RuleKind.Visible;

    private static bool MustRunBefore(CompiledRule first, CompiledRule then) =>
        first.Writes.Any(w => then.Reads.Any(r => Pointers.Touch(w, r)))
        // Whether a field is there is known before it is computed.
        || (first != then && first.Definition.Kind == RuleKind.Visible && then.Definition.Kind == RuleKind.Compute
            && first.Writes.Any(w => Pointers.Touch(w, then.Definition.Target!)));

    private static void ReportCycle(CompiledRule[] writers, int[][] before, bool[] placed, List<Problem> problems)
    {
        // Every rule that is left waits for another one that is left: following that, a rule comes round again.
        var chain = new List<int>();
        var rule = Array.IndexOf(placed, false);
        while (!chain.Contains(rule))
        {
            chain.Add(rule);
            rule = before[rule].First(b => !placed[b]);
        }

        chain.Add(rule);
        var cycle = chain.SkipWhile(r => r != rule).Reverse().Select(r => writers[r].Id);
        problems.Add(RuleProblems.Cycle(writers[rule].Definition, [.. cycle]));
    }
}
