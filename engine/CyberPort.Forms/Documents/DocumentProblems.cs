using CyberPort.Expressions;

namespace CyberPort.Forms.Documents;

/// <summary>What can be wrong with a document before its meaning is looked at.</summary>
internal static class DocumentProblems
{
    public static Problem NoJson(string file, long? line, long? column, string detail) => new("no-json", file, "",
        new($"{line}行{column}バイト目でJSONとして読めません（{detail}）。", $"This is no JSON at line {line}, byte {column} ({detail})."),
        new("その行の括弧・引用符・コンマ・名前の重複を直してください。", "Mend the brackets, quotes, commas or doubled names at that line."));

    public static Problem TooLarge(string file, string limit) => new("too-large", file, "",
        new($"ファイルが上限を超えています（{limit}）。", $"The file is beyond a limit ({limit})."),
        new("内容を分けるか、減らしてください。", "Split the content or make it smaller."));

    public static Problem LostDigits(string file, string pointer) => new("lost-digits", file, pointer,
        new("数値の桁数が多く、正確に保てません。", "The number has more digits than can be kept exactly."),
        new("15桁以内の数値にするか、文字列にしてください。", "Write at most 15 digits, or a text."));

    public static Problem Missing(string file, string pointer, string name) => new("missing", file, Pointers.Append(pointer, name),
        new($"「{name}」がありません。", $"'{name}' is missing."),
        new($"「{name}」を書いてください。", $"Write '{name}'."));

    public static Problem Unknown(string file, string pointer, string name, IEnumerable<string> known)
    {
        var list = string.Join(", ", known.Order(StringComparer.Ordinal));
        return new("unknown-member", file, Pointers.Append(pointer, name),
            new($"「{name}」という項目はここにありません。", $"There is no member '{name}' here."),
            new($"綴りを確かめるか、削除してください。使えるもの: {list}", $"Check the spelling or remove it. Known: {list}"));
    }

    public static Problem WrongType(string file, string pointer, string wantedJa, string wantedEn) => new("wrong-type", file, pointer,
        new($"{wantedJa}ではありません。", $"This is not {wantedEn}."),
        new($"{wantedJa}を書いてください。", $"Write {wantedEn}."));

    public static Problem NotOneOf(string file, string pointer, string word, IEnumerable<string> words)
    {
        var list = string.Join(", ", words);
        return new("not-one-of", file, pointer,
            new($"「{word}」は使えません。", $"'{word}' cannot be used here."),
            new($"次のどれかにしてください: {list}", $"Use one of: {list}"));
    }

    public static Problem MissingLanguage(string file, string pointer, string language) => new("missing-language", file, pointer,
        language == "ja" ? new("日本語の文がありません。", "The Japanese text is missing.") : new("英語の文がありません。", "The English text is missing."),
        language == "ja" ? new("「ja」を書いてください。", "Write 'ja'.") : new("「en」を書いてください。", "Write 'en'."));

    public static Problem BadKey(string file, string pointer, string key, string shape) => new("bad-key", file, pointer,
        new($"「{key}」は識別子の形（{shape}）ではありません。", $"'{key}' has not the shape of an id ({shape})."),
        new("識別子を付け直してください。", "Give it another id."));

    public static Problem Duplicate(string file, string pointer, string key) => new("duplicate", file, pointer,
        new($"「{key}」が2回出てきます。", $"'{key}' comes twice."),
        new("片方を削除してください。", "Remove one of them."));

    public static Problem TooMany(string file, string pointer, int count, int limit) => new("too-many", file, pointer,
        new($"{count}件あり、上限の{limit}件を超えています。", $"There are {count}, more than the limit of {limit}."),
        new("件数を減らすか、様式を分けてください。", "Make it fewer, or split the form."));
}
