using CyberPort.Scripting.Rewriting;

namespace CyberPort.Scripts.Tests.Rewriting;

public sealed class Es5RewriterTests
{
    [Theory]
    [InlineData("var a = 1;", "var a = 1;")]
    [InlineData("let a = 1; const b = 2; a + b", "var a = 1; var b = 2; a + b")]
    [InlineData("let a; a", "var a = void 0; a")]
    [InlineData("let a, b = 1, c; a", "var a = void 0, b = 1, c = void 0; a")]
    [InlineData("let a = f(1, 2), b\nlet c = a\n+ 1", "var a = f(1, 2), b = void 0\nvar c = a\n+ 1")]
    [InlineData("for (let i = 0, n; i < 3; i++) { x(i); }", "for (var i = 0, n; i < 3; i++) { x(i); }")]
    [InlineData("for (let k in o) x(k);", "for (var k in o) x(k);")]
    [InlineData("if (p) { let a = 1; f(a) } else { let a = 2; f(a) }", "if (p) { var a = 1; f(a) } else { var a = 2; f(a) }")]
    [InlineData("var let_ = 1; o.let = 2; var c = { let: 1, const: 2 };", "var let_ = 1; o.let = 2; var c = { let: 1, const: 2 };")]
    [InlineData("let = 5; let + 1", "let = 5; let + 1")]
    [InlineData("'let a = 1; `x`'", "'let a = 1; `x`'")]
    [InlineData("// let a = `\n1 /* const b => */", "// let a = `\n1 /* const b => */")]
    [InlineData("/let a = [/`] => \\/ ?./.test(s)", "/let a = [/`] => \\/ ?./.test(s)")]
    [InlineData("a / b / c; let d = 1", "a / b / c; var d = 1")]
    [InlineData("if (a) /=>/.test(s)", "if (a) /=>/.test(s)")]
    [InlineData("x = (a) / 2 / let_", "x = (a) / 2 / let_")]
    [InlineData("return 1 + 2;", "(function () { return 1 + 2;\n})()")]
    [InlineData("function f() { return 1; } f()", "function f() { return 1; } f()")]
    [InlineData("if (a) { return 1 } // end", "(function () { if (a) { return 1 } // end\n})()")]
    [InlineData("let f = function (x) { return x; }; f(1)", "var f = function (x) { return x; }; f(1)")]
    [InlineData("a ?.5 : 1", "a ?.5 : 1")]
    [InlineData("let 港 = getX港(); 港", "var 港 = getX港(); 港")]
    [InlineData("o = { get x() { return 1; }, set x(v) { } };", "o = { get x() { return 1; }, set x(v) { } };")]
    [InlineData("switch (a) { case 1: { let b = 1; f(b); } default: }", "switch (a) { case 1: { var b = 1; f(b); } default: }")]
    [InlineData("", "")]
    public void What_ES5_can_say_is_rewritten_in_its_place(string script, string es5)
    {
        var rewriting = Es5Rewriter.Rewrite(script);

        Assert.Empty(rewriting.Problems);
        Assert.Equal(es5, rewriting.Script);
    }

    [Theory]
    [InlineData("`a`", "(\"\" + \"a\")")]
    [InlineData("``", "(\"\")")]
    [InlineData("`${a}`", "(\"\" + String((a)))")]
    [InlineData("`a${b + `c${d}`}e`", "(\"\" + \"a\" + String((b + (\"\" + \"c\" + String((d))))) + \"e\")")]
    [InlineData("`say \"hi\" ${{ a: '}' }.a}`", "(\"\" + \"say \\\"hi\\\" \" + String(({ a: '}' }.a)))")]
    [InlineData("`\\`\\${x} $ \\n`", "(\"\" + \"`${x} $ \\n\")")]
    [InlineData("`a\nb`;\nc", "(\"\" + \"a\\nb\"\n);\nc")]
    [InlineData("`\\u{1F6A2}`", "(\"\" + \"\\ud83d\\udea2\")")]
    [InlineData("return `${x}`", "(function () { return (\"\" + String((x)))\n})()")]
    public void A_template_becomes_a_sum_of_texts(string script, string es5)
    {
        var rewriting = Es5Rewriter.Rewrite(script);

        Assert.Empty(rewriting.Problems);
        Assert.Equal(es5, rewriting.Script);
    }

