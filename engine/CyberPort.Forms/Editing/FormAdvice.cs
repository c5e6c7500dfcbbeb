using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;

namespace CyberPort.Forms.Editing;

/// <summary>What is no fault, but not good for those who fill the form in: missing words and languages, words that are not understood when heard, fields out of reach.</summary>
public static class FormAdvice
{
    public static IReadOnlyList<Problem> Of(Workpiece work, CompiledForm form)
    {
        List<Problem> advice = [];
        foreach (var id in OwnNodes(work, form))
        {
            if (form.Package.Ui.Nodes.GetValueOrDefault(id) is not { Kind: not (UiKind.Row or UiKind.Review) } node) continue;
            var key = OverlayEdits.PathOf(id) ?? id;
            var at = work.IsOwnForm ? "/nodes/" + Pointers.Escape(id) : "/add/" + Pointers.Escape(key);
            if (node is { Label: null, Text: null }) advice.Add(NoLabel(at, key));
            else if (Untranslated(node.Label ?? node.Text!)) advice.Add(NotEnglish(at + "/label.en", (node.Label ?? node.Text!).Ja));
            if (node is { Kind: UiKind.Page or UiKind.Section } && form.Package.Ui.ChildrenOf(id).Count == 0) advice.Add(Empty(at, node.Label?.Ja ?? key));
            advice.AddRange(ReadAloud.In(node).Select(f => Heard(f.Code, $"{at}/{f.Member}", (node.Label ?? node.Text)?.Ja ?? key, f.Found)));
            if (form.Package.Field(key) is { Kind: "choice" or "multiChoice", List: { } list } && form.Package.CodeLists.GetValueOrDefault(list)?.Offered.Count is null or 0)
                advice.Add(NoChoice(at, node.Label?.Ja ?? key));
        }

        foreach (var rule in form.Rules.Rules.Where(r => r.Kind == RuleKind.Visible && r.Expr?.Trim() == "false"))
            advice.Add(NeverSeen("/rules/" + Pointers.Escape(rule.Id), rule.Id));
        advice.AddRange(KnownAnswers.In(work, form).Select(k => AskedTwice("/" + k.Path, k.Label, k.Other, k.IsPrefilled)));
        return advice;
    }

    private static IEnumerable<string> OwnNodes(Workpiece work, CompiledForm form) => work.IsOwnForm
        ? form.Package.Ui.Nodes.Keys.Order(StringComparer.Ordinal)
        : OverlayEdits.Members(work.Document, "add").Select(a => Arrangement.NodeId(a.Key));

    // what holds Japanese letters was not translated
    private static bool Untranslated(LocalText text) => string.IsNullOrWhiteSpace(text.En) || text.En.Any(c => c is >= '぀' and <= '鿿');

    private static Problem NoLabel(string at, string key) => Advice("no-label", at,
        $"「{key}」に見出しがありません。", $"'{key}' has no label.", "画面の読み上げでも分かるように、見出しを付けてください。", "Give it a label that is read aloud.");

    private static Problem NotEnglish(string at, string label) => Advice("no-english", at,
        $"「{label}」の英語の表示名がありません。", $"'{label}' has no English label.", "英語の表示名を入力してください。", "Write the label in English.");

    private static Problem Empty(string at, string label) => Advice("empty-section", at,
        $"「{label}」の中に項目がありません。", $"'{label}' holds no field.", "項目を入れるか、削除してください。", "Put fields into it, or remove it.");

    private static Problem NoChoice(string at, string label) => Advice("no-choice", at,
        $"「{label}」に選べるものがありません。", $"'{label}' offers nothing to choose.", "コード表に行を加えてください。", "Add rows to its code list.");

    private static Problem NeverSeen(string at, string id) => Advice("never-seen", at,
        $"規則「{id}」により、項目が表示されることはありません。", $"By the rule '{id}' the field is never shown.", "条件を見直すか、項目を削除してください。", "Change the condition, or remove the field.");

    private static Problem Heard(string code, string at, string label, string found) => code switch
    {
        "long-label" => Advice(code, at, $"「{found}」の見出しが長すぎます。", $"The label '{found}' is too long.",
            "読み上げを聞いて分かる長さにし、残りは説明に書いてください。", "Make it short enough to be understood when it is heard, and put the rest into the help."),
        "spaced-word" => Advice(code, at, $"「{label}」の「{found}」は、字の間の空白のため1字ずつ読み上げられます。", $"The spaces in '{found}' have it read letter by letter.",
            "空白を取り除いてください。", "Take the spaces out."),
        "hard-letters" => Advice(code, at, $"「{label}」の「{found}」は、正しく読み上げられないことがあります。", $"'{found}' may not be read aloud rightly.",
            "全角の文字で書いてください（㈱は株式会社、℡は電話）。", "Write it with full-width letters, and words instead of signs."),
        _ => Advice(code, at, $"「{label}」の「{found}」は、色や位置が見えないと分かりません。", $"'{found}' is not understood by those who do not see colours or places.",
            "項目の名前で示してください。", "Say it by the name of the field."),
    };

    private static Problem AskedTwice(string at, LocalText label, LocalText other, bool isPrefilled) => Advice("asked-twice", at,
        $"「{label.Ja}」は「{other.Ja}」と同じことを尋ねているようです。", $"'{label.En}' seems to ask what '{other.En}' asks.",
        isPrefilled ? "申請者の情報から自動で入るため、尋ねなくて済むかもしれません。" : "どちらか1つで足りないか確かめてください。",
        isPrefilled ? "That one is filled in from the applicant's profile: perhaps it need not be asked." : "See whether one of them is enough.");

    private static Problem Advice(string code, string at, string ja, string en, string cureJa, string cureEn) =>
        new(code, PackagePaths.Overlay, at, new(ja, en), new(cureJa, cureEn));
}
