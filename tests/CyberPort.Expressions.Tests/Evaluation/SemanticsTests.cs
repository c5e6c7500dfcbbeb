namespace CyberPort.Expressions.Tests.Evaluation;

public sealed class SemanticsTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("10 - 4 - 3", "3")]
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData("7 / 2", "3.5")]
    [InlineData("1 / 3", "0.3333333333333333333333333333")]
    [InlineData("-7 % 3", "-1")]
    [InlineData("a / 0", "null")]
    [InlineData("a % 0", "null")]
    [InlineData("-a + +b", "-5")]
    [InlineData("1e3 + .5", "1000.5")]
    [InlineData("79228162514264337593543950335 * 2", "null")]
    [InlineData("none + 1", "null")]
    [InlineData("-none", "null")]
    [InlineData("1.50", "1.5")]
    public void Arithmetic_is_decimal_and_what_cannot_be_calculated_is_null(string text, string json) => Check(text, json);

    [Theory]
    [InlineData("a > b", "true")]
    [InlineData("a <= 7", "true")]
    [InlineData("a == 7.0", "true")]
    [InlineData("a === 7", "true")]
    [InlineData("a != 7", "false")]
    [InlineData("a !== 8", "true")]
    [InlineData("name == '広島港'", "true")]
    [InlineData("'a' < 'b'", "true")]
    [InlineData("from < to", "true")]
    [InlineData("from >= '2026-04-01'", "true")]
    [InlineData("none > 1", "null")]
    [InlineData("none == 1", "null")]
    [InlineData("none != 1", "null")]
    [InlineData("none == null", "true")]
    [InlineData("null != a", "true")]
    [InlineData("a == undefined", "false")]
    [InlineData("any.s == 1", "false")]
    [InlineData("any.s < 1", "null")]
    [InlineData("tags == ['x', 'y', 'x']", "true")]
    public void Comparison_with_null_is_unknown_and_null_itself_tests_for_absence(string text, string json) => Check(text, json);

    [Theory]
    [InlineData("yes && no", "false")]
    [InlineData("yes && unknown", "null")]
    [InlineData("unknown && no", "false")]
    [InlineData("no && unknown", "false")]
    [InlineData("unknown && unknown", "null")]
    [InlineData("yes || unknown", "true")]
    [InlineData("unknown || yes", "true")]
    [InlineData("unknown || no", "null")]
    [InlineData("no || no", "false")]
    [InlineData("!yes", "false")]
    [InlineData("!unknown", "null")]
    [InlineData("!(none > 3)", "null")]
    [InlineData("unknown ? 1 : 2", "2")]
    [InlineData("yes ? a : b", "7")]
    [InlineData("none ?? 5", "5")]
    [InlineData("a ?? 5", "7")]
    [InlineData("(none ?? 0) > 1 || yes", "true")]
    public void Logic_has_three_values_and_unknown_counts_as_not_true(string text, string json) => Check(text, json);

    [Theory]
    [InlineData("申請者.氏名", "\"山田 太郎\"")]
    [InlineData("申請者['年-齢'] + 1", "43")]
    [InlineData("申請者?.氏名", "\"山田 太郎\"")]
    [InlineData("rows[0].tons", "10.5")]
    [InlineData("rows[9].tons", "null")]
    [InlineData("rows[0.5]", "null")]
    [InlineData("rows.length", "3")]
    [InlineData("norows.length", "0")]
    [InlineData("name.length", "3")]
    [InlineData("'𠮷野家'.length", "3")]
    [InlineData("any.list[1]", "2")]
    [InlineData("any.x.y.z", "null")]
    [InlineData("any.constructor", "null")]
    [InlineData("any['s']", "\"text\"")]
    public void Paths_read_fields_rows_and_Japanese_names(string text, string json) => Check(text, json);

    [Theory]
    [InlineData("rows.sum(r => r.tons)", "30.5")]
    [InlineData("sum(rows, r => r.tons)", "30.5")]
    [InlineData("norows.sum(r => r.tons)", "0")]
    [InlineData("rows.count()", "3")]
    [InlineData("rows.count(r => r.cargo == '米')", "2")]
    [InlineData("rows.min(r => r.tons)", "10.5")]
    [InlineData("rows.max((r) => r.tons)", "20")]
    [InlineData("norows.max(r => r.tons)", "null")]
    [InlineData("rows.avg(r => r.tons)", "15.25")]
    [InlineData("rows.any(r => r.tons > 15)", "true")]
    [InlineData("rows.some(r => r.tons > 150)", "false")]
    [InlineData("rows.all(r => r.tons > 1)", "false")]
    [InlineData("rows.every(r => r.cargo != '')", "true")]
    [InlineData("norows.all(r => r.tons > 1)", "true")]
    [InlineData("norows.any()", "false")]
    [InlineData("rows.filter(r => r.cargo == '米').map(r => r.tons ?? 0)", "[10.5,0]")]
    [InlineData("rows.find(r => r.tons == 20).cargo", "\"麦\"")]
    [InlineData("rows.map(r => r.cargo).distinct()", "[\"米\",\"麦\"]")]
    [InlineData("rows.distinct(r => r.cargo).join('、')", "\"米、麦\"")]
    [InlineData("tags.join()", "\"x,y,x\"")]
    [InlineData("rows.sum(r => r.parts.sum(p => p * r.tons))", "91.5")]
    [InlineData("min(a, b)", "2")]
    [InlineData("max(a, b, 9)", "9")]
    [InlineData("max(a, none)", "null")]
    [InlineData("sum(a, none, b)", "9")]
    [InlineData("max(any.list)", "3")]
    [InlineData("['b', 'a'].min()", "\"a\"")]
    [InlineData("max(from, to)", "\"2027-03-31\"")]
    public void Aggregates_walk_over_rows_and_leave_blanks_out(string text, string json) => Check(text, json);

    [Theory]
    [InlineData("name + 'の' + a", "\"広島港の7\"")]
    [InlineData("name + blank", "null")]
    [InlineData("'x' + yes", "\"xtrue\"")]
    [InlineData("`合計 ${a * 2} ${blank}トン ${`(${b})`}`", "\"合計 14 トン (2)\"")]
    [InlineData("'it\\'s \\u6e2f \\u{20BB7}'", "\"it's 港 𠮷\"")]
    [InlineData("['a', 1, null]", "[\"a\",1,null]")]
    [InlineData("({ n: a, '名': name, b })", "{\"n\":7,\"名\":\"広島港\",\"b\":2}")]
    [InlineData("return a == 7;", "true")]
    [InlineData("a /* トン */ + b // 合計", "9")]
    public void Text_lists_and_records_are_written_as_in_JavaScript(string text, string json) => Check(text, json);

    [Fact]
    public void A_number_field_that_holds_what_was_typed_gives_null()
    {
        var scope = new EvaluationScope(Value.Parse("""{"a":"１２ｘ","b":2,"rows":[{"tons":"?"},{"tons":3}],"from":"きのう"}"""), Sheet.Day);

        Assert.True(Sheet.Compiled("a * b").Evaluate(scope).IsNull);
        Assert.True(Sheet.Compiled("a > b").Evaluate(scope).IsNull);
        Assert.Equal(3, Sheet.Compiled("rows.sum(r => r.tons)").Evaluate(scope).AsNumber);
        Assert.True(Sheet.Compiled("addDays(from, 1)").Evaluate(scope).IsNull);
        Assert.True(Sheet.Compiled("round(a)").Evaluate(scope).IsNull);
    }

    [Fact]
    public void Locals_stand_beside_the_fields_and_a_row_variable_hides_both()
    {
        var row = ExpressionType.RecordOf(new Dictionary<string, ExpressionType> { ["tons"] = ExpressionType.Number });
        var context = Sheet.Context with { Locals = [new("row", row, "/rows/*"), new("this", ExpressionType.Number, "/rows/*/tons")] };
        var expression = ExpressionCompiler.Compile("row.tons > this - 1 && rows.all(row => row.tons != 0)", context).Expression!;
        var scope = new EvaluationScope(Value.Parse("""{"rows":[{"tons":3}]}"""), Sheet.Day);

        scope.SetLocal("row", Value.Parse("""{"tons":3}"""));
        scope.SetLocal("this", Value.Of(3));

        Assert.True(expression.Holds(scope));
        Assert.Equal(["/rows/*/tons", "/rows/-"], expression.Reads);
    }

    [Theory]
    [InlineData("a + b", "/a,/b")]
    [InlineData("申請者['年-齢']", "/申請者/年-齢")]
    [InlineData("rows.sum(r => r.tons)", "/rows/-,/rows/*/tons")]
    [InlineData("rows.count()", "/rows/-")]
    [InlineData("rows.length > 0", "/rows/-")]
    [InlineData("rows[0].tons", "/rows/*/tons")]
    [InlineData("rows.filter(r => r.tons > 1).sum(q => q.parts.sum())", "/rows/-,/rows/*/tons,/rows/*/parts")]
    [InlineData("rows.find(r => r.cargo == 'x').tons", "/rows/-,/rows/*/cargo,/rows/*/tons")]
    [InlineData("rows == null", "/rows")]
    [InlineData("any.a.b", "/any/a/b")]
    [InlineData("name.length + tags.join().length", "/name,/tags")]
    [InlineData("yes ? a : none ?? b", "/yes,/a,/none,/b")]
    public void An_expression_tells_which_places_it_reads(string text, string reads) =>
        Assert.Equal(reads.Split(','), Sheet.Compiled(text).Reads);

    private static void Check(string text, string json) =>
        Assert.Equal(json, Sheet.Evaluate(text).ToString().Replace("\\u0027", "'").Replace("\\uD842\\uDFB7", "𠮷"));
}
