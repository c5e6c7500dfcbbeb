using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Rules;

/// <summary>What can be wrong with a rule.</summary>
internal static class RuleProblems
{
    public const string File = PackagePaths.Rules;

    public static string At(RuleDefinition rule, string member = "") =>
        "/" + Pointers.Escape(rule.Id) + (member.Length > 0 ? "/" + member : "");

    public static Problem AckOfNoWarning(RuleDefinition rule) => new("ack-of-no-warning", File, At(rule, "ack"),
        new("確認（ack）を求められるのは警告（warning）だけです。", "Only a warning can ask for an acknowledgement."),
        new("severity を warning にするか、ack を除いてください。", "Make the severity warning, or remove ack."));

    public static Problem UnknownTarget(RuleDefinition rule, string member, string target) => new("unknown-target", File, At(rule, member),
        new($"対象「{target}」という項目またはノードがありません。", $"There is no field or node '{target}'."),
        new("schema.json の項目パス（/area）か ui.json のノード（section:works）を書いてください。", "Write a field path of schema.json (/area) or a node of ui.json (section:works)."));

    public static Problem FieldWanted(RuleDefinition rule, string target) => new("unknown-target", File, At(rule, "target"),
        new($"このルールの対象は項目でなければなりませんが、「{target}」はノードです。", $"This rule needs a field as its target; '{target}' is a node."),
        new("項目のパス（/area の形）を書いてください。", "Write a field path such as /area."));

    public static Problem UnknownMessage(RuleDefinition rule) => new("unknown-message", File, At(rule, "message"),
        new($"文「{rule.Message}」が messages にありません。", $"There is no message '{rule.Message}'."),
        new("messages.ja.json と messages.en.json に加えてください。", "Add it to messages.ja.json and messages.en.json."));

    public static Problem NoOptions(RuleDefinition rule) => new("no-list", File, At(rule, "target"),
        new("options ルールの対象はコード表のある選択項目でなければなりません。", "The target of an options rule must be a choice with a code list."),
        new("選択項目のパスを書いてください。", "Write the path of a choice field."));

    public static Problem TextTargetNeeded(RuleDefinition rule) => new("text-target-needed", File, At(rule, "target"),
        new($"文を入れる「{rule.Target}」が文字列の項目ではありません。", $"'{rule.Target}' is no field of type string and cannot hold a text."),
        new("型が string の項目（documentText など）を対象にしてください。", "Name a field of type string, such as a documentText."));

    public static Problem TwoWriters(RuleDefinition rule, string other) => new("two-writers", File, At(rule, "target"),
        new($"「{rule.Target}」はルール「{other}」でも計算されています。", $"'{rule.Target}' is also computed by the rule '{other}'."),
        new("計算ルールは1項目に1つにしてください。", "Keep one compute rule for each field."));

    public static Problem MixedRows(RuleDefinition rule) => new("mixed-rows", File, At(rule, "targets"),
        new("行のルールの対象は、同じ繰返し項目の列でなければなりません。", "The targets of a row rule must be columns of one repeated group."),
        new("対象を同じ繰返し項目（/rows/*/…）にそろえるか、scope を form にしてください。", "Name columns of one group (/rows/*/...), or make the scope form."));

    public static Problem OpenRead(RuleDefinition rule, string path) => new("open-read", File, At(rule, "expr"),
        new($"可否を決めるルールが、各港が変えられる「{path}」を読んでいます。", $"A rule that decides reads '{path}', which every port may change."),
        new("全国で同じになる項目だけを読む式にするか、判定を警告にしてください。", "Read only what is the same everywhere, or make the check a warning."));

    public static Problem Cycle(RuleDefinition rule, IReadOnlyList<string> chain)
    {
        var shown = string.Join(" → ", chain);
        return new("rule-cycle", File, At(rule),
            new($"ルールが互いの結果を使い合っています: {shown}", $"The rules use each other's results: {shown}"),
            new("どれか1つの式から相手の項目を除いてください。", "Take the other's field out of one of the expressions."));
    }

    public static Problem RowTargetNeeded(RuleDefinition rule) => new("row-target-needed", File, At(rule, "scope"),
        new("行のルールなのに、対象が繰返し項目の列ではありません。", "This is a row rule, but its target is no column of a repeated group."),
        new("対象を /rows/*/… の形にするか、scope を form にしてください。", "Write the target as /rows/*/..., or make the scope form."));
}
