using System.Data.Common;
using Npgsql;

namespace CyberPort.Storage.Databases.Postgres;

/// <summary>The unit of work as one batch: what was added goes to the server in one round trip.</summary>
internal sealed class PostgresUnitOfWork(NpgsqlConnection connection, NpgsqlTransaction transaction, Dialect dialect) : UnitOfWork(connection, dialect)
{
    protected override DbTransaction? Transaction => transaction;

    protected override async Task SendWaitingAsync()
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var statement in Waiting)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            Arguments.Bind(command, static () => new NpgsqlParameter(), statement.Args, Dialect);
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync();
        for (var i = 0; i < Waiting.Count; i++) Check(Waiting[i], batch.BatchCommands[i].RecordsAffected);
    }
}
