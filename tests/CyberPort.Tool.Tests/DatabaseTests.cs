using CyberPort.Storage;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases.Sqlite;

namespace CyberPort.Tool.Tests;

public sealed class DatabaseTests : IDisposable
{
    private static readonly TenantId Hiroshima = new("jphij");
    private readonly string _folder = Directory.CreateTempSubdirectory("cyberport-tool-").FullName;

    private string Database => Path.Combine(_folder, "cyberport.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Migrating_runs_what_is_missing_and_then_nothing()
    {
        var first = await ToolRun.StartAsync("migrate", "--connection", Database);
        var second = await ToolRun.StartAsync("migrate", "--connection", Database);

        Assert.Equal(0, first.ExitCode);
        Assert.StartsWith("ran 0001", first.Output, StringComparison.Ordinal);
        Assert.Equal((0, "nothing to do"), (second.ExitCode, second.Output.Trim()));
    }

    [Fact]
    public async Task A_chain_that_nobody_touched_is_whole_and_one_that_was_changed_is_not()
    {
        await ToolRun.StartAsync("migrate", "--connection", Database);
        await WriteAsync("jphij", 3);
        await WriteAsync("jpkij", 2);
        var whole = await ToolRun.StartAsync("verify-audit", "--connection", Database);
        Assert.Equal(0, whole.ExitCode);
        Assert.Matches("jphij: whole, 3 lines, head [0-9a-f]{64}", whole.Output);

        await using (var db = new SqliteDb(Database))
        {
            await db.WriteAsync(
                unit => unit.Add("update audit set actor = 'x' where tenant_id = @tenant and number = 2", new { tenant = Hiroshima }), TestContext.Current.CancellationToken);
        }

        var broken = await ToolRun.StartAsync("verify-audit", "--connection", Database);
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("jphij: BROKEN at line 2 (changed)", broken.Output, StringComparison.Ordinal);
        Assert.Contains("jpkij: whole, 2 lines", broken.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_not_called_whole_and_not_made()
    {
        var run = await ToolRun.StartAsync("verify-audit", "--connection", Database);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("There is no database: name its file with --connection.", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Database));
    }

    [Fact]
    public async Task A_hold_needs_a_database_and_a_case_that_are_there()
    {
        string[] hold = ["hold", "--connection", Database, "--tenant", "jphij", "--receipt", "R8-0001", "--reason", "係争中"];
        var nowhere = await ToolRun.StartAsync(hold);
        Assert.Equal(1, nowhere.ExitCode);
        Assert.Contains("There is no database", nowhere.Output, StringComparison.Ordinal);

        await ToolRun.StartAsync("migrate", "--connection", Database);
        var nobody = await ToolRun.StartAsync(hold);
        Assert.Equal(1, nobody.ExitCode);
        Assert.Contains("jphij has no case R8-0001.", nobody.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("verify-audit")]
    public async Task Another_kind_of_database_is_refused_with_those_that_exist(string command)
    {
        var run = await ToolRun.StartAsync(command, "--database", "oracle", "--connection", Database);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("sqlite", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_command_the_commands_are_named()
    {
        var run = await ToolRun.StartAsync("--help");

        Assert.Equal(0, run.ExitCode);
        foreach (
            var command in new[] { "check", "migrate", "verify-audit" }) Assert.Contains(command, run.Output, StringComparison.Ordinal);
    }

    private async Task WriteAsync(string tenant, int lines)
    {
        await using var db = new SqliteDb(Database);
        var audit = new AuditStore(db, TimeProvider.System);
        for (var line = 0; line < lines; line++)
        {
            await db.WriteAsync(unit => audit.AppendAsync(
                unit, new TenantId(tenant), new AuditEntry("Test", "test", "case/1", "{}")), TestContext.Current.CancellationToken);
        }
    }
}
