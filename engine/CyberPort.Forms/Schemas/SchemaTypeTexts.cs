using System.Collections.Immutable;
using CyberPort.Expressions;

namespace CyberPort.Forms.Schemas;

/// <summary>The messages about wrong types and about documents that are no proper JSON.</summary>
internal static class SchemaTypeTexts
{
    /// <summary>What to enter instead, for type names separated by commas.</summary>
    public static LocalText Of(string expected)
    {
        var kinds = expected.Split(',').Select(One).ToArray();
        return new(string.Join("か", kinds.Select(kind => kind.Ja)) + "で入力してください", "Enter " + string.Join(" or ", kinds.Select(kind => kind.En)));
    }

    public static LocalText Document(string keyword, ImmutableDictionary<string, string>.Builder facts) =>
        (keyword == "limit" ? "limit" : facts["fault"]) switch
        {
            "limit" => new("内容が大きすぎて検査を終えられません。分けて送ってください", "This is too large to be checked to the end: send it in parts"),
            "TooLarge" => new($"データが大きすぎます。{facts["limit"]} バイト以内にしてください", $"The data is too large: at most {facts["limit"]} bytes"),
            "TooDeep" => new($"入れ子が深すぎます。{facts["limit"]} 段以内にしてください", $"The nesting is too deep: at most {facts["limit"]} levels"),
            "TooManyValues" => new($"値が多すぎます。{facts["limit"]} 個以内にしてください", $"There are too many values: at most {facts["limit"]}"),
            "NumberTooLong" => new($"数の桁が多すぎます。{facts["limit"]} 文字以内にしてください", $"The number is too long: at most {facts["limit"]} characters"),
            "DuplicateName" => new("同じ項目が 2 回あります。1 つにしてください", "The same member occurs twice: keep one"),
            "BrokenText" => new("文字として読めないコードがあります。入力し直してください", "The text holds codes that are no characters: enter it again"),
            "NulCharacter" => new("使えない制御文字（U+0000）があります。取り除いてください", "The text holds the control character U+0000: remove it"),
            _ => new("JSON として読めません。送信内容を直してください", "This is not JSON: mend what is sent"),
        };

    private static LocalText One(string name) => name switch
    {
        "string" => new("文字", "text"),
        "number" => new("数", "a number"),
        "integer" => new("整数", "a whole number"),
        "boolean" => new("はい・いいえ（true / false）", "yes or no (true / false)"),
        "array" => new("一覧", "a list"),
        "object" => new("項目のまとまり", "a group of members"),
        _ => new("空（null）", "nothing (null)"),
    };
}
