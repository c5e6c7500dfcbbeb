using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace CyberPort.Storage.Databases.Sqlite;

/// <summary>The thread that owns the writing connection: takes what waits, runs each unit in a savepoint, commits the group once.</summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteUnitOfWork _unit;
    private readonly SqliteOptions _options;
    private readonly Func<DbException, Exception> _translate;
    private readonly BlockingCollection<Job> _jobs;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _commits;

    public SqliteWriter(SqliteConnection connection, SqliteDialect dialect, SqliteOptions options, Func<DbException, Exception> translate)
    {
        _connection = connection;
        _options = options;
        _translate = translate;
        _unit = new SqliteUnitOfWork(connection, dialect);
        _jobs = new BlockingCollection<Job>(options.QueueLimit);
        LibraryVersion = connection.ServerVersion;
        new Thread(Run) { IsBackground = true, Name = "SQLite writer" }.Start();
    }

    public string LibraryVersion { get; }

    /// <summary>How many commits there were.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    public Task<T> EnqueueAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var job = new Job<T>(work);
        try
        {
            if (!_jobs.TryAdd(job)) throw new StorageUnavailableException(null);
        }
        catch (InvalidOperationException)
        {
            throw new StorageUnavailableException(null); // closing down
        }

        return job.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _jobs.CompleteAdding();
        await _ended.Task;
        _jobs.Dispose();
        _unit.Dispose();
        await _connection.DisposeAsync();
    }

    private void Run()
    {
        var group = new List<Job>(_options.GroupSize);
        foreach (var first in _jobs.GetConsumingEnumerable())
        {
            group.Add(first);
            while (group.Count < _options.GroupSize && _jobs.TryTake(out var next)) group.Add(next);
            RunGroup(group);
            group.Clear();
        }

        _ended.SetResult();
    }

    private void RunGroup(List<Job> group)
    {
        try
        {
            _unit.Run("begin immediate");
            foreach (var job in group) RunOne(job);
            _unit.FinishAsync().GetAwaiter().GetResult();
            _unit.Run("commit");
            Interlocked.Increment(ref _commits);
        }
        catch (DbException error)
        {
            _unit.Forget();
            _unit.TryRun("rollback");
            var translated = new StorageUnavailableException(error);
            foreach (var job in group) job.Refuse(translated);
            return;
        }

        foreach (var action in _unit.TakeActions()) action();
        foreach (var job in group) job.Acknowledge();
    }

    /// <summary>A unit that fails takes only its own savepoint back; its neighbours are not touched.</summary>
    private void RunOne(Job job)
    {
        var mark = _unit.SetMark();
        _unit.Run("savepoint unit");
        try
        {
            job.Work(_unit);
            _unit.Run("release unit");
        }
#pragma warning disable CA1031 // whatever a unit throws is its caller's to see, and the writer has to live on
        catch (Exception error)
#pragma warning restore CA1031
        {
            _unit.TryReturn(mark);
            _unit.Run("rollback to unit");
            _unit.Run("release unit");
            job.Refuse(error is DbException database ? _translate(database) : error);
        }
    }

    private abstract class Job
    {
        public abstract void Work(SqliteUnitOfWork unit);

        public abstract void Acknowledge();

        public abstract void Refuse(Exception error);
    }

    private sealed class Job<T>(Func<UnitOfWork, Task<T>> work) : Job
    {
        private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Task => _completion.Task;

        // SQLite's commands end before they return: awaiting them costs nothing, and the writer stays on its thread.
        public override void Work(SqliteUnitOfWork unit)
        {
            _result = work(unit).GetAwaiter().GetResult();
            unit.SendAsync().GetAwaiter().GetResult();
        }

        public override void Acknowledge() => _completion.TrySetResult(_result!);

        public override void Refuse(Exception error) => _completion.TrySetException(error);
    }
}
