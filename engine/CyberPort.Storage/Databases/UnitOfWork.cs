using System.Data.Common;
using Dapper;

namespace CyberPort.Storage.Databases;

/// <summary>One transaction: everything in it is kept, or nothing.</summary>
/// <remarks>
/// Statements that answer nothing are added with <see cref="Add"/> and sent together before the commit: one round trip on PostgreSQL,
/// prepared commands on SQLite.
/// </remarks>
public abstract class UnitOfWork(DbConnection connection, Dialect dialect)
{
    private readonly List<Statement> _waiting = [];
    private List<Action>? _afterCommit;

    /// <summary>The few differences of the database that is in use.</summary>
    public Dialect Dialect { get; } = dialect;

    protected DbConnection Connection { get; } = connection;

    protected abstract DbTransaction? Transaction { get; }

    protected IReadOnlyList<Statement> Waiting => _waiting;

    /// <summary>Reads rows inside the transaction; what was added before is sent first, so that it is seen.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object args)
    {
        await SendAsync();
        return await ReadAsync<T>(sql, args);
    }

    /// <summary>Reads one row or nothing.</summary>
    public async Task<T?> FindAsync<T>(string sql, object args)
    {
        await SendAsync();
        return await ReadFirstAsync<T>(sql, args);
    }

    /// <summary>Runs a statement now and answers how many rows it touched.</summary>
    public async Task<int> ExecuteAsync(string sql, object args)
    {
        await SendAsync();
        return await RunAsync(sql, args);
    }

    /// <summary>Adds a statement that is sent before the commit.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="args">An object whose properties are the parameters.</param>
    /// <param name="orStale">When given, the statement has to touch exactly one row; otherwise <see cref="StaleRowException"/> names this.</param>
    public void Add(string sql, object args, string? orStale = null) => _waiting.Add(new Statement(sql, args, orStale));

    /// <summary>Runs after the commit and never before; for waking the worker, not for work that must not be lost.</summary>
    public void AfterCommit(Action action) => (_afterCommit ??= []).Add(action);

    /// <summary>Drops what waits, after a unit failed.</summary>
    internal void Forget()
    {
        _waiting.Clear();
        _afterCommit = null;
    }

    /// <summary>What is to run after the commit, as one action; the unit is empty again.</summary>
    internal Action? TakeActions()
    {
        if (_afterCommit is not { } actions) return null;
        _afterCommit = null;
        return () => actions.ForEach(action => action());
    }

    internal async Task SendAsync()
    {
        if (_waiting.Count == 0) return;
        await SendWaitingAsync();
        _waiting.Clear();
    }

    protected virtual async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, object args) =>
        (await Connection.QueryAsync<T>(sql, new Arguments(args, Dialect), Transaction)).AsList();

    protected virtual Task<T?> ReadFirstAsync<T>(string sql, object args) =>
        Connection.QueryFirstOrDefaultAsync<T>(sql, new Arguments(args, Dialect), Transaction);

    protected virtual Task<int> RunAsync(string sql, object args) => Connection.ExecuteAsync(sql, new Arguments(args, Dialect), Transaction);

    protected abstract Task SendWaitingAsync();

    protected static void Check(Statement statement, int touched)
    {
        if (statement.OrStale is { } what && touched != 1) throw new StaleRowException(what);
    }

    /// <summary>A statement that waits to be sent.</summary>
    protected sealed record Statement(string Sql, object Args, string? OrStale);
}
