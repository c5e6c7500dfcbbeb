using CyberPort.Expressions;
using CyberPort.Forms.Packages;
using CyberPort.Forms.States;

namespace CyberPort.Forms.Rules;

/// <summary>Makes the findings of rules, with what an acknowledgement must name.</summary>
internal static class RuleFindings
{
    public static FormFinding Make(CompiledRule rule, string pointer, RuleRun run, FormContext context)
    {
        var definition = rule.Definition;
        var digest = definition.Ack == AckKind.None ? "" : Digest(rule, pointer, run.Present);
        var acknowledged = digest.Length > 0
            && context.Acknowledgements.Any(a => a.RuleId == rule.Id && a.Digest == digest && IsEnough(a, definition.Ack));
        return new(rule.Id, definition.Severity, pointer, "check", new("", ""), definition.Ack, digest, acknowledged);
    }

    /// <summary>A rule whose expression cannot be evaluated for these answers.</summary>
    public static FormFinding Fault(CompiledRule rule, string pointer, ExpressionBudgetException fault) => Faulty(rule, pointer, new(
        $"ルール「{rule.Id}」を計算できませんでした。{fault.Cause.Ja}{fault.Cure.Ja}",
        $"The rule '{rule.Id}' could not be calculated. {fault.Cause.En} {fault.Cure.En}"));

    /// <summary>The rules together spent what a form may spend.</summary>
    public static FormFinding Stopped(CompiledRule rule) => Faulty(rule, rule.Definition.Target ?? rule.Definition.Targets[0], new(
        $"計算量が上限に達したため、ルール「{rule.Id}」以降を計算していません。行数を減らすか、様式の管理者に連絡してください。",
        $"The form's calculations reached their limit; '{rule.Id}' and the rules after it were not calculated. Use fewer rows or tell the form's administrator."));

    private static FormFinding Faulty(CompiledRule rule, string pointer, LocalText message) => new(
        rule.Id, rule.Definition.Kind == RuleKind.Check ? rule.Definition.Severity : Severity.Error, pointer, "rule-fault", message, AckKind.None, "", false);

    private static bool IsEnough(Acknowledgement given, AckKind wanted) =>
        wanted != AckKind.Reason || !string.IsNullOrWhiteSpace(given.Reason);

    // The rule's own text is part of it: whoever changes a rule asks again.
    private static string Digest(CompiledRule rule, string pointer, Value present)
    {
        var reads = rule.Reads.Concat(rule.Text?.Reads ?? []).Distinct().Order(StringComparer.Ordinal)
            .Select(path => KeyValuePair.Create(path, present.At(Upto(RuleRun.RowPointer(path, pointer)))));
        return CanonicalJson.Digest(Value.Record(
            ("rule", Value.Of(rule.Id)), ("version", Value.Of(rule.Definition.Digest)), ("at", Value.Of(Anchor(pointer, present))), ("reads", Value.Of(ValueRecord.Of(reads)))));
    }

    // Rows move: what was confirmed belongs to the row, not to its number.
    private static string Anchor(string pointer, Value present)
    {
        var path = Documents.Pointers.PathOf(pointer);
        if (FormTypes.RowsOf(path) is not { } rows) return pointer;

        var row = present.At(RuleRun.RowPointer(rows + "/*", pointer))["_row"];
        return row.IsText ? path.Replace("*", row.AsText, StringComparison.Ordinal) : pointer;
    }

    /// <summary>The part of a path that stands at one place: "/rows" of "/rows/*/tons".</summary>
    private static string Upto(string path)
    {
        var end = path.IndexOf("/*", StringComparison.Ordinal);
        if (end < 0) end = path.EndsWith("/-", StringComparison.Ordinal) ? path.Length - 2 : path.Length;
        return path[..end];
    }
}
