using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace CyberPort.Expressions.Tests.Attacks;

public sealed class AttackTests
{
    // Some of the deep ones would need megabytes of stack in an engine that does not count.
    private const int SmallStack = 256 * 1024;

    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "Attacks", "attacks.jsonl");

    public static TheoryData<int> Lines => [.. Enumerable.Range(0, System.IO.File.ReadLines(File).Count())];

    [Theory]
    [MemberData(nameof(Lines))]
    public void An_attack_is_refused_or_ends_within_its_budget(int line)
    {
        var attack = Attack.Read(System.IO.File.ReadLines(File).ElementAt(line));
        var watch = Stopwatch.StartNew();

        var outcome = OnSmallStack(() => Run(attack.Text));

        Assert.Equal((attack.Kind, attack.Expect), (attack.Kind, outcome));
        Assert.True(watch.ElapsedMilliseconds < 2_000, $"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void There_are_at_least_as_many_attacks_as_the_threat_model_counts() => Assert.True(Lines.Count >= 167, $"{Lines.Count}");

    private static string Run(string text)
    {
        var compilation = ExpressionCompiler.Compile(text, Sheet.Context);
        if (!compilation.Succeeded)
        {
            Assert.All(compilation.Problems, p => Assert.NotEqual("", p.Cure.Ja));
            return "refused";
        }

        return compilation.Expression.TryEvaluate(new(Sheet.Values, Sheet.Day), out _, out _) ? "harmless" : "budget";
    }

    private static string OnSmallStack(Func<string> run)
    {
        var (outcome, fault) = ("", (Exception?)null);
        var thread = new Thread(() => (outcome, fault) = Caught(run), SmallStack);
        thread.Start();
        thread.Join();
        return fault is null ? outcome : throw new InvalidOperationException("Only the documented outcomes may come out.", fault);
    }

    private static (string Outcome, Exception? Fault) Caught(Func<string> run)
    {
        try
        {
            return (run(), null);
        }
        catch (Exception fault)
        {
            return ("", fault);
        }
    }

    /// <summary>One line of the file: a text, or a middle with something repeated around it.</summary>
    private sealed record Attack(string Kind, string Text, string Expect)
    {
        public static Attack Read(string line)
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var text = root.TryGetProperty("text", out var whole) ? whole.GetString()! : Repeated(root);
            return new(root.GetProperty("kind").GetString()!, text, root.GetProperty("expect").GetString()!);
        }

        private static string Repeated(JsonElement root)
        {
            var (before, after, times) = (root.GetProperty("before").GetString()!, root.GetProperty("after").GetString()!,
                root.GetProperty("times").GetInt32());
            return new StringBuilder().Insert(0, before, times).Append(root.GetProperty("middle").GetString()).ToString()
                + new StringBuilder().Insert(0, after, times);
        }
    }
}
