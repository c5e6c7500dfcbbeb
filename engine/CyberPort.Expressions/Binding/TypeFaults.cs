using CyberPort.Expressions.Syntax;

namespace CyberPort.Expressions.Binding;

/// <summary>The texts of what the binder refuses.</summary>
internal static class TypeFaults
{
    public static ExpressionProblem UnknownName(SyntaxNode at, string name, IEnumerable<string> known) => Of("expression.unknownName", at,
        new($"「{name}」という項目はありません。", $"There is no field '{name}'."),
            Suggest(name, known, "項目の一覧から選んでください。", "Choose one from the list of fields."));

    public static ExpressionProblem UnknownMember(SyntaxNode at, string name, IEnumerable<string> known) => Of("expression.unknownName", at,
        new($"この中に「{name}」という項目はありません。", $"There is no field '{name}' in it."),
            Suggest(name, known, "項目の一覧から選んでください。", "Choose one from the list of fields."));

    public static ExpressionProblem UnknownFunction(CallSyntax at, IEnumerable<string> known) =>
        new("expression.unknownFunction", at.NameStart, at.Name.Length,
        new($"「{at.Name}」という関数はありません。", $"There is no function '{at.Name}'."),
            Suggest(at.Name, known, "関数の一覧から選んでください。", "Choose one from the list of functions."));

    public static ExpressionProblem NotCalled(SyntaxNode at, string name) => Of("expression.unknownName", at,
        new($"「{name}」は関数です。", $"'{name}' is a function."), new($"{name}(…) のように書いてください。", $"Write {name}(…)."));

    public static ExpressionProblem StrayLambda(SyntaxNode at) => Of("expression.lambda", at,
        new("r => … はここでは使えません。", "r => … cannot be used here."),
            new("rows.sum(r => r.tons) のように一覧の集計の中で使います。", "Use it inside an aggregate: rows.sum(r => r.tons)."));

    public static ExpressionProblem NoMembers(SyntaxNode at, string name, ExpressionType type) => Of("expression.type", at,
        new($"{type.Label.Ja}に「{name}」はありません。", $"{Capital(type.Label.En)} has no '{name}'."), type.Kind == TypeKind.List
            ? new($"rows.map(r => r.{name}) や rows.sum(r => r.{name}) のように書いてください。",
                $"Write rows.map(r => r.{name}) or rows.sum(r => r.{name}).")
            : new("項目名を確かめてください。", "Check the name of the field."));

    public static ExpressionProblem Wrong(SyntaxNode at, ExpressionType type, ExpressionType wanted) => Of("expression.type", at,
        new($"ここは{wanted.Label.Ja}でなければなりませんが、{type.Label.Ja}です。", $"This must be {wanted.Label.En}, but it is {type.Label.En}."),
            CureFor(type, wanted));

    public static ExpressionProblem WrongResult(SyntaxNode at, ExpressionType type, ExpressionType wanted) => Of("expression.type", at,
        new($"式の結果は{wanted.Label.Ja}でなければなりませんが、{type.Label.Ja}です。", $"The result must be {wanted.Label.En}, but it is {type.Label.En}."),
            CureFor(type, wanted));

    public static ExpressionProblem WrongItems(CallSyntax at, ExpressionType type, ExpressionType wanted) => Of("expression.type", at,
        new($"{at.Name} の対象は{wanted.Label.Ja}でなければなりませんが、{type.Label.Ja}です。",
            $"{at.Name} needs {wanted.Label.En}, but the items are {type.Label.En}."),
        new($"rows.{at.Name}(r => r.項目) のように項目を選んでください。", $"Choose a field: rows.{at.Name}(r => r.field)."));

    public static ExpressionProblem NeverEqual(SyntaxNode first, SyntaxNode second, ExpressionType left, ExpressionType right) =>
        new("expression.type", first.Start, second.End - first.Start,
        new($"{left.Label.Ja}と{right.Label.Ja}は等しくなりません。", $"{Capital(left.Label.En)} never equals {right.Label.En}."),
            CureFor(right, left));

