using System.Globalization;
using BenchmarkDotNet.Attributes;
using CyberPort.Expressions;
using Jint;

namespace CyberPort.Benchmarks.Micro;

/// <summary>30 rules over a form with 20 rows: 10 conditions, 10 computed, 5 aggregates, 5 of text; binding from bytes included.</summary>
[MemoryDiagnoser]
public class RuleBenchmarks
{
    private static readonly byte[] Form = Data();
    private static readonly string Text = System.Text.Encoding.UTF8.GetString(Form);
    private readonly CompiledExpression[] _rules = [.. Rules(ours: true).Select(r => ExpressionCompiler.Compile(r, Context()).Expression!)];
    private readonly string[] _scripts = [.. Rules(ours: false)];
    private readonly Engine _engine = new(o => o.TimeoutInterval(TimeSpan.FromSeconds(1)).LimitRecursion(64));
    private readonly Jint.Parser.Ast.Program[] _programs = [.. Rules(ours: false).Select(r => new Jint.Parser.JavaScriptParser().Parse(r))];

    [Benchmark(Description = "limit: parse the form only")]
    public Value ParseOnly() => Value.Parse(Form);

    [Benchmark(Baseline = true, Description = "30 rules, binding included")]
    public int Ours()
    {
        var scope = new EvaluationScope(Value.Parse(Form), new NoWorld());
        var known = 0;
        foreach (var rule in _rules)
        {
            if (!rule.Evaluate(scope).IsNull) known++;
        }

        return known;
    }

    [Benchmark(Description = "peer: Jint 2.10, engine and scripts kept, binding included")]
    public int KeptJint()
    {
        Bind(_engine);
        var known = 0;
        foreach (var program in _programs)
        {
            if (!_engine.Execute(program).GetCompletionValue().IsNull()) known++;
        }

        return known;
    }

    [Benchmark(Description = "peer: Jint 2.10, an engine for each rule")]
    public int NewJint()
    {
        var known = 0;
        foreach (var script in _scripts)
        {
            var engine = new Engine();
            Bind(engine);
            if (!engine.Execute(script).GetCompletionValue().IsNull()) known++;
        }

        return known;
    }

    private static void Bind(Engine engine) => engine.Execute("var d = JSON.parse(" + System.Text.Json.JsonSerializer.Serialize(Text) + "); for (var k in d) this[k] = d[k];");

    private static IEnumerable<string> Rules(bool ours)
    {
        for (var i = 0; i < 10; i++) yield return $"n{i} > {i * 10} && t{i} != '' ? n{i} + 1 > 5 : n{(i + 1) % 10} < 3";
        for (var i = 0; i < 10; i++) yield return $"(n{i} * 1.1 + n{(i + 3) % 10}) / 2 - {i}";
        for (var i = 0; i < 5; i++)
        {
            yield return ours ? $"rows.sum(r => r.tons) > {i * 100}" : $"(function(){{var s=0;for(var i=0;i<rows.length;i++)s+=rows[i].tons;return s}})() > {i * 100}";
        }

        for (var i = 0; i < 5; i++) yield return $"t{i} + '-' + t{i + 1}";
    }

    private static ExpressionContext Context()
    {
        var names = new Dictionary<string, ExpressionType>();
        for (var i = 0; i < 30; i++)
        {
            names[$"n{i}"] = ExpressionType.Number;
            names[$"t{i}"] = ExpressionType.Text;
        }

        names["rows"] = ExpressionType.ListOf(ExpressionType.RecordOf(new Dictionary<string, ExpressionType> { ["tons"] = ExpressionType.Number, ["name"] = ExpressionType.Text }));
        return new ExpressionContext { Names = ExpressionType.RecordOf(names) };
    }

    private static byte[] Data()
    {
        var members = new List<(string, Value)>();
        for (var i = 0; i < 30; i++)
        {
            members.Add(($"n{i}", Value.Of(12.5m + i)));
            members.Add(($"t{i}", Value.Of("占用の目的 " + i.ToString(CultureInfo.InvariantCulture))));
        }

        var rows = Enumerable.Range(0, 20).Select(i => Value.Record(
            ("tons", Value.Of(10.5m * i)), ("name", Value.Of("貨物")), ("code", Value.Of("A01")), ("count", Value.Of(i)), ("day", Value.Of("2026-11-20")),
            ("loaded", Value.Of(true)), ("from", Value.Of("JPHIJ")), ("to", Value.Of("JPKIJ"))));
        members.Add(("rows", Value.Of([.. rows])));
        return Value.Record([.. members]).ToUtf8();
    }

    private sealed class NoWorld : IExpressionEnvironment
    {
        public DateOnly Today => new(2026, 11, 20);

        public Value Code(string list, Value code, string attribute) => Value.Null;

        public Value Previous(string pointer, int back) => Value.Null;
    }
}
