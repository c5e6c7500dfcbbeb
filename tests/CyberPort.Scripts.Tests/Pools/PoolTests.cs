using System.Diagnostics;
using CyberPort.Expressions;
using CyberPort.Operations.Scripts;
using CyberPort.Scripting;

namespace CyberPort.Scripts.Tests.Pools;

public sealed class PoolTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_serves_many_scripts_and_each_begins_afresh()
    {
        await using var warm = await WarmAsync(new() { Processes = 1 });

        for (var i = 0; i < 20; i++)
        {
            var answer = await warm.RunAsync($"var before = typeof kept; this.kept = {i}; before + {i}");
            Assert.Equal(Value.Of($"undefined{i}"), answer.Result);
        }

        Assert.Equal(1, warm.Pool.Started);
    }

    [Fact]
    public async Task A_process_that_exceeds_its_time_is_killed_and_replaced()
    {
        await using var warm = await WarmAsync(new() { Processes = 1 });
        var first = Assert.Single(warm.Pool.IdleProcesses);

        var answer = await warm.RunAsync("Array.prototype.join.call({ length: 1e15 }, '')");
        var after = await warm.RunAsync("1 + 1");

        Assert.Equal(ScriptFaultKind.Time, answer.Fault!.Kind);
        Assert.Equal(Value.Of(2), after.Result);
        Assert.NotEqual(first, Assert.Single(warm.Pool.IdleProcesses));
        Assert.False(Runs(first));
    }

    [Fact]
    public async Task A_process_that_somebody_ends_while_it_is_idle_is_replaced()
    {
        await using var warm = await WarmAsync(new() { Processes = 1 });
        var first = Assert.Single(warm.Pool.IdleProcesses);
        using (var process = Process.GetProcessById(first))
        {
            process.Kill();
            await process.WaitForExitAsync(Cancel);
        }

        // whether the pool saw it in time or the script found nobody, the one after is served
        var answers = new[] { await warm.RunAsync("1"), await warm.RunAsync("2") };

        Assert.Equal(Value.Of(2), answers[1].Result);
        Assert.True(answers[0].Fault is null or { Kind: ScriptFaultKind.Crash });
    }

    [Fact]
    public async Task Scripts_wait_for_a_free_process_and_all_are_served()
    {
        await using var warm = await WarmAsync(new() { Processes = 2, Queue = 50 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => warm.RunAsync($"getN() * 2", $"{{\"variables\":{{\"n\":{i}}}}}")));

        Assert.Equal(Enumerable.Range(0, 50).Select(i => Value.Of(i * 2)), answers.Select(a => a.Result));
        Assert.Equal(2, warm.Pool.Started);
    }

    [Fact]
    public async Task When_the_queue_is_full_the_next_is_told_to_come_back()
    {
        await using var warm = await WarmAsync(new() { Processes = 1, Queue = 1 });
        var (running, waiting) = (warm.RunAsync("while (true) { }"), warm.RunAsync("1"));

        var busy = await Assert.ThrowsAsync<ScriptBusyException>(() => warm.RunAsync("2"));

        Assert.Contains("1件", busy.Text.Ja, StringComparison.Ordinal);
        Assert.Equal(ScriptFaultKind.Time, (await running).Fault!.Kind);
        Assert.Equal(Value.Of(1), (await waiting).Result);
        Assert.Equal(Value.Of(2), (await warm.RunAsync("2")).Result);
    }

    [Fact]
    public async Task Who_no_longer_waits_frees_the_process()
    {
        await using var warm = await WarmAsync(new() { Processes = 1 });
        using var gone = new CancellationTokenSource();
        var running = warm.Pool.RunAsync(WarmPool.Request("Array.prototype.join.call({ length: 1e15 }, '')"), gone.Token);

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(Value.Of(1), (await warm.RunAsync("1")).Result);
    }

    [Fact]
    public async Task A_disposed_pool_leaves_no_process_behind()
    {
        var warm = await WarmAsync(new() { Processes = 2 });
        var processes = warm.Pool.IdleProcesses;

        await warm.DisposeAsync();

        Assert.Equal(2, processes.Count);
        foreach (var process in processes) await EndedAsync(process);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => warm.RunAsync("1"));
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_told_with_its_path()
    {
        using var nowhere = new ScriptPool(new() { Dotnet = "/nowhere/dotnet" }, TimeProvider.System);
        using var other = new ScriptPool(new() { Program = "/nowhere/CyberPort.Scripts.dll", Start = TimeSpan.FromSeconds(5) }, TimeProvider.System);

        await Assert.ThrowsAsync<ScriptHostMissingException>(() => nowhere.RunAsync(WarmPool.Request("1"), Cancel));
        var missing = await Assert.ThrowsAsync<ScriptHostMissingException>(() => other.RunAsync(WarmPool.Request("1"), Cancel));

        Assert.Contains("/nowhere/CyberPort.Scripts.dll", missing.Message, StringComparison.Ordinal);
    }

    private static async Task<WarmPool> WarmAsync(ScriptOptions options)
    {
        var warm = new WarmPool { Options = options };
        await warm.InitializeAsync();
        return warm;
    }

    private static bool Runs(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static async Task EndedAsync(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            await process.WaitForExitAsync(Cancel);
        }
        catch (ArgumentException)
        {
            // it is gone already
        }
    }
}
