using System.Diagnostics;
using CyberPort.Expressions;
using CyberPort.Scripting;

namespace CyberPort.Scripts.Tests.Attacks;

/// <summary>The attack list of the threat model, sent to real processes with the limits that are shipped.</summary>
public sealed class AttackTests(WarmPool warm) : IClassFixture<WarmPool>
{
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(3);

    private static readonly IReadOnlyList<Attack> Listed = Attack.ReadAll("attacks.jsonl");
    private static readonly IReadOnlyList<Attack> Own = Attack.ReadAll("scripts.jsonl");

    public static TheoryData<int> ListedLines => [.. Enumerable.Range(0, Listed.Count)];

    public static TheoryData<int> OwnLines => [.. Enumerable.Range(0, Own.Count)];

    [Theory]
    [MemberData(nameof(ListedLines))]
    public async Task A_listed_attack_ends_in_time_and_the_next_script_runs(int line) => await AnswerOfAsync(Listed[line]);

    [Theory]
    [MemberData(nameof(OwnLines))]
    public async Task An_attack_on_scripts_ends_as_it_should_and_the_next_script_runs(int line)
    {
        var attack = Own[line];

        var answer = await AnswerOfAsync(attack);

        var ended = answer.Fault is { } fault ? fault.Kind.ToString() : answer.Result.ToJson();
        Assert.True(attack.Expect!.Split('|').Contains(ended), $"{attack.Kind}: {attack.Text[..Math.Min(80, attack.Text.Length)]} gave {ended}");
    }

    [Fact]
    public void There_are_at_least_as_many_attacks_as_the_threat_model_counts() => Assert.True(Listed.Count >= 167, $"{Listed.Count}");

    private async Task<ScriptAnswer> AnswerOfAsync(Attack attack)
    {
        await warm.RunAsync("1"); // a process that has to be replaced is, before the clock runs
        var watch = Stopwatch.StartNew();

        var answer = await warm.RunAsync(attack.Text, """{"variables":{"any":1}}""");

        Assert.True(watch.Elapsed < Promise, $"{watch.ElapsedMilliseconds} ms");
        if (answer.Fault is { } fault) Assert.All([fault.Message.Ja, fault.Message.En], text => Assert.NotEqual("", text));
        var after = await warm.RunAsync(
            "[typeof leaked, typeof a, ({}).polluted === undefined, JSON.stringify({ a: JSON.parse('[1]') }), [1].push(2), getVariable('any')].join()",
            """{"variables":{"any":2}}""");
        Assert.Equal(Value.Of("undefined,undefined,true,{\"a\":[1]},2,2"), after.Result);
        return answer;
    }
}