    public static ExpressionProblem NoDate(SyntaxNode at, string text) => Of("expression.date", at,
        new($"「{text}」は日付ではありません。", $"'{text}' is no date."),
            new("'2026-11-20' のように書くか、date(2026, 11, 20) を使ってください。", "Write '2026-11-20' or date(2026, 11, 20)."));

    public static ExpressionProblem DateArithmetic(SyntaxNode first, SyntaxNode second) =>
        new("expression.date", first.Start, second.End - first.Start,
        new("日付は足し引きできません。", "Dates cannot be added or subtracted."),
        new("addDays(日付, 日数)、addMonths、daysBetween(開始, 終了) を使ってください。", "Use addDays(date, days), addMonths or daysBetween(from, to)."));

    public static ExpressionProblem NotWritten(SyntaxNode at, string parameter) => Of("expression.argument", at,
        new($"{parameter} は式の中に文字列で書いてください。", $"The {parameter} must be written out as text."),
            new("'…' のように書いてください。", "Write it between quotes."));

    public static ExpressionProblem NoList(CallSyntax at) => Of("expression.argumentCount", at,
        new($"{at.Name} には一覧が必要です。", $"{at.Name} needs a list."),
            new($"rows.{at.Name}(r => r.項目) のように書いてください。", $"Write rows.{at.Name}(r => r.field)."));

    public static ExpressionProblem NotAList(SyntaxNode at, string name, ExpressionType type) => Of("expression.type", at,
        new($"{name} は一覧に使いますが、これは{type.Label.Ja}です。", $"{name} works on a list, but this is {type.Label.En}."),
            new("明細の一覧の名前を書いてください。", "Name a list of rows."));

    public static ExpressionProblem AggregateArguments(CallSyntax at) => Of("expression.lambda", at,
        new($"{at.Name} の中は r => … と書きます。", $"{at.Name} takes one r => …."),
            new($"rows.{at.Name}(r => r.項目) のように書いてください。", $"Write rows.{at.Name}(r => r.field)."));

    public static ExpressionProblem WrongCount(CallSyntax at, ExpressionFunction function, int fromTarget)
    {
        var (least, most) = (function.Least - fromTarget, function.Most == int.MaxValue ? "…" : $"{function.Most - fromTarget}");
        var count = $"{least}" == most ? most : $"{least}–{most}";
        var parameters = function.Parameters.Select(p => p.Optional ? $"[{p.Name}]" : p.Repeats ? $"{p.Name}…" : p.Name);
        var shape = $"{function.Name}({string.Join(", ", parameters)})";
        return Of("expression.argumentCount", at,
            new($"{at.Name} の引数は{count}個ですが、{at.Arguments.Count}個あります。",
                $"{at.Name} takes {count} arguments, but there are {at.Arguments.Count}."),
            new($"{shape} の形で書いてください。", $"Write {shape}."));
    }

    private static ExpressionProblem Of(string code, SyntaxNode at, LocalText cause, LocalText cure) =>
        new(code, at.Start, at.Length, cause, cure);

    private static LocalText Suggest(string name, IEnumerable<string> known, string elseJa, string elseEn) =>
        Nearest.To(name, known) is { } near ? new($"「{near}」ではありませんか。", $"Did you mean '{near}'?") : new(elseJa, elseEn);

    private static LocalText CureFor(ExpressionType type, ExpressionType wanted) => (type.Kind, wanted.Kind) switch
    {
        (TypeKind.Text, TypeKind.Number) => new("number(…) で数にするか、数の項目を使ってください。", "Use number(…) or a number field."),
        (TypeKind.Number or TypeKind.Boolean, TypeKind.Text or TypeKind.Date) => new("text(…) で文字列にしてください。", "Use text(…)."),
        (TypeKind.List, _) => new("一覧は sum、count、join などで1つの値にしてください。", "Make one value of the list with sum, count or join."),
        (_, TypeKind.Boolean) =>
            new("a > 10 や a == 'x' のような条件にしてください。空かどうかは isBlank(…) です。",
                "Write a condition such as a > 10 or a == 'x'; isBlank(…) tests for absence."),
        _ => new($"{wanted.Label.Ja}になる式を書いてください。", $"Write an expression that gives {wanted.Label.En}."),
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
