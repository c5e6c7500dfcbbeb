using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CyberPort.Expressions;
using CyberPort.Scripting;

namespace CyberPort.Operations.Scripts;

/// <summary>One process that runs scripts, one after the other, watched from outside.</summary>
internal sealed class ScriptProcess : IDisposable
{
    private readonly Process _process;
    private readonly ScriptOptions _options;
    private readonly TimeProvider _time;
    private readonly AnswerReader _answers;
    private Task<bool>? _ready;
    private bool _spoilt;

    private ScriptProcess(Process process, ScriptOptions options, TimeProvider time)
    {
        (_process, _options, _time) = (process, options, time);
        _answers = new(process.StandardOutput.BaseStream, options.Limits.AnswerBytes * 2);
        // What a dying process says of itself is nobody's; left unread it would stand still.
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        Id = process.Id;
    }

    public int Id { get; }

    /// <summary>Fit for a further script.</summary>
    public bool IsWhole => !_spoilt && !_process.HasExited;

    /// <exception cref="ScriptHostMissingException">There is no such program.</exception>
    public static ScriptProcess Start(ScriptOptions options, TimeProvider time)
    {
        var start = new ProcessStartInfo(options.Dotnet, [options.Program, options.Limits.ToValue().ToJson()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(options.Program)),
        };
        Surround(start.Environment, options.Limits);
        try
        {
            return new(Process.Start(start) ?? throw new ScriptHostMissingException(options.Program), options, time);
        }
        catch (Win32Exception fault)
        {
            throw new ScriptHostMissingException(options.Program, fault);
        }
    }

    /// <summary>Waits until the process has said that it is ready.</summary>
    public Task<bool> IsReadyAsync(CancellationToken cancel) => _ready ??= GreetedAsync(cancel);

    /// <summary>Hands a script over and waits for its answer; a process that exceeds a limit is killed and the answer says which.</summary>
    public async Task<ScriptAnswer> AskAsync(byte[] line, CancellationToken cancel)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var answer = AnswerAsync(line, done.Token);
        var watch = WatchAsync(done.Token);
        try
        {
            if (await Task.WhenAny(answer, watch) == answer) return await answer;
            cancel.ThrowIfCancellationRequested();
            return ScriptAnswer.Failed(await watch);
        }
        catch
        {
            _spoilt = true;
            throw;
        }
        finally
        {
            _spoilt |= !answer.IsCompletedSuccessfully;
            if (_spoilt) Kill();
            await done.CancelAsync();
            await Task.WhenAll(answer, watch).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    // Nothing of our own surroundings goes along: connection strings and keys stand there.
    private static void Surround(IDictionary<string, string?> environment, ScriptLimits limits)
    {
        string[] kept = ["PATH", "DOTNET_ROOT", "DOTNET_ROOT_X64", "SystemRoot", "TEMP", "TMP"];
        foreach (var name in environment.Keys.Except(kept).ToArray()) environment.Remove(name);
        // The heap is what is left of the memory beside the runtime itself.
        var heap = (long)limits.Megabytes * 1024 * 1024 / 4 * 3;
        environment["DOTNET_GCHeapHardLimit"] = heap.ToString("X", CultureInfo.InvariantCulture);
        environment["DOTNET_EnableDiagnostics"] = "0";
        environment["DOTNET_EnableWriteXorExecute"] = "0";
        environment["DOTNET_DbgEnableMiniDump"] = "0";
    }

    private async Task<bool> GreetedAsync(CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(_options.Start, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            return await _answers.ReadAsync(either.Token) is { } greeting && greeting.AsSpan().SequenceEqual("ready"u8);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<ScriptAnswer> AnswerAsync(byte[] line, CancellationToken cancel)
    {
        try
        {
            await _process.StandardInput.BaseStream.WriteAsync(line, cancel);
            await _process.StandardInput.BaseStream.FlushAsync(cancel);
            if (await _answers.ReadAsync(cancel) is not { } answer) return Spoilt(ScriptFaults.Crash());

            var read = ScriptAnswer.Of(Value.Parse(answer));
            // It ends itself after these.
            _spoilt |= read.Fault is { Kind: ScriptFaultKind.Memory or ScriptFaultKind.Crash };
            return read;
        }
        catch (AnswerTooLongException)
        {
            return Spoilt(ScriptFaults.AnswerTooLarge(_options.Limits.AnswerBytes));
        }
        catch (Exception fault) when (fault is IOException or JsonException or FormatException)
        {
            return Spoilt(ScriptFaults.Crash());
        }
    }

    private ScriptAnswer Spoilt(ScriptFault fault)
    {
        _spoilt = true;
        return ScriptAnswer.Failed(fault);
    }

    /// <summary>Ends with what was exceeded.</summary>
    private async Task<ScriptFault> WatchAsync(CancellationToken cancel)
    {
        var limits = _options.Limits;
        var end = _time.GetTimestamp() + (long)((limits.Time + _options.Grace).TotalSeconds * _time.TimestampFrequency);
        while (_time.GetTimestamp() < end)
        {
            if (Memory() > (long)limits.Megabytes * 1024 * 1024) return ScriptFaults.Memory(limits.Megabytes);
            await Task.Delay(_options.Watch, _time, cancel);
        }

        return ScriptFaults.Time(limits.Time);
    }

    private long Memory()
    {
        try
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0; // it has ended; the reader says so
        }
    }

    private void Kill()
    {
        try
        {
            if (!_process.HasExited) _process.Kill();
        }
        catch (Exception fault) when (fault is InvalidOperationException or Win32Exception)
        {
            // it has ended in the meantime
        }
    }
}
