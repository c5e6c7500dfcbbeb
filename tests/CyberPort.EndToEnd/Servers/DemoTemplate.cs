using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CyberPort.EndToEnd.Servers;

/// <summary>The demo, loaded and delivered once: every server on SQLite begins with a copy instead of loading it and printing its documents again.</summary>
public static class DemoTemplate
{
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    /// <summary>Puts the demo's database and files where a server that has not started yet will look for them.</summary>
    public static async Task CopyAsync(string database, string dataFolder)
    {
        var made = await Made.Value;
        File.Copy(Database(made), database);
        CopyFolder(Files(made), dataFolder);
    }

    private static string Database(string folder) => Path.Combine(folder, "cyberport.db");

    private static string Files(string folder) => Path.Combine(folder, "files");

    private static async Task<string> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cyberport-demo-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var loaded = Path.Combine(Directory.CreateTempSubdirectory("cyberport-db-").FullName, "cyberport.db");
        await using var server = await WebServer.StartAsync("sqlite", loaded);
        await using var connection = new SqliteConnection($"Data Source={loaded};Pooling=False");
        await connection.OpenAsync();
        await DeliveredAsync(connection, server);
        await server.KillAsync();
        await RunAsync(connection, "vacuum into '" + Database(folder) + "'");
        CopyFolder(server.DataFolder, Files(folder));
        return folder;
    }

    // letters, prints and calendars of the demo's cases are made after the start
    private static async Task DeliveredAsync(SqliteConnection connection, WebServer server)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromMinutes(5); await Task.Delay(200))
            if (await RunAsync(connection, "select count(*) from outbox where done_at is null and dead_at is null") is 0L)
                return;
        throw new TimeoutException("The demo's effects were not delivered in time:\n" + server.Output);
    }

    private static async Task<object?> RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }
}
