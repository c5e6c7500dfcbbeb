using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CyberPort.Storage.Databases.Sqlite;

/// <summary>SQLite: everything is text, number or blob.</summary>
public sealed class SqliteDialect : Dialect
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Full = 13, CannotOpen = 14;

    // extended codes of SQLITE_CONSTRAINT: primary key, unique, rowid
    private static readonly int[] DuplicateCodes = [1555, 2067, 2579];

    public override string Name => "sqlite";

    public override string TypeOf(string token) => token switch
    {
        "id" or "key" or "text" or "json" or "instant" or "date" => "text",
        "int" or "long" => "integer",
        "decimal" => "text",
        "blob" => "blob",
        _ => throw new ArgumentException($"Unknown column type {{{token}}} in a migration.", nameof(token)),
    };

    public override bool IsDuplicateKey(DbException error) =>
        error is SqliteException sqlite && Array.IndexOf(DuplicateCodes, sqlite.SqliteExtendedErrorCode) >= 0;

    public override bool IsUnavailable(DbException error) =>
        error is SqliteException { SqliteErrorCode: Busy or Locked or ReadOnly or InputOutput or Full or CannotOpen };

    public override object? ToParameter(object? value) => value switch
    {
        null => null,
        TenantId tenant => tenant.Value,
        Guid id => id.ToString("D"),
        DateTimeOffset instant => Columns.Trim(instant).ToString(Columns.InstantFormat, CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool flag => flag ? 1L : 0L,
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        Enum name => name.ToString(),
        _ => value,
    };
}
