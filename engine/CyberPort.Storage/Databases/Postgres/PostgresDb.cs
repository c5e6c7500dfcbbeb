using System.Collections.Concurrent;
using System.Data.Common;
using Npgsql;

namespace CyberPort.Storage.Databases.Postgres;

/// <summary>PostgreSQL, shared by any number of nodes: one pooled connection and one transaction for a unit of work, or for several of one lane.</summary>
public sealed class PostgresDb : Db
{
    private readonly NpgsqlDataSource _source;
    private readonly PostgresOptions _options;
    private readonly ConcurrentDictionary<string, Lazy<PostgresLane>> _lanes = new(StringComparer.Ordinal);

    public PostgresDb(string connectionString, PostgresOptions? options = null)
    {
        _options = options ?? new PostgresOptions();
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.MaxAutoPrepare == 0) settings.MaxAutoPrepare = 200;
        settings.AutoPrepareMinUsages = 2;
        settings.NoResetOnClose = true; // nothing is ever set on a session, so there is nothing to reset when it goes back to the pool
        _source = NpgsqlDataSource.Create(settings);
    }

    public override Dialect Dialect { get; } = new PostgresDialect();

    /// <summary>How many transactions were shared: fewer than units of work when several people of one office write at once.</summary>
    public long SharedCommits => _lanes.Values.Sum(l => l.Value.Commits);

    public override async Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancel)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            var unit = new PostgresUnitOfWork(connection, transaction, Dialect);
            var result = await work(unit);
            await unit.FinishAsync();
            await transaction.CommitAsync(cancel);
            foreach (var action in unit.TakeActions()) action();
            return result;
        }
        catch (DbException error)
        {
            throw TranslateWrite(error);
        }
    }

    public override Task<T> WriteTogetherAsync<T>(string lane, Func<UnitOfWork, Task<T>> work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return _lanes.GetOrAdd(lane, _ => new Lazy<PostgresLane>(() => new PostgresLane(_source, Dialect, _options, TranslateWrite))).Value
            .EnqueueAsync(new PostgresLane.Job<T>(work, () => WriteAsync(work, CancellationToken.None)));
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes.Values) await lane.Value.DisposeAsync();
        await _source.DisposeAsync();
    }

    protected override async ValueTask<Lease> OpenReaderAsync(CancellationToken cancel)
    {
        try
        {
            return new Lease(await _source.OpenConnectionAsync(cancel), Dialect);
        }
        catch (DbException error)
        {
            throw TranslateRead(error);
        }
    }
}
