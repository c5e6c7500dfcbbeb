using System.Data.Common;

namespace CyberPort.Storage.Databases;

/// <summary>The few places where the three databases speak differently; every other statement is the same text.</summary>
public abstract class Dialect
{
    /// <summary>Short name used in settings and test names: sqlite, postgres or sqlserver.</summary>
    public abstract string Name { get; }

    /// <summary>The end of a statement that takes one page: needs @take and @skip and an "order by" before it.</summary>
    public virtual string Page => "limit @take offset @skip";

    /// <summary>Follows a table's name in a select that locks its rows until the commit.</summary>
    public virtual string LockHint => "";

    /// <summary>Ends a select that locks its rows until the commit.</summary>
    public virtual string ForUpdate => "";

    /// <summary>Follows a table's name in a select that claims rows nobody else holds.</summary>
    public virtual string ClaimHint => "";

    /// <summary>Ends a select that claims rows nobody else holds.</summary>
    public virtual string ForClaim => "";

    /// <summary>In an update, before "where": answers the new value of a column (SQL Server).</summary>
    public virtual string OutputInserted(string column) => "";

    /// <summary>Ends an update: answers the new value of a column.</summary>
    public virtual string Returning(string column) => "returning " + column;

    /// <summary>Stands for the case-insensitive "like" of the database.</summary>
    public virtual string Like => "like";

    /// <summary>Makes the table that remembers which migrations ran, when it is not there.</summary>
    public virtual string CreateMigrationsTable => "create table if not exists schema_migrations (name varchar(100) primary key, ran_at varchar(40) not null)";

    /// <summary>The column type behind a migration's token such as {id} or {instant}.</summary>
    public abstract string TypeOf(string token);

    /// <summary>Whether the error says that a unique key is taken.</summary>
    public abstract bool IsDuplicateKey(DbException error);

    /// <summary>Whether the error says that the database can not answer now (busy, full, gone), so that the same request may be sent again.</summary>
    public abstract bool IsUnavailable(DbException error);

    /// <summary>The value as the database's driver takes it.</summary>
    public abstract object? ToParameter(object? value);
}
