using CyberPort.Storage.Databases;
using CyberPort.Storage.SqlServer;

namespace CyberPort.Tool;

/// <summary>migrate: runs the migrations that are missing.</summary>
internal static class Migrate
{
    public static async Task<int> RunAsync(string database, string connection, CancellationToken cancel)
    {
        await using var db = DatabaseChoice.Open(database, connection);
        var ran = await new Migrator(db, TimeProvider.System).RunAsync(cancel);
        Console.WriteLine(ran.Count == 0 ? "nothing to do" : "ran " + string.Join(", ", ran));
        return 0;
    }
}
