namespace CyberPort.Expressions.Tests.Compiling;

public sealed class LimitTests
{
    [Fact]
    public void A_text_at_the_length_cap_compiles_and_one_beyond_does_not()
    {
        var context = Sheet.Context with { Limits = new() { MaxLength = 5 } };

        Assert.True(ExpressionCompiler.Compile("a + b", context).Succeeded);
        Assert.Equal("expression.tooLong", ExpressionCompiler.Compile("a +  b", context).Problems[0].Code);
    }

    [Fact]
    public void The_depth_of_brackets_is_capped()
    {
        var context = Sheet.Context with { Limits = new() { MaxDepth = 3 } };

        Assert.True(ExpressionCompiler.Compile("((a))", context).Succeeded);
        Assert.Equal("expression.tooDeep", ExpressionCompiler.Compile("(((a)))", context).Problems[0].Code);
    }

    [Fact]
    public void The_height_of_operations_is_capped()
    {
        var context = Sheet.Context with { Limits = new() { MaxHeight = 3 } };

        Assert.True(ExpressionCompiler.Compile("any.x.y", context).Succeeded);
        Assert.Equal("expression.tooDeep", ExpressionCompiler.Compile("any.x.y.z", context).Problems[0].Code);
    }

    [Fact]
    public void Parts_and_terms_are_capped()
    {
        var fewNodes = Sheet.Context with { Limits = new() { MaxNodes = 4 } };
        var fewTerms = Sheet.Context with { Limits = new() { MaxTerms = 2 } };

        Assert.True(ExpressionCompiler.Compile("a + b", fewNodes).Succeeded);
        Assert.Equal("expression.tooLarge", ExpressionCompiler.Compile("a + b + 1", fewNodes).Problems[0].Code);
        Assert.True(ExpressionCompiler.Compile("a + b + 1", fewTerms).Succeeded);
        Assert.Equal("expression.tooLarge", ExpressionCompiler.Compile("a + b + 1 + 2", fewTerms).Problems[0].Code);
    }

    [Fact]
    public void A_sum_of_two_hundred_fields_is_no_deep_expression() =>
        Assert.Equal(1400, Sheet.Evaluate(string.Join(" + ", Enumerable.Repeat("a", 200))).AsNumber);

    [Fact]
    public void Steps_are_paid_by_row_and_by_the_size_of_what_is_done_with_it()
    {
        var rows = Value.Record(("rows", Value.Of([.. Enumerable.Range(0, 1000).Select(n => Value.Record(("tons", Value.Of(n))))])));
        var expression = Sheet.Compiled("rows.sum(r => r.tons * 2)");
        var scope = new EvaluationScope(rows, Sheet.Day, new() { MaxSteps = 20_000 });

        var before = scope.StepsLeft;
        expression.Evaluate(scope);
        var spent = before - scope.StepsLeft;

        Assert.InRange(spent, 4_000, 8_000);
        Assert.True(expression.TryEvaluate(scope, out _, out _));
        Assert.True(expression.TryEvaluate(scope, out _, out _));
        Assert.False(expression.TryEvaluate(scope, out _, out var fault));
        Assert.Equal("計算が長すぎるため止めました（上限20000ステップ）。", fault.Cause.Ja);
        scope.Refill();
        Assert.True(expression.TryEvaluate(scope, out _, out _));
    }

    [Fact]
    public void Rows_inside_rows_inside_rows_end_at_the_budget()
    {
        var rows = Value.Record(("rows", Value.Of([.. Enumerable.Range(0, 2000).Select(n => Value.Record(("tons", Value.Of(n))))])));
        var scope = new EvaluationScope(rows, Sheet.Day);

        var expression = Sheet.Compiled("rows.sum(r => rows.sum(s => rows.sum(t => r.tons + s.tons + t.tons)))");
        var fault = Assert.Throws<ExpressionBudgetException>(() => expression.Evaluate(scope));

        Assert.Equal("The calculation was stopped after 1000000 steps.", fault.Message);
    }

    [Fact]
    public void One_text_and_all_texts_together_are_capped()
    {
        var scope = new EvaluationScope(Sheet.Values, Sheet.Day, new() { MaxTextLength = 10, MaxTextTotal = 25 });

        Assert.Equal(10, Sheet.Compiled("'x'.padStart(10)").Evaluate(scope).AsText.Length);
        Assert.Throws<ExpressionBudgetException>(() => Sheet.Compiled("'x'.padStart(11)").Evaluate(scope));
        Sheet.Compiled("'x'.padStart(10)").Evaluate(scope);
        Assert.Throws<ExpressionBudgetException>(() => Sheet.Compiled("'x'.padStart(10)").Evaluate(scope));
    }

    [Fact]
    public void Comparing_large_values_is_paid_for()
    {
        var big = Value.Of([Value.Of([.. Enumerable.Range(0, 10_000).Select(n => Value.Of(n))])]);
        var scope = new EvaluationScope(Value.Record(("any", big), ("rows", Value.Of([.. Enumerable.Repeat(Value.Record(), 2_000)]))),
            Sheet.Day);

        Assert.Throws<ExpressionBudgetException>(() => Sheet.Compiled("rows.count(r => any == any)").Evaluate(scope));
    }

    [Fact]
    public void Many_overflows_end_at_the_budget()
    {
        var scope = new EvaluationScope(Value.Record(("a", Value.Of(decimal.MaxValue)),
            ("rows", Value.Of([.. Enumerable.Repeat(Value.Record(), 2_000)]))), Sheet.Day);

        Assert.Throws<ExpressionBudgetException>(() => Sheet.Compiled("rows.count(r => a * a > 1)").Evaluate(scope));
    }

    [Fact]
    public void One_expression_may_be_evaluated_by_many_threads()
    {
        var expression = Sheet.Compiled("rows.sum(r => r.tons * a) + 申請者['年-齢']");

        Parallel.For(0, 2_000, n =>
        {
            var rows = Value.Parse("""[{"tons":1},{"x":0,"tons":2}]""");
            var values = Value.Record(($"z{n % 5}", Value.Null), ("a", Value.Of(n)), ("rows", rows),
                ("申請者", Value.Record(("年-齢", Value.Of(1)))));
            Assert.Equal((n * 3) + 1, expression.Evaluate(new(values, Sheet.Day)).AsNumber);
        });
    }
}
