namespace CyberPort.Expressions.Tests.Compiling;

public sealed class ProblemTests
{
    [Theory]
    [InlineData("nmae == 'x'", "expression.unknownName", 0, 4, "Did you mean 'name'?")]
    [InlineData("a + rowz.length", "expression.unknownName", 4, 4, "Did you mean 'rows'?")]
    [InlineData("rows.sum(r => r.ton)", "expression.unknownName", 14, 5, "Did you mean 'tons'?")]
    [InlineData("申請者['氏 名']", "expression.unknownName", 4, 5, "Did you mean '氏名'?")]
    [InlineData("申請書.氏名", "expression.unknownName", 0, 3, "Did you mean '申請者'?")]
    [InlineData("roud(a)", "expression.unknownFunction", 0, 4, "Did you mean 'round'?")]
    [InlineData("round", "expression.unknownName", 0, 5, "Write round(…).")]
    [InlineData("a + 'x' * 2", "expression.type", 4, 3, "Use number(…) or a number field.")]
    [InlineData("name && yes", "expression.type", 0, 4, "Write a condition such as a > 10 or a == 'x'; isBlank(…) tests for absence.")]
    [InlineData("a == 'x'", "expression.type", 0, 8, "Use number(…) or a number field.")]
    [InlineData("a < name", "expression.type", 4, 4, "Use number(…) or a number field.")]
    [InlineData("rows.tons", "expression.type", 0, 9, "Write rows.map(r => r.tons) or rows.sum(r => r.tons).")]
    [InlineData("rows.sum()", "expression.type", 0, 10, "Choose a field: rows.sum(r => r.field).")]
    [InlineData("rows.sum(tons)", "expression.lambda", 0, 14, "Write rows.sum(r => r.field).")]
    [InlineData("a.sum(r => r)", "expression.type", 0, 1, "Name a list of rows.")]
    [InlineData("round(r => r)", "expression.lambda", 6, 6, "Use it inside an aggregate: rows.sum(r => r.tons).")]
    [InlineData("round()", "expression.argumentCount", 0, 7, "Write round(x, [digits]).")]
    [InlineData("name.trim(1)", "expression.argumentCount", 0, 12, "Write trim(text).")]
    [InlineData("from + 1", "expression.date", 0, 8, "Use addDays(date, days), addMonths or daysBetween(from, to).")]
    [InlineData("from > '2026-13-01'", "expression.date", 7, 12, "Write '2026-11-20' or date(2026, 11, 20).")]
    [InlineData("matches(name, blank)", "expression.argument", 14, 5, "Write it between quotes.")]
    [InlineData("!a", "expression.type", 1, 1, "Write a condition such as a > 10 or a == 'x'; isBlank(…) tests for absence.")]
    [InlineData("`${rows}`", "expression.type", 3, 4, "Make one value of the list with sum, count or join.")]
    public void A_wrong_meaning_is_told_with_its_place_and_its_cure(string text, string code, int position, int length, string cure)
    {
        var problem = Sheet.Problem(text);

        Assert.Equal((code, position, length, cure), (problem.Code, problem.Position, problem.Length, problem.Cure.En));
        Assert.NotEqual("", problem.Cause.Ja);
        Assert.NotEqual("", problem.Cure.Ja);
    }

    [Theory]
    [InlineData("a +", "expression.incomplete", 3)]
    [InlineData("", "expression.incomplete", 0)]
    [InlineData("(a", "expression.incomplete", 2)]
    [InlineData("a b", "expression.syntax", 2)]
    [InlineData("a = 1", "expression.syntax", 2)]
    [InlineData("a ** 2", "expression.syntax", 2)]
    [InlineData("a & b", "expression.syntax", 2)]
    [InlineData("'abc", "expression.unclosed", 0)]
    [InlineData("`abc ${a", "expression.incomplete", 8)]
    [InlineData("`abc", "expression.unclosed", 0)]
    [InlineData("012", "expression.number", 0)]
    [InlineData("0x10", "expression.number", 0)]
    [InlineData("1e99", "expression.number", 0)]
    [InlineData("'\\q'", "expression.escape", 1)]
    [InlineData("'\\ud800'", "expression.halfCharacter", 0)]
    [InlineData("a ＞ b", "expression.character", 2)]
    [InlineData("while (true) {}", "expression.word", 0)]
    [InlineData("function f() {}", "expression.word", 0)]
    [InlineData("new Date()", "expression.word", 0)]
    [InlineData("a ?? b || yes", "expression.mixed", 2)]
    [InlineData("r => r", "expression.syntax", 2)]
    [InlineData("{a: 1, a: 2}", "expression.syntax", 7)]
    public void A_wrong_shape_is_told_with_its_place(string text, string code, int position)
    {
        var problem = Sheet.Problem(text);

        Assert.Equal((code, position), (problem.Code, problem.Position));
    }

    [Fact]
    public void A_full_width_sign_is_answered_with_the_half_width_one() => Assert.Equal("半角の > を使ってください。", Sheet.Problem("a ＞ b").Cure.Ja);

    [Fact]
    public void Every_wrong_name_is_told_at_once_in_the_order_of_the_text()
    {
        var compilation = ExpressionCompiler.Compile("x1 + a * y1 + z1", Sheet.Context);

        Assert.Equal([0, 9, 14], compilation.Problems.Select(p => p.Position));
    }

    [Fact]
    public void The_wanted_type_of_the_whole_is_checked()
    {
        var compilation = ExpressionCompiler.Compile("a + b", Sheet.Context, ExpressionType.Boolean);

        Assert.Equal("The result must be yes/no, but it is a number.", compilation.Problems[0].Cause.En);
        Assert.True(ExpressionCompiler.Compile("any.x", Sheet.Context, ExpressionType.Boolean).Succeeded);
    }

    [Fact]
    public void A_problem_becomes_one_of_its_file()
    {
        var problem = Sheet.Problem("a + nmae").In("rules.json", "/rules/x/expr");

        Assert.Equal(("rules.json", "/rules/x/expr"), (problem.File, problem.Pointer));
        Assert.StartsWith("式の5文字目: ", problem.Cause.Ja, StringComparison.Ordinal);
    }
}
