using System.Data.Common;
using CyberPort.Storage.Databases;
using Microsoft.Data.SqlClient;

namespace CyberPort.Storage.SqlServer;

/// <summary>SQL Server 2014 and later, in the words that were tried.</summary>
public sealed class SqlServerDialect : Dialect
{
    private static readonly int[] DuplicateNumbers = [2601, 2627];

    // timeouts, deadlock victim, database starting, full log, lost connections
    private static readonly int[] UnavailableNumbers = [-2, -1, 2, 53, 64, 233, 1205, 1222, 4060, 9002, 10053, 10054, 10060, 40613, 17142, 18456];

    public override string Name => "sqlserver";

    public override string Page => "offset @skip rows fetch next @take rows only";

    public override string LockHint => "with (updlock, rowlock)";

    public override string ClaimHint => "with (updlock, readpast, rowlock)";

    public override string OutputInserted(string column) => "output inserted." + column;

    public override string Returning(string column) => "";

    public override string CreateMigrationsTable => """
        if object_id('schema_migrations') is null
        create table schema_migrations (name varchar(100) primary key, ran_at varchar(40) not null)
        """;

    public override string TypeOf(string token) => token switch
    {
        "id" => "uniqueidentifier",
        "key" => "nvarchar(200)",
        "text" or "json" => "nvarchar(max)",
        "instant" => "datetimeoffset(3)",
        "date" => "date",
        "int" => "int",
        "long" => "bigint",
        "decimal" => "decimal(28, 8)",
        "blob" => "varbinary(max)",
        _ => throw new ArgumentException($"Unknown column type {{{token}}} in a migration.", nameof(token)),
    };

    public override bool IsDuplicateKey(DbException error) => error is SqlException sql && Array.IndexOf(DuplicateNumbers, sql.Number) >= 0;

    public override bool IsUnavailable(DbException error) => error is SqlException sql && Array.IndexOf(UnavailableNumbers, sql.Number) >= 0;

    public override object? ToParameter(object? value) => value switch
    {
        TenantId tenant => tenant.Value,
        DateTimeOffset instant => new DateTimeOffset(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero),
        DateOnly date => date.ToDateTime(TimeOnly.MinValue),
        bool flag => flag ? 1 : 0,
        Enum name => name.ToString(),
        _ => value,
    };
}
