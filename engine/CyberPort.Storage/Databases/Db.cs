using System.Data.Common;
using Dapper;

namespace CyberPort.Storage.Databases;

/// <summary>The database: reads on pooled connections, changes as units of work.</summary>
public abstract class Db : IAsyncDisposable
{
    protected Db() => Columns.Register();

    /// <summary>The few differences of the database that is in use.</summary>
    public abstract Dialect Dialect { get; }

    /// <summary>Reads rows.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object args, CancellationToken cancel)
    {
        await using var lease = await OpenReaderAsync(cancel);
        return await Guarded(() => lease.QueryAsync<T>(sql, args, cancel));
    }

    /// <summary>Reads one row or nothing.</summary>
    public async Task<T?> FindAsync<T>(string sql, object args, CancellationToken cancel)
    {
        await using var lease = await OpenReaderAsync(cancel);
        return await Guarded(() => lease.FindAsync<T>(sql, args, cancel));
    }

    /// <summary>Runs one unit of work: all of it is durable when the task ends, or none of it happened.</summary>
    /// <exception cref="StaleRowException">A row moved since it was read.</exception>
    /// <exception cref="DuplicateKeyException">A unique key is taken.</exception>
    /// <exception cref="StorageUnavailableException">The database could not write: lost, full, locked or refusing.</exception>
    public abstract Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancel);

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Func<UnitOfWork, Task> work, CancellationToken cancel) =>
        WriteAsync(async unit =>
        {
            await work(unit);
            return true;
        }, cancel);

    /// <summary>A unit of work whose statements need no answer.</summary>
    public Task WriteAsync(Action<UnitOfWork> work, CancellationToken cancel) =>
        WriteAsync(unit =>
        {
            work(unit);
            return Task.FromResult(true);
        }, cancel);

    /// <summary>A unit of work that may share one transaction with others of its lane; what it does must bear being done again from the start.</summary>
    /// <param name="lane">Units that wait for each other anyway: those of one office, whose numbers and audit chain they continue.</param>
    /// <param name="work">Runs again alone when another unit of the same transaction failed.</param>
    /// <param name="cancel">Heeded until the unit begins.</param>
    /// <inheritdoc cref="WriteAsync{T}" path="/exception"/>
    public virtual Task<T> WriteTogetherAsync<T>(string lane, Func<UnitOfWork, Task<T>> work, CancellationToken cancel) => WriteAsync(work, cancel);

    public abstract ValueTask DisposeAsync();

    /// <summary>A connection for reading, given back when disposed.</summary>
    protected abstract ValueTask<Lease> OpenReaderAsync(CancellationToken cancel);

    /// <summary>Turns a driver's error while writing into the two that callers know.</summary>
    protected Exception TranslateWrite(DbException error) =>
        Dialect.IsDuplicateKey(error) ? new DuplicateKeyException(error) : new StorageUnavailableException(error);

    /// <summary>Turns a driver's error while reading: a statement that is wrong in itself stays what it is.</summary>
    protected Exception TranslateRead(DbException error) => Dialect.IsUnavailable(error) ? new StorageUnavailableException(error) : error;

    private async Task<T> Guarded<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (DbException error) when (Dialect.IsUnavailable(error))
        {
            throw new StorageUnavailableException(error);
        }
    }

    /// <summary>A borrowed connection.</summary>
    protected class Lease(DbConnection connection, Dialect dialect) : IAsyncDisposable
    {
        public virtual async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object args, CancellationToken cancel) =>
            (await connection.QueryAsync<T>(new CommandDefinition(sql, new Arguments(args, dialect), cancellationToken: cancel))).AsList();

        public virtual Task<T?> FindAsync<T>(string sql, object args, CancellationToken cancel) =>
            connection.QueryFirstOrDefaultAsync<T>(new CommandDefinition(sql, new Arguments(args, dialect), cancellationToken: cancel));

        public async ValueTask DisposeAsync()
        {
            await GiveBackAsync();
            GC.SuppressFinalize(this);
        }

        protected virtual ValueTask GiveBackAsync() => connection.DisposeAsync();
    }
}
