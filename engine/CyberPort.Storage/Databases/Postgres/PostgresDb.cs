using System.Data.Common;
using Npgsql;

namespace CyberPort.Storage.Databases.Postgres;

/// <summary>PostgreSQL, shared by any number of nodes: one pooled connection and one transaction for a unit of work.</summary>
public sealed class PostgresDb : Db
{
    private readonly NpgsqlDataSource _source;

    public PostgresDb(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.MaxAutoPrepare == 0) settings.MaxAutoPrepare = 200;
        settings.AutoPrepareMinUsages = 2;
        settings.NoResetOnClose = true; // nothing is ever set on a session, so there is nothing to reset when it goes back to the pool
        _source = NpgsqlDataSource.Create(settings);
    }

    public override Dialect Dialect { get; } = new PostgresDialect();

    public override async Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancel)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            var unit = new PostgresUnitOfWork(connection, transaction, Dialect);
            var result = await work(unit);
            await unit.SendAsync();
            await transaction.CommitAsync(cancel);
            unit.TakeActions()?.Invoke();
            return result;
        }
        catch (DbException error)
        {
            throw TranslateWrite(error);
        }
    }

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

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
