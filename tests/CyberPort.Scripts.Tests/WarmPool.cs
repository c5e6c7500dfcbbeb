using CyberPort.Expressions;
using CyberPort.Operations.Scripts;
using CyberPort.Scripting;

namespace CyberPort.Scripts.Tests;

/// <summary>A pool whose processes are ready, with the product's own limits unless a test sets others.</summary>
public sealed class WarmPool : IAsyncLifetime
{
    public static readonly Guid Id = Guid.Parse("0195f1a0-0000-7000-8000-00000000000a");

    private ScriptPool? _pool;

    public ScriptOptions Options { get; init; } = new() { Processes = 1 };

    public ScriptPool Pool => _pool ??= new(Options, TimeProvider.System);

    public static ScriptRequest Request(string script, string data = "{}") => new(Id, script, Value.Parse(data));

    public static async Task<ScriptAnswer> RunAsync(ScriptOptions options, string script, string data = "{}")
    {
        await using var warm = new WarmPool { Options = options };
        await warm.InitializeAsync();
        return await warm.RunAsync(script, data);
    }

    public Task<ScriptAnswer> RunAsync(string script, string data = "{}") => Pool.RunAsync(Request(script, data), TestContext.Current.CancellationToken);

    public async ValueTask InitializeAsync() => await Pool.WarmAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        Pool.Dispose();
        return ValueTask.CompletedTask;
    }
}
