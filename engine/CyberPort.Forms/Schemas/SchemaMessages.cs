using System.Collections.Immutable;
using CyberPort.Expressions;

namespace CyberPort.Forms.Schemas;

/// <summary>Says in two languages what to do about a finding.</summary>
internal static class SchemaMessages
{
    public static SchemaFinding Finding(string pointer, string keyword, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        var facts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments) facts[name] = value;
        return new(pointer, keyword, Text(keyword, facts)) { Arguments = facts.ToImmutable() };
    }

    private static LocalText Text(string keyword, ImmutableDictionary<string, string>.Builder facts)
    {
        var limit = facts.GetValueOrDefault("limit", "");
        return keyword switch
        {
            "type" => SchemaTypeTexts.Of(facts["expected"]),
            "enum" => new($"選択肢から選んでください（{facts["options"].Replace(", ", "、", StringComparison.Ordinal)}）",
                $"Choose one of: {facts["options"]}"),
            "const" => new($"「{facts["value"]}」にしてください", $"Enter {facts["value"]}"),
            "minimum" => new($"{limit} 以上の数で入力してください", $"Enter a number of {limit} or more"),
            "exclusiveMinimum" => new($"{limit} より大きい数で入力してください", $"Enter a number greater than {limit}"),
            "maximum" => new($"{limit} 以下の数で入力してください", $"Enter a number of {limit} or less"),
            "exclusiveMaximum" => new($"{limit} より小さい数で入力してください", $"Enter a number less than {limit}"),
            "multipleOf" => Multiple(limit),
            "minLength" when limit == "1" => new("入力してください", "Enter a value"),
            "minLength" => new($"{limit} 文字以上で入力してください（今は {facts["actual"]} 文字です）",
                $"Enter at least {limit} characters (there are {facts["actual"]})"),
            "maxLength" => new($"{limit} 文字以内で入力してください（今は {facts["actual"]} 文字です）",
                $"Enter at most {limit} characters (there are {facts["actual"]})"),
            "pattern" => new("決められた形式で入力してください", "Enter it in the required form"),
            "format" => Format(facts["format"]),
            "required" => new("入力してください", "Enter a value"),
            "json" or "limit" => SchemaTypeTexts.Document(keyword, facts),
            _ => Structure(keyword, facts, limit),
        };
    }

    private static LocalText Structure(string keyword, ImmutableDictionary<string, string>.Builder facts, string limit) => keyword switch
    {
        "minItems" => new($"{limit} 件以上入力してください（今は {facts["actual"]} 件です）", $"Enter at least {limit} (there are {facts["actual"]})"),
        "maxItems" => new($"{limit} 件以内にしてください（今は {facts["actual"]} 件です）", $"Enter at most {limit} (there are {facts["actual"]})"),
        "uniqueItems" => new($"{facts["first"]} 件目と {facts["second"]} 件目が同じです。どちらかを変えるか削除してください",
            $"Items {facts["first"]} and {facts["second"]} are the same: change or remove one"),
        "minProperties" => new($"{limit} 項目以上入力してください", $"Enter at least {limit} members"),
        "maxProperties" => new($"{limit} 項目以内にしてください", $"Enter at most {limit} members"),
        "dependentRequired" => new($"「{facts["with"]}」があるときは入力してください", $"Enter a value, because {facts["with"]} is given"),
        "propertyNames" => new($"項目名「{facts["property"]}」は使えません。削除してください", $"The name {facts["property"]} is not allowed: remove it"),
        "contains" or "minContains" => new($"条件に合うものを {limit} 件以上入れてください", $"Enter at least {limit} that meet the condition"),
        "maxContains" => new($"条件に合うものは {limit} 件以内にしてください", $"Enter at most {limit} that meet the condition"),
        "anyOf" => new("決められた形のどれかに合わせてください", "Make it fit one of the allowed forms"),
        "oneOf" => new("決められた形のどれか 1 つだけに合わせてください", "Make it fit exactly one of the allowed forms"),
        "not" => new("この値は使えません。別の値にしてください", "This value is not allowed: enter another"),
        _ => new("この項目は使えません。削除してください", "This is not expected here: remove it"),
    };

    /// <summary>Powers of ten are what people call decimals.</summary>
    private static LocalText Multiple(string limit)
    {
        if (limit is "1" or "1.0") return new("整数で入力してください", "Enter a whole number");
        if (limit.StartsWith("0.", StringComparison.Ordinal) && limit[2..].TrimStart('0') == "1")
            return new($"小数点以下 {limit.Length - 2} 桁までの数で入力してください", $"Enter a number with at most {limit.Length - 2} decimal places");
        return new($"{limit} の倍数で入力してください", $"Enter a multiple of {limit}");
    }

    private static LocalText Format(string format) => format switch
    {
        "date" => new("実在する日付を入力してください（例 2026-11-20）", "Enter a real date, for example 2026-11-20"),
        "time" => new("時刻を入力してください（例 09:30:00+09:00）", "Enter a time, for example 09:30:00+09:00"),
        "date-time" => new("日時を入力してください（例 2026-11-20T09:30:00+09:00）", "Enter a date and time, for example 2026-11-20T09:30:00+09:00"),
        "duration" => new("期間を入力してください（例 P10D）", "Enter a duration, for example P10D"),
        "email" or "idn-email" => new("メールアドレスを入力してください（例 hanako@example.jp）", "Enter a mail address, for example hanako@example.jp"),
        "hostname" => new("ホスト名を入力してください（例 www.example.jp）", "Enter a host name, for example www.example.jp"),
        "ipv4" or "ipv6" => new("IP アドレスを入力してください", "Enter an IP address"),
        "uri" or "uri-reference" => new("URL を入力してください（例 https://www.example.jp/）", "Enter a URL, for example https://www.example.jp/"),
        "uuid" => new("UUID を入力してください", "Enter a UUID"),
        "regex" => new("正規表現（ECMA-262）を入力してください", "Enter a regular expression (ECMA-262)"),
        _ => new("JSON ポインターを入力してください（例 /area）", "Enter a JSON Pointer, for example /area"),
    };
}