    [Theory]
    [InlineData("x => x", "arrow", 3)]
    [InlineData("a?.b", "chain", 2)]
    [InlineData("a ?? b", "coalesce", 3)]
    [InlineData("a ??= b", "assignment", 3)]
    [InlineData("a ** 2", "power", 3)]
    [InlineData("f(...a)", "spread", 3)]
    [InlineData("const { a } = o", "destructuring", 7)]
    [InlineData("let [a] = o", "destructuring", 5)]
    [InlineData("[a, b] = [b, a]", "destructuring", 1)]
    [InlineData("({ a: b } = o)", "destructuring", 2)]
    [InlineData("function f({ a }) { }", "destructuring", 12)]
    [InlineData("function f(a = 1) { }", "default", 14)]
    [InlineData("class A { }", "class", 1)]
    [InlineData("async function f() { }", "async", 1)]
    [InlineData("await f()", "async", 1)]
    [InlineData("function* g() { }", "generator", 9)]
    [InlineData("for (var x of list) { }", "of", 12)]
    [InlineData("var o = { a, b: 1 }", "shorthand", 11)]
    [InlineData("var o = { f() { } }", "shorthand", 11)]
    [InlineData("var o = { [k]: 1 }", "computed", 11)]
    [InlineData("tag`x`", "tagged", 4)]
    [InlineData("import x from 'y'", "module", 1)]
    [InlineData("try { } catch { }", "catch", 9)]
    [InlineData("10n", "number", 1)]
    [InlineData("/a/u", "regex", 1)]
    public void Other_new_syntax_is_told_with_its_place_and_its_cure(string script, string code, int column)
    {
        var problem = Es5Rewriter.Rewrite("\n" + script).Problems[0];

        Assert.Equal(("script." + code, 2, column), (problem.Code, problem.Line, problem.Column));
        Assert.All([problem.Cause.Ja, problem.Cause.En, problem.Cure.Ja, problem.Cure.En], text => Assert.NotEqual("", text));
        Assert.StartsWith("スクリプトの2行目", problem.In("definition.json", "/root").Cause.Ja, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("for (let i = 0; i < 3; i++) { list.push(function () { return i; }); }", "closure")]
    [InlineData("while (a()) { let x = b(); later(function () { f(x); }); }", "closure")]
    [InlineData("do { const x = b(); later(function () { f(`${x}`); }); } while (a())", "closure")]
    [InlineData("let x = 1; { let x = 2; f(x); } f(x);", "hidden")]
    [InlineData("var x = 1; if (a) { let x = 2; f(x); } f(x);", "hidden")]
    [InlineData("if (a) { let getTotal = 1; f(getTotal); } getTotal()", "hidden")]
    [InlineData("const a = 1; a = 2;", "constant")]
    [InlineData("const a = 1; a++;", "constant")]
    [InlineData("const a = 1; function f() { a += 2; }", "constant")]
    public void A_rewriting_that_would_change_the_meaning_is_refused(string script, string code) =>
        Assert.Equal("script." + code, Es5Rewriter.Rewrite(script).Problems[0].Code);

    [Theory]
    [InlineData("for (let i = 0; i < 3; i++) { f(i); } for (let i = 0; i < 3; i++) { g(i); }")]
    [InlineData("const x = 1; list.map(function (y) { return x + y; })")]
    [InlineData("let x = 1; list.map(function (x) { return x; })")]
    [InlineData("for (let i = 0; i < 3; i++) { list.map(function (i) { return i; }); }")]
    [InlineData("function f() { let x = 1; return x; } function g() { let x = 2; return x; }")]
    [InlineData("if (a) { let x = 1; f({ x: x }, o.x); } g(o.x)")]
    [InlineData("const a = 1; if (a == 2 || a >= 3) { f(a); }")]
    public void A_rewriting_that_keeps_the_meaning_is_done(string script) => Assert.Empty(Es5Rewriter.Rewrite(script).Problems);

    [Theory]
    [InlineData("'a", 1)]
    [InlineData("f(`a${1`", 8)]
    [InlineData("f(`a${1}", 3)]
    [InlineData("a + /b", 5)]
    [InlineData("/* a", 1)]
    [InlineData("f(1", 2)]
    [InlineData("f(1]", 4)]
    [InlineData("}", 1)]
    [InlineData("`${", 2)]
    [InlineData("'a\\", 1)]
    public void What_is_not_closed_is_told_with_its_place(string script, int column)
    {
        var problem = Assert.Single(Es5Rewriter.Rewrite(script).Problems);

        Assert.Equal(("script.syntax", 1, column), (problem.Code, problem.Line, problem.Column));
    }

    [Fact]
    public void A_script_may_not_be_longer_than_the_limit()
    {
        Assert.Empty(Es5Rewriter.Rewrite(new string(' ', 65_536)).Problems);
        Assert.Equal("script.tooLong", Es5Rewriter.Rewrite(new string(' ', 65_537)).Problems[0].Code);
    }

    [Fact]
    public void Brackets_may_not_be_nested_without_end()
    {
        Assert.Empty(Es5Rewriter.Rewrite(new string('(', 100) + "1" + new string(')', 100)).Problems);
        Assert.Contains("100", Es5Rewriter.Rewrite(new string('(', 101)).Problems[0].Cause.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_let_and_const_are_counted()
    {
        static string Lets(int count) => string.Concat(Enumerable.Range(0, count).Select(i => $"{{ let a = {i}; }} "));

        Assert.Empty(Es5Rewriter.Rewrite(Lets(200)).Problems);
        Assert.Equal("script.tooMany", Es5Rewriter.Rewrite(Lets(201)).Problems[0].Code);
    }

    [Fact]
    public void The_listed_attacks_are_rewritten_or_told_and_nothing_is_thrown()
    {
        foreach (var attack in Attacks.Attack.ReadAll("attacks.jsonl").Concat(Attacks.Attack.ReadAll("scripts.jsonl")))
            Assert.NotNull(Es5Rewriter.Rewrite(attack.Text).Script);
    }
}
