using CyberPort.Fixtures;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Documents;
using CyberPort.Storage;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Files;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Tests.Samples;

/// <summary>The ports of Hiroshima and Niigata at work on a database of their own, with a clock that tests move.</summary>
public sealed class Ports : IAsyncDisposable
{
    public const string Procedure = "waterAreaOccupancy";
    public static readonly TenantId Hiroshima = new("jphij");
    public static readonly TenantId Niigata = new("jpkij");

    // a Tuesday morning, with the tenths of microseconds of a real clock
    private static readonly DateTimeOffset Opening = new DateTimeOffset(2026, 11, 10, 10, 0, 0, TimeSpan.FromHours(9)).AddTicks(1234);

    private readonly TestDatabase _database;
    private readonly string _files = Directory.CreateTempSubdirectory("cyberport-files-").FullName;

    private Ports(TestDatabase database, Func<Surroundings, Surroundings> change, ActivityCatalog? activities)
    {
        _database = database;
        var around = new Surroundings(new FolderContents(_files), Mail, new PlainPrinter(), "https://port.example", Time);
        UseCases = new UseCases(new Stores(database.Db, Time), change(around), activities);
        Second = new UseCases(new Stores(database.Db, Time), change(around), activities);
    }

    public FixedTime Time { get; } = new(Opening);
    public KeptMail Mail { get; } = new();
    public UseCases UseCases { get; }

    /// <summary>Another process on the same database.</summary>
    public UseCases Second { get; }

    public Stores Stores => UseCases.Stores;
    public Db Db => _database.Db;

    /// <summary>The database's path or connection string.</summary>
    public string Settings => _database.Settings;

    public static async Task<Ports> OpenAsync(string kind, Func<Surroundings, Surroundings>? change = null, ActivityCatalog? activities = null) =>
        new(await TestDatabase.CreateFilledAsync(kind, "ports", FillAsync), change ?? (around => around), activities);

    public Task<Actor> ActorAsync(string signIn) => People.ActorAsync(Stores, signIn);

    /// <summary>The case as it is stored now.</summary>
    public async Task<CaseRow> CaseAsync(TenantId tenant, Guid id) => (await Stores.Cases.FindAsync(tenant, id, default))!;

    /// <summary>The open tasks of a case.</summary>
    public Task<IReadOnlyList<TaskRow>> OpenTasksAsync(TenantId tenant, Guid caseId) =>
        Stores.Tasks.ListOpenAsync(tenant, [caseId], default);

    public async ValueTask DisposeAsync()
    {
        UseCases.Dispose();
        Second.Dispose();
        await _database.DisposeAsync();
        Directory.Delete(_files, recursive: true);
    }

    private static async Task FillAsync(Db db)
    {
        var around = new Surroundings(new FolderContents(Path.GetTempPath()), new KeptMail(), new ChromiumPrinter(""), "",
            new FixedTime(Opening));
        using var useCases = new UseCases(new Stores(db, around.Time), around);
        await People.AddAsync(db, Opening);
        await Definitions.PublishAsync(useCases, Opening);
    }
}

/// <summary>Removes at the end what the tests' databases were copied from.</summary>
public sealed class Templates : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await TestDatabase.DropTemplatesAsync();
}
