using System.Data.Common;
using Npgsql;

namespace CyberPort.Storage.Databases.Postgres;

/// <summary>PostgreSQL 14 and later.</summary>
public sealed class PostgresDialect : Dialect
{
    public override string Name => "postgres";

    public override string ForUpdate => "for update";

    public override string ForClaim => "for update skip locked";

    public override string Like => "ilike";

    public override string TypeOf(string token) => token switch
    {
        "id" => "uuid",
        "key" or "text" or "json" => "text",
        "instant" => "timestamptz",
        "date" => "date",
        "int" => "integer",
        "long" => "bigint",
        "decimal" => "numeric",
        "blob" => "bytea",
        _ => throw new ArgumentException($"Unknown column type {{{token}}} in a migration.", nameof(token)),
    };

    public override bool IsDuplicateKey(DbException error) => error is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override bool IsUnavailable(DbException error) => error switch
    {
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            || postgres.SqlState.StartsWith("53", StringComparison.Ordinal)
            || postgres.SqlState.StartsWith("57", StringComparison.Ordinal)
            || postgres.SqlState.StartsWith("58", StringComparison.Ordinal),
        NpgsqlException => true,
        _ => false,
    };

    public override object? ToParameter(object? value) => value switch
    {
        TenantId tenant => tenant.Value,
        DateTimeOffset instant => Columns.Trim(instant),
        bool flag => flag ? 1 : 0,
        Enum name => name.ToString(),
        _ => value,
    };
}
