using System.Data.Common;
using System.Threading.Channels;
using Npgsql;

namespace CyberPort.Storage.Databases.Postgres;

/// <summary>Takes the units of one lane that wait and carries them in one transaction: their common rows are locked and written once.</summary>
/// <remarks>
/// While one transaction commits, the next units gather. A unit that fails before anything of it was sent is taken out; when the database
/// refuses the transaction, each of its units runs again alone, so that no one pays for a neighbour.
/// </remarks>
internal sealed class PostgresLane : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly Dialect _dialect;
    private readonly PostgresOptions _options;
    private readonly Func<DbException, Exception> _translate;
    private readonly Channel<Job> _jobs;
    private readonly Task _loop;
    private long _commits;

    public PostgresLane(NpgsqlDataSource source, Dialect dialect, PostgresOptions options, Func<DbException, Exception> translate)
    {
        (_source, _dialect, _options, _translate) = (source, dialect, options, translate);
        _jobs = Channel.CreateBounded<Job>(new BoundedChannelOptions(options.QueueLimit) { SingleReader = true });
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>How many transactions were committed.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    public Task<T> EnqueueAsync<T>(Job<T> job) => _jobs.Writer.TryWrite(job) ? job.Task : throw new StorageUnavailableException(null);

    public async ValueTask DisposeAsync()
    {
        _jobs.Writer.TryComplete();
        await _loop;
    }

    private async Task LoopAsync()
    {
        var group = new List<Job>(_options.GroupSize);
        while (await _jobs.Reader.WaitToReadAsync())
        {
            while (group.Count < _options.GroupSize && _jobs.Reader.TryRead(out var job)) group.Add(job);
            if (group.Count == 1 || !await TryTogetherAsync(group))
            {
                // one after the other: they wait for the same rows anyway, and two would both make the first row of a year
                foreach (var job in group) await job.RunAloneAsync();
            }

            group.Clear();
        }
    }

    /// <summary>False when nothing of it was kept and the units that are left have to run alone.</summary>
    private async Task<bool> TryTogetherAsync(List<Job> group)
    {
        var committing = false;
        try
        {
            await using var connection = await _source.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var unit = new PostgresUnitOfWork(connection, transaction, _dialect);
            if (!await RunAllAsync(group, unit)) return false;

            await unit.FinishAsync();
            committing = true;
            await transaction.CommitAsync();
            Interlocked.Increment(ref _commits);
            foreach (var action in unit.TakeActions()) action();
        }
        catch (DbException error) when (committing)
        {
            // whether it was kept is not known: the senders ask again with the same key
            foreach (var job in group) job.Refuse(_translate(error));
            return true;
        }
        catch (Exception error) when (error is DbException or StaleRowException)
        {
            return false;
        }

        foreach (var job in group) job.Acknowledge();
        return true;
    }

    private static async Task<bool> RunAllAsync(List<Job> group, PostgresUnitOfWork unit)
    {
        foreach (var job in group.ToArray())
        {
            var mark = unit.SetMark();
            try
            {
                await job.WorkAsync(unit);
            }
            catch (DbException)
            {
                return false;
            }
#pragma warning disable CA1031 // whatever a unit throws is its caller's to see, and the lane has to live on
            catch (Exception error)
#pragma warning restore CA1031
            {
                if (!unit.TryReturn(mark)) return false;
                group.Remove(job);
                job.Refuse(error);
            }
        }

        return true;
    }

    internal abstract class Job
    {
        public abstract Task WorkAsync(PostgresUnitOfWork unit);

        public abstract Task RunAloneAsync();

        public abstract void Acknowledge();

        public abstract void Refuse(Exception error);
    }

    internal sealed class Job<T>(Func<UnitOfWork, Task<T>> work, Func<Task<T>> alone) : Job
    {
        private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Task => _completion.Task;

        public override async Task WorkAsync(PostgresUnitOfWork unit) => _result = await work(unit);

        public override async Task RunAloneAsync()
        {
            try
            {
                _completion.TrySetResult(await alone());
            }
#pragma warning disable CA1031 // it is handed to the caller
            catch (Exception error)
#pragma warning restore CA1031
            {
                _completion.TrySetException(error);
            }
        }

        public override void Acknowledge() => _completion.TrySetResult(_result!);

        public override void Refuse(Exception error) => _completion.TrySetException(error);
    }
}
