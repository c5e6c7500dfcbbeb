using System.Collections.Concurrent;
using CyberPort.Scripting;

namespace CyberPort.Operations.Scripts;

/// <summary>Runs scripts in processes of their own, ends those that exceed their limits, and puts new ones in their place.</summary>
public sealed class ScriptPool(ScriptOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _free = new(options.Processes);
    private readonly ConcurrentBag<ScriptProcess> _idle = [];
    private int _inside;
    private int _started;
    private volatile bool _disposed;

    /// <summary>How many processes were started since the beginning.</summary>
    public int Started => _started;

    /// <summary>The processes that wait for a script.</summary>
    public IReadOnlyList<int> IdleProcesses => [.. _idle.Select(p => p.Id)];

    /// <summary>Starts all processes and waits until they are ready, so that the first scripts do not wait for them.</summary>
    public async Task WarmAsync(CancellationToken cancel)
    {
        var ready = await Task.WhenAll(Enumerable.Range(0, options.Processes).Select(_ => ReadyAsync(cancel)));
        foreach (var process in ready) Keep(process);
    }

    /// <summary>Runs one script; whatever the script does, an answer comes.</summary>
    /// <exception cref="ScriptBusyException">Too many scripts wait already.</exception>
    /// <exception cref="ScriptHostMissingException">The program that runs scripts does not start.</exception>
    public async Task<ScriptAnswer> RunAsync(ScriptRequest request, CancellationToken cancel)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Refused(request, out var line) is { } fault) return ScriptAnswer.Failed(fault);

        try
        {
            if (Interlocked.Increment(ref _inside) > options.Processes + options.Queue) throw new ScriptBusyException(options.Queue);

            await _free.WaitAsync(cancel);
            try
            {
                return await RunAsync(line, cancel);
            }
            finally
            {
                _free.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var process)) process.Dispose();
        _free.Dispose();
    }

    private ScriptFault? Refused(ScriptRequest request, out byte[] line)
    {
        var limits = options.Limits;
        line = [];
        if (request.Script.Length > limits.ScriptCharacters) return ScriptFaults.ScriptTooLong(limits.ScriptCharacters);

        line = [.. request.ToValue().ToUtf8(), (byte)'\n'];
        return line.Length > limits.RequestBytes ? ScriptFaults.DataTooLarge(limits.RequestBytes) : null;
    }

    private async Task<ScriptAnswer> RunAsync(byte[] line, CancellationToken cancel)
    {
        var process = await ReadyAsync(cancel);
        var whole = false;
        try
        {
            var answer = await process.AskAsync(line, cancel);
            whole = process.IsWhole;
            return answer;
        }
        finally
        {
            if (whole) Keep(process);
            else
            {
                process.Dispose();
                Replace();
            }
        }
    }

    private async Task<ScriptProcess> ReadyAsync(CancellationToken cancel)
    {
        // One that died while it was idle is passed over.
        while (_idle.TryTake(out var idle))
        {
            if (!idle.IsWhole) idle.Dispose();
            else if (await IsReadyAsync(idle, cancel)) return idle;
        }

        var process = Start();
        return await IsReadyAsync(process, cancel) ? process : throw new ScriptHostMissingException(options.Program);
    }

    private static async Task<bool> IsReadyAsync(ScriptProcess process, CancellationToken cancel)
    {
        var ready = false;
        try
        {
            return ready = await process.IsReadyAsync(cancel);
        }
        finally
        {
            if (!ready) process.Dispose();
        }
    }

    // The next script finds one that is starting already; if it does not start, the next script says so.
    private void Replace()
    {
        if (_disposed) return;
        try
        {
            Keep(Start());
        }
        catch (ScriptHostMissingException)
        {
            // told to whoever asks next
        }
    }

    private ScriptProcess Start()
    {
        Interlocked.Increment(ref _started);
        return ScriptProcess.Start(options, time);
    }

    private void Keep(ScriptProcess process)
    {
        _idle.Add(process);
        // Who disposes the pool in this moment may have passed by.
        if (_disposed && _idle.TryTake(out var left)) left.Dispose();
    }
}
