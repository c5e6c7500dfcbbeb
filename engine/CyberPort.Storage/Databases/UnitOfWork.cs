using System.Collections.Immutable;
using System.Data.Common;
using Dapper;

namespace CyberPort.Storage.Databases;

/// <summary>One transaction: everything in it is kept, or nothing.</summary>
/// <remarks>
/// Statements that answer nothing are added with <see cref="Add"/> and sent together before the commit: one round trip on PostgreSQL,
/// prepared commands on SQLite. Several units may share one transaction; a row that all of them change (a counter, the head of a chain)
/// is held: read once, written once.
/// </remarks>
public abstract class UnitOfWork(DbConnection connection, Dialect dialect)
{
    private readonly List<Statement> _waiting = [];
    private int _sent;
    private ImmutableDictionary<string, Held> _held = ImmutableDictionary<string, Held>.Empty;
    private ImmutableList<Action> _afterCommit = [];

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

    /// <summary>Reads a row that is to be held until the commit, or answers what <see cref="Keep"/> made of it in the same transaction.</summary>
    /// <param name="key">Names the row among all that are held.</param>
    /// <param name="sql">A select that locks the row.</param>
    /// <param name="args">An object whose properties are the parameters.</param>
    public async Task<T?> HoldAsync<T>(string key, string sql, object args)
    {
        if (_held.TryGetValue(key, out var held)) return (T?)held.Value;
        var value = await ReadFirstAsync<T>(sql, args);
        _held = _held.Add(key, new Held(value, null));
        return value;
    }

    /// <summary>The new value of a held row; the last statement given for it is sent before the commit.</summary>
    public void Keep(string key, object value, string sql, object args) => _held = _held.SetItem(key, new Held(value, new Statement(sql, args, null)));

    /// <summary>Runs after the commit and never before; for waking the worker, not for work that must not be lost.</summary>
    public void AfterCommit(Action action) => _afterCommit = _afterCommit.Add(action);

    /// <summary>The place to which <see cref="TryReturn"/> goes back when one of several units fails.</summary>
    internal Mark SetMark() => new(_waiting.Count, _sent, _held, _afterCommit);

    /// <summary>Takes back what was added since the mark; false when some of it was sent already.</summary>
    internal bool TryReturn(Mark mark)
    {
        var unsent = mark.Sent == _sent;
        if (unsent) _waiting.RemoveRange(mark.Waiting, _waiting.Count - mark.Waiting);
        else _waiting.Clear();
        (_held, _afterCommit) = (mark.Held, mark.AfterCommit);
        return unsent;
    }

    /// <summary>Sends what waits and then the rows that are held; the commit comes next.</summary>
    internal Task FinishAsync()
    {
        _waiting.AddRange(_held.Values.Select(h => h.Statement).OfType<Statement>());
        _held = _held.Clear();
        return SendAsync();
    }

    /// <summary>What is to run after the commit; the unit is as new.</summary>
    internal IReadOnlyList<Action> TakeActions()
    {
        var actions = _afterCommit;
        Forget();
        return actions;
    }

    /// <summary>Drops everything, after the transaction failed.</summary>
    internal void Forget()
    {
        _waiting.Clear();
        _held = _held.Clear();
        _afterCommit = [];
    }

    internal async Task SendAsync()
    {
        if (_waiting.Count == 0) return;
        _sent++;
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
    protected internal sealed record Statement(string Sql, object Args, string? OrStale);

    /// <summary>A row that is locked, what it is now, and the statement that writes it.</summary>
    internal sealed record Held(object? Value, Statement? Statement);

    /// <summary>How far a transaction had come before a unit began.</summary>
    internal readonly record struct Mark(int Waiting, int Sent, ImmutableDictionary<string, Held> Held, ImmutableList<Action> AfterCommit);
}
