namespace CyberPort.Expressions.Syntax;

/// <summary>The texts of what the lexer and the parser refuse.</summary>
internal static class Faults
{
    private static readonly Dictionary<string, LocalText> Missing = new()
    {
        ["="] = new("比較は == と書きます。代入はできません。", "Write == to compare. There is no assignment."),
        ["**"] = new("べき乗はありません。x * x のように書きます。", "There is no power operator. Write x * x."),
        ["&"] = new("「かつ」は && と書きます。", "Write && for 'and'."),
        ["|"] = new("「または」は || と書きます。", "Write || for 'or'."),
        ["..."] = new("展開 (...) はありません。", "There is no spread (...)."),
        [";"] = new("式は1つだけ書きます。", "Write one expression only."),
        ["=>"] = new("r => … は rows.sum(r => r.tons) のように集計の中だけで使えます。", "r => … works inside an aggregate only: rows.sum(r => r.tons)."),
    };

    public static ExpressionSyntaxException Of(string code, int start, int end, LocalText cause, LocalText cure) =>
        new(new(code, start, Math.Max(end - start, 0), cause, cure));

    public static ExpressionSyntaxException TooLong(int length, int most) => Of("expression.tooLong", most, length,
        new($"式が長すぎます（{length}文字、上限{most}文字）。", $"The expression has {length} characters; {most} are allowed."),
        new("計算項目に分けてください。", "Split it over several computed fields."));

    public static ExpressionSyntaxException TooDeep(int start, int most) => Of("expression.tooDeep", start, start + 1,
        new($"かっこや条件の入れ子が{most}段を超えています。", $"Brackets and conditions are nested deeper than {most}."),
        new("計算項目に分けるか、コード表を使ってください。", "Split it over several computed fields, or use a code list."));

    public static ExpressionSyntaxException TooLarge(int start, int most) => Of("expression.tooLarge", start, start + 1,
        new($"式の要素が多すぎます（上限{most}）。", $"The expression has too many parts; {most} are allowed."),
        new("計算項目に分けてください。", "Split it over several computed fields."));

    public static ExpressionSyntaxException Unexpected(Token token, string wanted) => token.Kind == TokenKind.End
        ? Of("expression.incomplete", token.Start, token.End, new("式が途中で終わっています。", "The expression ends too early."), Add(wanted))
        : Of("expression.syntax", token.Start, token.End, new($"ここに「{token.Text}」は書けません。", $"'{token.Text}' cannot stand here."),
            CureFor(token, wanted));

    public static ExpressionSyntaxException Unclosed(int start, int end, char quote) => Of("expression.unclosed", start, end,
        new($"「{quote}」が閉じていません。", $"There is no closing {quote}."), new($"終わりに {quote} を書いてください。", $"Write {quote} at the end."));

    public static ExpressionSyntaxException BadNumber(int start, int end, string word) => Of("expression.number", start, end,
        new($"「{word}」は数として読めません。", $"'{word}' cannot be read as a number."), new("12 や 0.5 のように書いてください。", "Write it like 12 or 0.5."));

    public static ExpressionSyntaxException BadEscape(int start, int end, string text) => Of("expression.escape", start, end,
        new($"「{text[start..end]}」という書き方はありません。", $"There is no escape '{text[start..end]}'."),
            new("\\ そのものは \\\\ と書きます。", "Write \\\\ for a backslash."));

    public static ExpressionSyntaxException HalfCharacter(int start, int end) => Of("expression.halfCharacter", start, end,
        new("文字列に半分だけの文字があります。", "The text holds half a character."), new("文字をそのまま書いてください。", "Write the character itself."));

    public static ExpressionSyntaxException StrangeCharacter(int start, string text)
    {
        var c = text[start];
        var half = c is >= '！' and <= '～' ? ((char)(c - '！' + '!')).ToString() : null;
        return Of("expression.character", start, start + 1,
            new($"「{c}」はここでは使えません。", $"'{c}' cannot be used here."),
            half is null
                ? new("文字列なら ' で囲んでください。", "Put text between quotes.")
                : new($"半角の {half} を使ってください。", $"Use the half-width {half}."));
    }

    public static ExpressionSyntaxException Word(Token token) => Of("expression.word", token.Start, token.End,
        new($"「{token.Text}」という命令はありません。", $"There is no '{token.Text}' in this language."),
        new("1つの式だけを書きます。条件は a ? b : c、集計は rows.sum(r => r.tons) です。",
            "Write one expression: a ? b : c for a choice, rows.sum(r => r.tons) to add up."));

    public static ExpressionSyntaxException MixedOperators(Token token) => Of("expression.mixed", token.Start, token.End,
        new("?? と && や || を並べるときは、かっこが必要です。", "?? beside && or || needs brackets."),
            new("(a ?? b) || c のように書いてください。", "Write (a ?? b) || c."));

    public static ExpressionSyntaxException ComparedTwice(Token token) => Of("expression.comparedTwice", token.Start, token.End,
        new("比較を続けて書くことはできません。", "Comparisons cannot be written in a row."),
            new("a < b && b < c のように && でつないでください。", "Join them: a < b && b < c."));

    private static LocalText Add(string wanted) => new($"{wanted} を続けて書いてください。", $"Go on with {wanted}.");

    private static LocalText CureFor(Token token, string wanted) =>
        token.Kind == TokenKind.Operator && Missing.TryGetValue(token.Text, out var cure)
            ? cure
            : new($"ここには {wanted} を書きます。", $"Write {wanted} here.");
}
