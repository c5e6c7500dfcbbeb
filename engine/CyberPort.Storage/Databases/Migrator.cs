using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace CyberPort.Storage.Databases;

/// <summary>Brings a database to the newest form: numbered .sql files, run in order, each once, never edited after release.</summary>
public sealed partial class Migrator(Db db, TimeProvider time)
{
    /// <summary>Runs what is missing and answers the names of the migrations that ran.</summary>
    public Task<IReadOnlyList<string>> RunAsync(CancellationToken cancel) => db.WriteAsync(RunAllAsync, cancel);

    /// <summary>The migrations of this version, in order.</summary>
    internal static IReadOnlyList<(string Name, string Sql)> All()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (Name: ShortName(name), Sql: Read(assembly, name)))];
    }

    /// <summary>A migration's text in the words of one database: {id}, {text} and the like become its column types.</summary>
    internal static string Translate(string sql, Dialect dialect) =>
        Token().Replace(sql, match => dialect.TypeOf(match.Groups[1].Value));

    private async Task<IReadOnlyList<string>> RunAllAsync(UnitOfWork unit)
    {
        await unit.ExecuteAsync(unit.Dialect.CreateMigrationsTable, new { });
        var done = (await unit.QueryAsync<string>("select name from schema_migrations", new { })).ToHashSet(StringComparer.Ordinal);
        var ran = new List<string>();
        foreach (var (name, sql) in All().Where(m => !done.Contains(m.Name)))
        {
            foreach (var statement in Statements(Translate(sql, unit.Dialect))) await unit.ExecuteAsync(statement, new { });
            await unit.ExecuteAsync(
                "insert into schema_migrations (name, ran_at) values (@name, @at)",
                new { name, at = time.GetUtcNow().ToString("u", CultureInfo.InvariantCulture) });
            ran.Add(name);
        }

        return ran;
    }

    private static IEnumerable<string> Statements(string sql) =>
        sql.Split(';').Select(s => s.Trim()).Where(s => s.Length > 0);

    private static string ShortName(string resource)
    {
        var parts = resource.Split('.');
        return parts[^2];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return string.Join('\n', reader.ReadToEnd().Split('\n').Where(line => !line.TrimStart().StartsWith("--", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Token();
}
