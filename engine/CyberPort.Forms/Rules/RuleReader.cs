using System.Text.RegularExpressions;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Rules;

/// <summary>Reads rules.json, whose members are the rules by id.</summary>
internal static partial class RuleReader
{
    private static readonly Dictionary<string, RuleKind> Kinds = new()
    {
        ["compute"] = RuleKind.Compute,
        ["visible"] = RuleKind.Visible,
        ["enabled"] = RuleKind.Enabled,
        ["required"] = RuleKind.Required,
        ["options"] = RuleKind.Options,
        ["prefill"] = RuleKind.Prefill,
        ["check"] = RuleKind.Check,
        ["text"] = RuleKind.Text,
    };

    private static readonly Dictionary<string, Severity> Severities = new()
    {
        ["error"] = Severity.Error,
        ["warning"] = Severity.Warning,
        ["info"] = Severity.Info,
    };

    private static readonly Dictionary<string, RuleScope> Scopes = new()
    {
        ["form"] = RuleScope.Form,
        ["field"] = RuleScope.Field,
        ["row"] = RuleScope.Row,
    };

    private static readonly Dictionary<string, AckKind> Acks = new()
    {
        ["none"] = AckKind.None,
        ["tick"] = AckKind.Tick,
        ["reason"] = AckKind.Reason,
    };

    internal static readonly Dictionary<string, FormPhase> Phases = new()
    {
        ["input"] = FormPhase.Input,
        ["page"] = FormPhase.Page,
        ["submit"] = FormPhase.Submit,
        ["review"] = FormPhase.Review,
    };

    private static readonly Dictionary<string, string> Sources =
        new[] { "profile", "previous", "permit", "facility", "naccs", "case" }.ToDictionary(s => s);

    public static IReadOnlyDictionary<string, RuleDefinition> ReadAll(Value document, DocumentCursor cursor, FormLimits limits)
    {
        var rules = new SortedDictionary<string, RuleDefinition>(StringComparer.Ordinal);
        foreach (var (id, member) in cursor.Members()) rules[id] = Read(id, member, document[id]);
        if (rules.Count > limits.Rules) cursor.Report(DocumentProblems.TooMany(cursor.File, "", rules.Count, limits.Rules));
        return rules;
    }

    private static RuleDefinition Read(string id, DocumentCursor cursor, Value text)
    {
        if (!IdShape().IsMatch(id)) cursor.Report(DocumentProblems.BadKey(cursor.File, cursor.Pointer, id, "works-within-period"));
        cursor.Need("kind");
        var rule = new RuleDefinition
        {
            Id = id,
            Kind = cursor.OneOf("kind", Kinds, RuleKind.Check),
            Basis = cursor.Local("basis"),
            Origin = cursor.Text("origin"),
            Digest = CanonicalJson.Digest(text),
        };
        rule = rule.Kind switch
        {
            RuleKind.Check => ReadCheck(rule, cursor),
            RuleKind.Prefill => ReadPrefill(rule, cursor),
            RuleKind.Text => rule with { Target = cursor.NeededText("target"), Expr = cursor.Text("expr"), Message = cursor.NeededText("message") },
            RuleKind.Compute when cursor.Has("message") => rule with { Target = cursor.NeededText("target"), Message = cursor.NeededText("message") },
            RuleKind.Compute => ReadTarget(rule, cursor) with { Editable = cursor.Flag("editable"), Open = cursor.Flag("open") },
            _ => ReadTarget(rule, cursor),
        };
        cursor.Done();
        return rule;
    }

    private static RuleDefinition ReadTarget(RuleDefinition rule, DocumentCursor cursor) =>
        rule with { Target = cursor.NeededText("target"), Expr = cursor.NeededText("expr") };

    private static RuleDefinition ReadPrefill(RuleDefinition rule, DocumentCursor cursor)
    {
        cursor.Need("source");
        return rule with
        {
            Target = cursor.NeededText("target"),
            Source = cursor.OneOf("source", Sources, ""),
            SourcePath = cursor.NeededText("path"),
            Overwrite = cursor.Flag("overwrite"),
        };
    }

    private static RuleDefinition ReadCheck(RuleDefinition rule, DocumentCursor cursor)
    {
        cursor.Need("severity");
        var targets = cursor.Texts("targets");
        var read = rule with
        {
            Expr = cursor.NeededText("expr"),
            Severity = cursor.OneOf("severity", Severities, Severity.Error),
            Scope = cursor.OneOf("scope", Scopes, targets.Any(t => t.Contains("/*", StringComparison.Ordinal)) ? RuleScope.Row : RuleScope.Form),
            Targets = targets,
            Message = cursor.NeededText("message"),
            Phases = ReadPhases(cursor),
            Ack = cursor.OneOf("ack", Acks, AckKind.None),
        };
        if (read.Ack != AckKind.None && read.Severity != Severity.Warning) cursor.Report(RuleProblems.AckOfNoWarning(read));
        if (targets.Count == 0) cursor.Need("targets");
        return read;
    }

    private static IReadOnlyList<FormPhase> ReadPhases(DocumentCursor cursor)
    {
        if (!cursor.Has("phases")) return [FormPhase.Page, FormPhase.Submit, FormPhase.Review];

        var words = cursor.Texts("phases");
        foreach (var word in words.Where(w => !Phases.ContainsKey(w)))
            cursor.Report(DocumentProblems.NotOneOf(cursor.File, cursor.PointerTo("phases"), word, Phases.Keys));
        return [.. words.Where(Phases.ContainsKey).Select(w => Phases[w])];
    }

    [GeneratedRegex(@"\A[a-z0-9][A-Za-z0-9-]{0,79}\z", RegexOptions.NonBacktracking)]
    private static partial Regex IdShape();
}
