using CyberPort.Fixtures;
using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Tests;

/// <summary>A test class whose sentences hold on every database: one subclass for each kind runs them all.</summary>
public abstract class StorageContract(string kind) : IAsyncLifetime
{
    protected static readonly TenantId Hiroshima = new("jphij");
    protected static readonly TenantId Niigata = new("jpkij");
    private TestDatabase? _database;

    protected FixedTime Time { get; } = FixedTime.At("2026-11-20T09:00:00+09:00");

    protected Db Db => _database!.Db;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync(kind);

    public async ValueTask DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
