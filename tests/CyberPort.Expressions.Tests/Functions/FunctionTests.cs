namespace CyberPort.Expressions.Tests.Functions;

public sealed class FunctionTests
{
    [Theory]
    [InlineData("round(2.5)", "3")]
    [InlineData("round(-2.5)", "-3")]
    [InlineData("round(2.345, 2)", "2.35")]
    [InlineData("round(1250, -2)", "1300")]
    [InlineData("round(79228162514264337593543950334.4, 1)", "79228162514264337593543950334")]
    [InlineData("ceil(1.01)", "2")]
    [InlineData("ceil(-1.25, 1)", "-1.2")]
    [InlineData("ceil(1201, -2)", "1300")]
    [InlineData("floor(1.99)", "1")]
    [InlineData("floor(-1.21, 1)", "-1.3")]
    [InlineData("truncate(-1.9)", "-1")]
    [InlineData("abs(-3)", "3")]
    [InlineData("round(none)", "null")]
    [InlineData("round(1, 99)", "null")]
    [InlineData("number('１，２３４．５')", "1234.5")]
    [InlineData("number('12ｘ')", "null")]
    [InlineData("formatNumber(1234567.5)", "\"1,234,567.5\"")]
    [InlineData("formatNumber(1234.5, 0)", "\"1,235\"")]
    [InlineData("toFixed(0.5)", "\"1\"")]
    [InlineData("(2.5).toFixed(0)", "\"3\"")]
    [InlineData("(-0.4).toFixed(0)", "\"0\"")]
    public void Numbers_are_rounded_half_away_from_zero(string text, string json) => Check(text, json);

    [Theory]
    [InlineData("' x '.trim()", "\"x\"")]
    [InlineData("'Ab'.toUpperCase() + upper('c') + lower('D') + 'E'.toLowerCase()", "\"ABCde\"")]
    [InlineData("name.startsWith('広')", "true")]
    [InlineData("endsWith(name, '港')", "true")]
    [InlineData("contains(name, '島')", "true")]
    [InlineData("name.includes('x')", "false")]
    [InlineData("tags.includes('y')", "true")]
    [InlineData("'𠮷野家'.indexOf('家')", "2")]
    [InlineData("'a-b-c'.replace('-', '')", "\"ab-c\"")]
    [InlineData("'a-b-c'.replaceAll('-', '')", "\"abc\"")]
    [InlineData("'𠮷野家'.substring(1)", "\"野家\"")]
    [InlineData("'𠮷野家'.substring(0, 1) == '𠮷'", "true")]
    [InlineData("'abc'.substring(2, 0)", "\"ab\"")]
    [InlineData("'abc'.substring(-5, 99)", "\"abc\"")]
    [InlineData("'abc'.charAt(1) + 'abc'.charAt(7)", "\"b\"")]
    [InlineData("text(7).padStart(3, '0')", "\"007\"")]
    [InlineData("'x'.padEnd(4, 'ab')", "\"xaba\"")]
    [InlineData("'a,b,,c'.split(',')", "[\"a\",\"b\",\"\",\"c\"]")]
    [InlineData("length('𠮷野家')", "3")]
    [InlineData("length(tags)", "3")]
    [InlineData("concat(name, blank, 1)", "\"広島港1\"")]
    [InlineData("text(1.50)", "\"1.5\"")]
    [InlineData("trim(blank)", "null")]
    [InlineData("isBlank(blank)", "true")]
    [InlineData("isBlank('　 ')", "true")]
    [InlineData("isBlank(norows) && isBlank([])", "true")]
    [InlineData("isBlank(0)", "false")]
    [InlineData("coalesce(none, blank, a)", "7")]
    public void Text_is_counted_by_character(string text, string json) => Check(text, json);

    [Theory]
    [InlineData("matches('〒100-0001', '^〒\\\\d{3}-\\\\d{4}$')", "true")]
    [InlineData("matches('１２３', '^\\\\d{3}$')", "false")]
    [InlineData("matches('123\\n', '^[0-9]{3}$')", "false")]
    [InlineData("matches('a[b', '^a[[]b$')", "true")]
    [InlineData("matches('ab', 'a|b')", "true")]
    [InlineData("matches('x y', '\\\\s')", "true")]
    [InlineData("matches('かな', '^[\\\\u3041-\\\\u3096]+$')", "true")]
    [InlineData("name.matches('港$')", "true")]
    [InlineData("matches(blank, 'x')", "null")]
    public void A_pattern_reads_as_in_JavaScript(string text, string json) => Check(text, json);

