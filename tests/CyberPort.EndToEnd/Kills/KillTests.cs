using System.Globalization;
using CyberPort.EndToEnd.Servers;
using CyberPort.Fixtures;
using CyberPort.Storage;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.SqlServer;

namespace CyberPort.EndToEnd.Kills;

/// <summary>An acknowledged application is never lost, doubled or half-written (reliability P1). CYBERPORT_KILLS sets how many kills.</summary>
[Collection("alone")]
public sealed class KillTests
{
    private static readonly TenantId Hiroshima = new("jphij");

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Kills_lose_double_and_halve_nothing(string kind)
    {
        var cancel = TestContext.Current.CancellationToken;
        var kills = int.Parse(Environment.GetEnvironmentVariable("CYBERPORT_KILLS") ?? "12", CultureInfo.InvariantCulture) / (kind == "sqlite" ? 1 : 2);
        var folder = Directory.CreateTempSubdirectory("cyberport-kill-").FullName;
        await using var database = kind == "sqlite" ? null : await TestDatabase.CreateAsync(kind);
        var connection = database?.Settings ?? Path.Combine(folder, "cyberport.db");
        await using var server = await WebServer.StartAsync(kind, connection);
        var run = new KillRun(server);
        await run.RunAsync(kills, clients: 8, cancel);
        Assert.True(run.Ledger.Count >= kills, $"{run.Ledger.Count} acknowledged between {kills} kills");
        await server.KillAsync();

        await using var db = DatabaseChoice.Open(kind, connection);
        await CheckAsync(db, run.Ledger, cancel);
        TestContext.Current.SendDiagnosticMessage($"{kind}: {kills} kills, {run.Ledger.Count} acknowledged applications, 0 lost, 0 doubled, 0 half-written");
    }

    private static async Task CheckAsync(Db db, IReadOnlyDictionary<string, string> ledger, CancellationToken cancel)
    {
        Assert.NotEmpty(ledger);
        var kept = await db.QueryAsync<Kept>("""
            select s.client_key, c.receipt_number, case when c.closed_at is null then 0 else 1 end as closed,
                   (select count(*) from runs r where r.tenant_id = c.tenant_id and r.case_id = c.id) as runs,
                   (select count(*) from tasks t where t.tenant_id = c.tenant_id and t.case_id = c.id) as tasks,
                   (select count(*) from audit a where a.tenant_id = c.tenant_id and a.action = 'submit' and a.subject = @prefix || cast(c.id as varchar(36))) as lines
              from cases c
              left join submissions s on s.tenant_id = c.tenant_id and s.case_id = c.id and s.number = 1
             where c.tenant_id = @tenant
            """, new { tenant = Hiroshima, prefix = "case/" }, cancel);
        var byKey = kept.Where(k => k.ClientKey is not null).ToLookup(k => k.ClientKey!);

        foreach (var (key, receipt) in ledger) Assert.Equal(receipt, Assert.Single(byKey[key]).ReceiptNumber); // not lost, not doubled
        // not half-written; a filing that is accepted on its arrival has no task, and is closed
        Assert.All(kept, k => Assert.Equal((true, 1, 1), (k.ClientKey is not null && k.Tasks + k.Closed > 0, k.Runs, k.Lines)));
        Assert.Equal(kept.Count, kept.Select(k => k.ReceiptNumber).Distinct().Count());
        var report = await new AuditVerification(new AuditStore(db, TimeProvider.System)).RunAsync(Hiroshima, cancel);
        Assert.Null(report.BrokenAt);
    }

    private sealed record Kept
    {
        public string? ClientKey { get; init; }
        public required string ReceiptNumber { get; init; }
        public required int Closed { get; init; }
        public required int Runs { get; init; }
        public required int Tasks { get; init; }
        public required int Lines { get; init; }
    }
}
