using CyberPort.Storage;
using CyberPort.Storage.Audit;
using CyberPort.Storage.SqlServer;

namespace CyberPort.Tool;

/// <summary>verify-audit: walks each tenant's chain; the printed head hashes, kept elsewhere, also show a chain rewritten as a whole.</summary>
internal static class VerifyAudit
{
    public static async Task<int> RunAsync(string database, string connection, CancellationToken cancel)
    {
        if (database == "sqlite" && !File.Exists(connection))
        {
            // SQLite would make an empty database there, and an empty one is always whole
            Console.WriteLine(
                $"{connection}: データベースがありません。--connection にファイルを指定してください。 / There is no database: name its file with --connection.");
            return 1;
        }

        await using var db = DatabaseChoice.Open(database, connection);
        var audit = new AuditStore(db, TimeProvider.System);
        var verification = new AuditVerification(audit);
        var broken = 0;
        foreach (var tenant in await audit.ListTenantsAsync(cancel))
        {
            var report = await verification.RunAsync(new TenantId(tenant), cancel);
            if (report.BrokenAt is null) Console.WriteLine($"{tenant}: whole, {report.Rows} lines, head {report.HeadHash}");
            else
            {
                broken++;
                Console.WriteLine($"{tenant}: BROKEN at line {report.BrokenAt} ({report.Why})");
            }
        }

        return broken == 0 ? 0 : 1;
    }
}