    [Theory]
    [InlineData("(?=a)")]
    [InlineData("(a)\\\\1")]
    [InlineData("(?i)a")]
    [InlineData("((a{1,500}){1,500}){1,500}")]
    [InlineData("[")]
    [InlineData("a**")]
    [InlineData("\\\\bx")]
    public void A_pattern_that_could_take_long_is_refused(string pattern)
    {
        var problem = Sheet.Problem($"matches(name, '{pattern}')");

        Assert.Equal("expression.argument", problem.Code);
    }

    [Theory]
    [InlineData("today()", "\"2026-11-20\"")]
    [InlineData("date(2028, 2, 29)", "\"2028-02-29\"")]
    [InlineData("date(2026, 2, 29)", "null")]
    [InlineData("date(2026.5, 2, 1)", "null")]
    [InlineData("year(from) * 10000 + month(from) * 100 + day(from)", "20260401")]
    [InlineData("addDays('2026-12-31', 1)", "\"2027-01-01\"")]
    [InlineData("addMonths('2026-01-31', 1)", "\"2026-02-28\"")]
    [InlineData("addYears('2028-02-29', 1)", "\"2029-02-28\"")]
    [InlineData("addYears(from, 99999)", "null")]
    [InlineData("addDays(from, 3999999)", "null")]
    [InlineData("daysBetween(from, to)", "364")]
    [InlineData("monthsBetween('2026-04-01', '2026-05-01')", "1")]
    [InlineData("monthsBetween('2026-04-01', '2026-05-02')", "2")]
    [InlineData("monthsBetween(from, addDays(to, 1))", "12")]
    [InlineData("monthsBetween('2026-01-31', '2026-02-28')", "1")]
    [InlineData("monthsBetween('2026-05-02', '2026-04-01')", "-2")]
    [InlineData("yearsBetween('2000-11-21', today())", "25")]
    [InlineData("yearsBetween('2000-11-20', today())", "26")]
    [InlineData("fiscalYear('2027-03-31')", "2026")]
    [InlineData("fiscalYear('2027-04-01')", "2027")]
    [InlineData("wareki('2019-04-30')", "\"平成31年4月30日\"")]
    [InlineData("wareki('2019-05-01')", "\"令和元年5月1日\"")]
    [InlineData("wareki(today())", "\"令和8年11月20日\"")]
    [InlineData("wareki('1868-01-24')", "null")]
    [InlineData("year(any.s)", "null")]
    [InlineData("addDays(from, none)", "null")]
    public void Dates_know_the_fiscal_year_and_the_era(string text, string json) => Check(text, json);

    [Fact]
    public void Codes_and_earlier_submissions_come_from_the_environment()
    {
        var scope = new EvaluationScope(Sheet.Values, new World());

        Assert.Equal("米-ja", Sheet.Compiled("code('cargo', rows[0].cargo, 'ja')").Evaluate(scope).AsText);
        Assert.Equal("/total 1", Sheet.Compiled("prev('total')").Evaluate(scope).AsText);
        Assert.Equal("/rows/0/tons 2", Sheet.Compiled("prev('/rows/0/tons', 2)").Evaluate(scope).AsText);
        Assert.True(Sheet.Compiled("prev('total', 0)").Evaluate(scope).IsNull);
    }

    [Fact]
    public void A_room_may_register_functions_of_its_own()
    {
        var functions = FunctionRegistry.Standard.With(
            new ExpressionFunction("double", ExpressionType.Number, (_, a) => Value.Of(a[0].AsNumber * 2),
                [new("x", ExpressionType.Number)]));
        var context = Sheet.Context with { Functions = functions };

        var expression = ExpressionCompiler.Compile("double(a) + a.double()", context).Expression!;

        Assert.Equal(28, expression.Evaluate(new(Sheet.Values, Sheet.Day)).AsNumber);
        Assert.Null(FunctionRegistry.Standard.Find("double"));
    }

    private static void Check(string text, string json) =>
        Assert.Equal(json, Sheet.Evaluate(text).ToString());

    private sealed class World : IExpressionEnvironment
    {
        public DateOnly Today => new(2026, 11, 20);

        public Value Code(string list, Value code, string attribute) => Value.Of($"{code.AsText}-{attribute}");

        public Value Previous(string pointer, int back) => Value.Of($"{pointer} {back}");
    }
}
