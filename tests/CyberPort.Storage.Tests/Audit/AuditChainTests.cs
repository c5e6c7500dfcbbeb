using CyberPort.Storage.Audit;

namespace CyberPort.Storage.Tests.Audit;

public abstract class AuditChainTests(string kind) : StorageContract(kind)
{
    private AuditStore Audit => new(Db, Time);

    [Fact]
    public async Task A_chain_that_nobody_touched_is_whole()
    {
        await WriteAsync(25);

        var report = await new AuditVerification(Audit).RunAsync(Hiroshima, Cancel);

        Assert.Equal((25, null), (report.Rows, report.BrokenAt));
    }

    [Theory]
    [InlineData("update audit set detail = '{}' where tenant_id = @tenant and number = 7", "changed", 7)]
    [InlineData("update audit set actor = 'x' where tenant_id = @tenant and number = 25", "changed", 25)]
    [InlineData("delete from audit where tenant_id = @tenant and number = 9", "missing", 9)]
    [InlineData("delete from audit where tenant_id = @tenant and number > 20", "tail-cut", 21)]
    [InlineData("delete from audit_heads where tenant_id = @tenant", "tail-cut", 25)]
    [InlineData("update audit set number = 100 where tenant_id = @tenant and number = 3", "missing", 3)]
    public async Task What_is_changed_removed_or_cut_is_found(string tampering, string why, long at)
    {
        await WriteAsync(25);
        await Db.WriteAsync(unit => unit.Add(tampering, new { tenant = Hiroshima }), Cancel);

        var report = await new AuditVerification(Audit).RunAsync(Hiroshima, Cancel);

        Assert.Equal((why, at), (report.Why, report.BrokenAt));
    }

    [Fact]
    public async Task Many_writers_of_one_tenant_make_one_chain()
    {
        await WriteAsync(1);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => WriteAsync(2)));

        var report = await new AuditVerification(Audit).RunAsync(Hiroshima, Cancel);

        Assert.Equal((101, null), (report.Rows, report.BrokenAt));
    }

    private Task WriteAsync(int count) => Db.WriteAsync(async unit =>
    {
        var entries = Enumerable.Range(0, count).Select(i => new AuditEntry($"佐藤 花子{i}", "view", "case/1", "{\"n\":1}"));
        await Audit.AppendAsync(unit, Hiroshima, [.. entries]);
    }, Cancel);
}

public sealed class AuditChainOnSqliteTests() : AuditChainTests("sqlite");

public sealed class AuditChainOnPostgresTests() : AuditChainTests("postgres");

public sealed class AuditChainOnSqlServerTests() : AuditChainTests("sqlserver");
