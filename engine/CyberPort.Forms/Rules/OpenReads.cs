using System.Text.RegularExpressions;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Rules;

/// <summary>Finds national rules that depend on what ports may change: their verdict would differ from port to port.</summary>
internal static partial class OpenReads
{
    public static void Check(IReadOnlyList<CompiledRule> rules, FormPackage package, List<Problem> problems)
    {
        var openLists = package.CodeLists.Values.Where(l => l.OpenAttributes || l.Extent == Codes.CodeListExtent.Port).Select(l => l.Id)
            .ToHashSet(StringComparer.Ordinal);
        var open = OpenFields(rules, openLists);
        foreach (var rule in rules.Where(Decides))
        {
            if (open.FirstOrDefault(o => rule.Reads.Any(r => Pointers.Touch(r, o))) is { } path)
                problems.Add(RuleProblems.OpenRead(rule.Definition, path));
            if (OpenList(rule, openLists) is { } list) problems.Add(RuleProblems.OpenRead(rule.Definition, $"code('{list}', …)"));
        }
    }

    /// <summary>Rules of the base by which answers are accepted or refused.</summary>
    private static bool Decides(CompiledRule rule) =>
        rule.Definition is { Origin: null, Kind: RuleKind.Visible or RuleKind.Required }
            or { Origin: null, Kind: RuleKind.Check, Severity: Severity.Error };

    // Fields whose computation a port may replace or feed, and all that are computed from them.
    private static HashSet<string> OpenFields(IReadOnlyList<CompiledRule> rules, HashSet<string> openLists)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        int before;
        do
        {
            before = open.Count;
            foreach (var rule in rules.Where(r => r.Definition.Kind == RuleKind.Compute))
                if (rule.Definition.Open || OpenList(rule, openLists) is not null
                    || rule.Reads.Any(r => open.Any(o => Pointers.Touch(r, o))))
                    open.Add(rule.Definition.Target!);
        }
        while (open.Count > before);
        return open;
    }

    /// <summary>The open list that an expression looks up; a name that is not written out may be any.</summary>
    private static string? OpenList(CompiledRule rule, HashSet<string> openLists)
    {
        foreach (Match call in CodeCall().Matches(rule.Definition.Expr ?? ""))
        {
            if (!call.Groups["list"].Success && openLists.Count > 0) return "?";
            if (openLists.Contains(call.Groups["list"].Value)) return call.Groups["list"].Value;
        }

        return null;
    }

    [GeneratedRegex(@"\bcode\s*\(\s*(?:'(?<list>[^']*)'|""(?<list>[^""]*)"")?", RegexOptions.NonBacktracking)]
    private static partial Regex CodeCall();
}
