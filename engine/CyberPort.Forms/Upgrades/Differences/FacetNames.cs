using CyberPort.Expressions;

namespace CyberPort.Forms.Upgrades;

/// <summary>Names facets and their values for people.</summary>
internal static class FacetNames
{
    private static readonly Dictionary<string, LocalText> Known = new(StringComparer.Ordinal)
    {
        ["openRows"] = new("独自コードの追加", "own codes"),
        ["label"] = new("表示名", "label"),
        ["help"] = new("説明", "help"),
        ["example"] = new("記入例", "example"),
        ["text"] = new("文", "text"),
        ["ja"] = new("文", "text"),
        ["en"] = new("文", "text"),
        ["subject"] = new("件名", "subject"),
        ["body"] = new("本文", "body"),
        ["heading"] = new("見出し", "heading"),
        ["title"] = new("名称", "title"),
        ["summary"] = new("概要", "summary"),
        ["width"] = new("幅", "width"),
        ["control"] = new("入力のしかた", "control"),
        ["required"] = new("必須", "required"),
        ["minimum"] = new("最小値", "minimum"),
        ["maximum"] = new("最大値", "maximum"),
        ["exclusiveMinimum"] = new("最小値（その値を含まない）", "exclusive minimum"),
        ["exclusiveMaximum"] = new("最大値（その値を含まない）", "exclusive maximum"),
        ["minLength"] = new("最小文字数", "shortest length"),
        ["maxLength"] = new("最大文字数", "longest length"),
        ["minItems"] = new("最小件数", "fewest rows"),
        ["maxItems"] = new("最大件数", "most rows"),
        ["multipleOf"] = new("刻み", "step"),
        ["pattern"] = new("書式", "pattern"),
        ["severity"] = new("重さ", "severity"),
        ["ack"] = new("確認の求め方", "acknowledgement"),
        ["expr"] = new("式", "expression"),
        ["rows"] = new("選べるコード", "codes offered"),
        ["enable"] = new("使う・使わない", "use"),
        ["move"] = new("位置", "place"),
        ["place"] = new("位置", "place"),
        ["class"] = new("区分（共通・任意）", "class (common or optional)"),
        ["type"] = new("型", "type"),
        ["list"] = new("コード表", "code list"),
        ["unit"] = new("単位", "unit"),
        ["locked"] = new("固定された属性", "locked facets"),
        ["effectiveFrom"] = new("適用開始日", "first day of validity"),
        ["effectiveTo"] = new("適用終了日", "last day of validity"),
        ["workflow"] = new("ワークフロー", "workflow"),
        ["standardDays"] = new("標準処理期間", "standard processing days"),
        ["standardDaysKind"] = new("標準処理期間の数え方", "way of counting days"),
        ["retentionYears"] = new("保存期間", "retention period"),
        ["addressee"] = new("宛先", "addressee"),
        ["legalBasis"] = new("根拠法令", "legal basis"),
        ["ordinance"] = new("根拠条例", "ordinance"),
        ["department"] = new("担当課", "department"),
        ["formNumber"] = new("様式番号", "form number"),
        ["noticeForm"] = new("通知の様式", "form of the notice"),
        ["storageMedium"] = new("保存媒体", "storage medium"),
        ["casesPerYear"] = new("年間件数", "cases a year"),
        ["sealRequired"] = new("押印", "seal"),
        ["noticeSealRequired"] = new("通知への押印", "seal on the notice"),
        ["attributes"] = new("属性", "attributes"),
        ["align"] = new("文字の位置", "alignment"),
        ["columns"] = new("横に並べる数", "columns"),
        ["break"] = new("改ページ", "page break"),
    };

    private static readonly Dictionary<string, LocalText> Words = new(StringComparer.Ordinal)
    {
        ["info"] = new("お知らせ", "information"),
        ["warning"] = new("警告", "warning"),
        ["error"] = new("エラー", "error"),
        ["none"] = new("不要", "none"),
        ["tick"] = new("チェック", "a tick"),
        ["reason"] = new("理由の入力", "a reason"),
        ["common"] = new("共通項目", "common"),
        ["optional"] = new("任意項目", "optional"),
    };

    /// <summary>"label.en" is the English label, "procedure.practice.department.ja" the department.</summary>
    public static LocalText Of(string facet)
    {
        var parts = facet.Split('.');
        var language = parts[^1] is "ja" or "en" ? parts[^1] : "";
        var word = language.Length > 0 && parts.Length > 1 ? parts[^2] : parts[^1];
        var name = Known.GetValueOrDefault(word) ?? new(word, word);
        return language == "en" ? new($"英語の{name.Ja}", $"English {name.En}") : language == "ja" ? new(name.Ja, $"Japanese {name.En}") : name;
    }

    /// <summary>A value in a sentence: a text in quotation marks, nothing as "no entry".</summary>
    public static LocalText Value(Value value, string facet = "") => value.Kind switch
    {
        ValueKind.Null => new("なし", "nothing"),
        ValueKind.Boolean => value.IsTrue ? new("はい", "yes") : new("いいえ", "no"),
        ValueKind.Text when facet is "severity" or "ack" or "class" && Words.TryGetValue(value.AsText, out var word) => word,
        ValueKind.Text => ElementNames.Quoted(new(value.AsText, value.AsText)),
        ValueKind.List => Listed(value.AsList),
        _ => ElementNames.Short(value.ToJson()) is var json ? new(json, json) : new("", ""),
    };

    private static LocalText Listed(IReadOnlyList<Value> items)
    {
        var texts = items.Select(i => i.IsText ? i.AsText : i.ToJson()).ToArray();
        return new(string.Join("・", texts), string.Join(", ", texts));
    }
}
