using CyberPort.Expressions;

namespace CyberPort.Forms.Schemas.Patterns;

/// <summary>Why a pattern is not taken, and what to write instead.</summary>
public sealed record PatternRefusal(LocalText Cause, LocalText Cure)
{
    internal static PatternRefusal TooLong(int length, int limit) => new(
        new($"パターンが {length} 文字あります（上限 {limit} 文字）。", $"The pattern has {length} characters (at most {limit})."),
        new("短いパターンにするか、選択肢やコード表を使ってください。", "Shorten the pattern, or use options or a code list."));

    internal static PatternRefusal TooBig(long size) => new(
        new($"パターンの繰り返しが大きすぎます（{size} 個所に展開されます）。", $"The repetitions of the pattern are too large ({size} positions)."),
        new("回数を減らし、長さは minLength と maxLength で決めてください。", "Lower the counts, and limit the length by minLength and maxLength."));

    internal static PatternRefusal LookAround(int position) => new(
        At(position, "先読み・後読みは使えません。", "look-ahead and look-behind are not available."),
        new("前後を含めて 1 つのパターンに書き直すか、確認ルールで調べてください。",
            "Write it as one plain pattern, or check it with a rule of kind check."));

    internal static PatternRefusal BackReference(int position) => new(
        At(position, "後方参照（\\1 など）は使えません。", "back-references such as \\1 are not available."),
        new("同じ文字の一致は確認ルールで調べてください。", "Compare the texts with a rule of kind check."));

    internal static PatternRefusal Property(int position, string name) => new(
        At(position, $"\\p{{{name}}} は使えません。", $"\\p{{{name}}} is not available."),
        new("一般カテゴリ（\\p{L} など）か Script=Han / Hiragana / Katakana / Latin を使ってください。",
            "Use a general category such as \\p{L}, or Script=Han / Hiragana / Katakana / Latin."));

    internal static PatternRefusal Syntax(int position, LocalText what) => new(
        At(position, what.Ja, what.En),
        new("ECMA-262 の正規表現（u フラグ）として書き直してください。", "Write it as a regular expression of ECMA-262 with the flag u."));

    private static LocalText At(int position, string ja, string en) => new($"{position + 1} 文字目: {ja}", $"At character {position + 1}: {en}");
}
