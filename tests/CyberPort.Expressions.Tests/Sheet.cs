namespace CyberPort.Expressions.Tests;

/// <summary>A small form with every kind of field, to write expressions against.</summary>
internal static class Sheet
{
    private static readonly ExpressionType Rows = ExpressionType.ListOf(ExpressionType.RecordOf(new Dictionary<string, ExpressionType>
    {
        ["tons"] = ExpressionType.Number,
        ["cargo"] = ExpressionType.Text,
        ["parts"] = ExpressionType.ListOf(ExpressionType.Number),
    }));

    public static readonly ExpressionContext Context = ExpressionContext.Of(
        ("a", ExpressionType.Number),
        ("b", ExpressionType.Number),
        ("none", ExpressionType.Number),
        ("name", ExpressionType.Text),
        ("blank", ExpressionType.Text),
        ("from", ExpressionType.Date),
        ("to", ExpressionType.Date),
        ("yes", ExpressionType.Boolean),
        ("no", ExpressionType.Boolean),
        ("unknown", ExpressionType.Boolean),
        ("rows", Rows),
        ("norows", Rows),
        ("tags", ExpressionType.ListOf(ExpressionType.Text)),
        ("any", ExpressionType.Any),
        ("申請者", ExpressionType.RecordOf(new Dictionary<string,
            ExpressionType>
        { ["氏名"] = ExpressionType.Text, ["年-齢"] = ExpressionType.Number })));

    public static readonly Value Values = Value.Parse("""
        {
          "a": 7, "b": 2, "name": "広島港", "from": "2026-04-01", "to": "2027-03-31", "yes": true, "no": false,
          "rows": [
            { "tons": 10.5, "cargo": "米", "parts": [1, 2] },
            { "tons": 20, "cargo": "麦", "parts": [3] },
            { "cargo": "米", "parts": [] }
          ],
          "tags": ["x", "y", "x"],
          "any": { "n": 1, "list": [1, 2, 3], "s": "text" },
          "申請者": { "氏名": "山田 太郎", "年-齢": 42 }
        }
        """);

    public static readonly DayEnvironment Day = new(new(2026, 11, 20));

    public static CompiledExpression Compiled(string text)
    {
        var compilation = ExpressionCompiler.Compile(text, Context);
        Assert.True(compilation.Succeeded, $"{text}: {string.Join("; ", compilation.Problems.Select(p => p.Cause.En + " " + p.Cure.En))}");
        return compilation.Expression;
    }

    public static Value Evaluate(string text) => Compiled(text).Evaluate(new(Values, Day));

    public static ExpressionProblem Problem(string text)
    {
        var compilation = ExpressionCompiler.Compile(text, Context);
        Assert.False(compilation.Succeeded, text);
        return compilation.Problems[0];
    }
}
