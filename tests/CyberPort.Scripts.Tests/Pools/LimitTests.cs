using CyberPort.Expressions;
using CyberPort.Scripting;

namespace CyberPort.Scripts.Tests.Pools;

/// <summary>Each limit of <see cref="ScriptLimits"/> can be set, and holds.</summary>
public sealed class LimitTests
{
    private const string Loop = "var i = 0; while (true) { i++; }";

    public static TheoryData<ScriptLimits, string, ScriptFaultKind, string> Limits => new()
    {
        { new() { Time = TimeSpan.FromMilliseconds(300), Statements = int.MaxValue }, Loop, ScriptFaultKind.Time, "0.3 s" },
        { new() { Statements = 1_000 }, Loop, ScriptFaultKind.Time, "1000 statements" },
        { new() { Megabytes = 96, Time = TimeSpan.FromSeconds(20) }, "var s = 'a'; for (;;) { s += s; }", ScriptFaultKind.Memory, "96 MB" },
        // less than the bare process has: the watch from outside sees it
        { new() { Megabytes = 20, Time = TimeSpan.FromSeconds(20), Statements = int.MaxValue }, Loop, ScriptFaultKind.Memory, "20 MB" },
        { new() { Recursion = 10 }, "function f(n) { return n ? f(n - 1) : 0; } f(20)", ScriptFaultKind.Runtime, "10 deep" },
        { new() { Match = TimeSpan.FromMilliseconds(20), Time = TimeSpan.FromSeconds(20) }, "/^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')", ScriptFaultKind.Time, "20 s" },
        { new() { ScriptCharacters = 10 }, "1 + 1 + 1 + 1", ScriptFaultKind.Size, "10 characters" },
        { new() { RequestBytes = 100 }, "getText().length", ScriptFaultKind.Size, "100 bytes" },
        { new() { AnswerBytes = 100 }, "new Array(200).join('x')", ScriptFaultKind.Size, "100 bytes" },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task A_script_beyond_a_limit_is_stopped_and_told_which(ScriptLimits limits, string script, ScriptFaultKind kind, string said)
    {
        var answer = await WarmPool.RunAsync(new() { Processes = 1, Limits = limits }, script, $$$"""{"variables":{"text":"{{{new string('x', 200)}}}"}}""");

        Assert.Equal(kind, answer.Fault?.Kind);
        Assert.Contains(said, answer.Fault!.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Within_the_limits_a_script_may_work()
    {
        var answer = await WarmPool.RunAsync(new() { Processes = 1 }, "var s = 0; for (var i = 0; i < 100000; i++) { s += i; } s");

        Assert.Equal(Value.Of(4_999_950_000), answer.Result);
    }

    [Fact]
    public void Limits_survive_the_way_to_the_process()
    {
        var limits = new ScriptLimits { Time = TimeSpan.FromSeconds(3), Megabytes = 1, Statements = 2, Recursion = 3, ScriptCharacters = 4, RequestBytes = 5, AnswerBytes = 6 };

        Assert.Equal(limits, ScriptLimits.Of(limits.ToValue()));
        Assert.Equal((TimeSpan.FromSeconds(2), 256), (new ScriptLimits().Time, new ScriptLimits().Megabytes));
    }
}
