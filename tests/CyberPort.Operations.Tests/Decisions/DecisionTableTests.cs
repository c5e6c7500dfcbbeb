using System.Text;
using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Decisions;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tasks;
using CyberPort.Operations.Tests.Samples;

namespace CyberPort.Operations.Tests.Decisions;

/// <summary>Tables of who decides: published with their cases, valid from a day on, asked by approvals.</summary>
public abstract class DecisionTableTests(string kind) : OperationsContract(kind)
{
    [Theory]
    [InlineData(80, "subsectionChief")]
    [InlineData(900, "subsectionChief,sectionHead")]
    [InlineData(1500, "subsectionChief,sectionHead,director")]
    public async Task An_approval_asks_the_ranks_up_to_the_one_that_the_table_names(int area, string ranks)
    {
        await PublishAsync(Table());
        var receipt = await ApprovalAsync(area);

        foreach (var rank in ranks.Split(','))
        {
            var task = Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId));
            Assert.Equal($",{rank},", task.Candidates);
            Assert.Contains("別表第1", task.Body, StringComparison.Ordinal);
            await Filing.AnswerAsync(receipt, rank switch { "subsectionChief" => "hij.nishida approve", "sectionHead" => "hij.fujii approve", _ => "hij.ueda approve" });
        }

        Assert.NotNull((await Ports.CaseAsync(Hiroshima, receipt.CaseId)).ClosedAt);
    }

    [Fact]
    public async Task A_version_that_is_valid_from_a_later_day_counts_from_that_day_on()
    {
        await PublishAsync(Table());
        var later = await PublishAsync(Table().Replace("2026-04-01", "2026-11-12", StringComparison.Ordinal).Replace("subsectionChief", "director", StringComparison.Ordinal));
        Assert.Equal(2, later.Version);
        Assert.Equal([false, true], (await BrowseAsync("hij.sato")).Select(t => t.Counts));
        var before = await ApprovalAsync(80);
        Ports.Time.Now = DateTimeOffset.Parse("2026-11-12T09:00:00+09:00");

        Assert.Equal([true, false], (await BrowseAsync("hij.sato")).Select(t => t.Counts));
        await Filing.AnswerAsync(before, "hij.nishida approve");
        Assert.NotNull((await Ports.CaseAsync(Hiroshima, before.CaseId)).ClosedAt);
        var after = await ApprovalAsync(80);
        await Filing.AnswerAsync(after, "hij.nishida approve", "hij.fujii approve", "hij.ueda approve");
        Assert.NotNull((await Ports.CaseAsync(Hiroshima, after.CaseId)).ClosedAt);
    }

    [Fact]
    public async Task Without_a_table_the_step_waits_for_the_operator_who_runs_it_again()
    {
        var receipt = await ApprovalAsync(80);
        var run = (await Ports.Stores.Runs.FindOfCaseAsync(Hiroshima, receipt.CaseId, Cancel))!;
        Assert.Equal(1, run.Incidents);
        Assert.Contains("「occupancy」がありません", run.State, StringComparison.Ordinal);

        await PublishAsync(Table());
        var kato = await Actor("hij.kato");
        var incident = (await UseCases.ListIncidents.RunAsync(kato, 1, Cancel)).Incidents.Single(i => i.Run.CaseId == receipt.CaseId).Incident;
        var left = await UseCases.HandleIncident.RunAsync(
            kato, new() { CaseId = receipt.CaseId, ActivityId = incident.ActivityId, Instance = incident.Instance, Action = "retry" }, Cancel);

        Assert.Equal(0, left);
        Assert.Equal(",subsectionChief,", Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId)).Candidates);
    }

    [Fact]
    public async Task A_table_with_a_gap_or_a_failing_case_is_not_published()
    {
        var refused = await Assert.ThrowsAsync<PublishRefusedException>(() =>
            PublishAsync(Table().Replace("\"above\": 1000", "\"above\": 2000", StringComparison.Ordinal)));

        Assert.Contains(refused.Problems, p => p.Cause.Ja.Contains("どの行にも当たらない", StringComparison.Ordinal));
        Assert.Empty(await BrowseAsync("hij.sato"));
        await Assert.ThrowsAsync<PublishRefusedException>(() => PublishAsync("{"));
        await Assert.ThrowsAsync<AnswerRefusedException>(() => PublishAsync(new string(' ', PublishDecisionTable.LargestFile + 1)));
        Assert.Equal(262_144, PublishDecisionTable.LargestFile);
    }

    [Fact]
    public async Task Only_a_form_administrator_publishes_and_only_the_office_reads()
    {
        await Assert.ThrowsAsync<NotAllowedException>(() => PublishAsync(Table(), "hij.sato"));
        await PublishAsync(Table());

        Assert.Single(await BrowseAsync("hij.sato"));
        Assert.Empty(await BrowseAsync("kij.honma"));
        await Assert.ThrowsAsync<NotAllowedException>(() => BrowseAsync("toyo.suzuki"));
        var line = Assert.Single(await Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, "decision-table/occupancy", 10, Cancel));
        Assert.Equal(("publish-decision-table", "{\"version\":1}"), (line.Action, line.Detail));
    }

    [Fact]
    public void Tables_are_read_again_after_a_minute() =>
        Assert.Equal(TimeSpan.FromMinutes(1), new OfficeDecisions(null!, TimeProvider.System).KeptFor);

    private async Task<Receipt> ApprovalAsync(int area)
    {
        if (!_offered) await ShortWorkflows.OfferAsync(Ports, Definition);
        _offered = true;
        return await Filing.FileAsync(Hiroshima, changes: [("/area", Value.Of(area)), ("/period/to", Value.Of("2027-12-31"))]);
    }

    private bool _offered;

    private const string Levels = """[{ "role": "subsectionChief" }, { "role": "sectionHead" }, { "role": "director" }]""";

    private static readonly string Definition = ShortWorkflows.Flow(
        [$$"""{ "id": "approval", "type": "CyberPort.Approval", "decisionTable": "occupancy", "levels": {{Levels}}, "metadata": { "displayText": "決裁" } }""",
            ShortWorkflows.Step("end", "Elsa.End", "終了")],
        "approval.Approved>end", "approval.Remanded>end", "approval.Rejected>end")
        .Replace("\"name\": \"short\",", """
            "name": "short", "inputs": [{ "name": "waterAreaM2", "type": "Decimal" }, { "name": "periodYears", "type": "Decimal" }],
            """, StringComparison.Ordinal);

    private async Task<CyberPort.Workflows.DecisionTable> PublishAsync(string table, string by = "hij.kato") =>
        await UseCases.PublishDecisionTable.RunAsync(await Actor(by), Encoding.UTF8.GetBytes(table), Cancel);

    private async Task<IReadOnlyList<BrowsedTable>> BrowseAsync(string by) => await UseCases.BrowseDecisionTables.RunAsync(await Actor(by), Cancel);

    private static string Table()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "workflow-definitions"))) folder = folder.Parent;
        return File.ReadAllText(Path.Combine(folder.FullName, "workflow-definitions", "decision-tables", "jphij", "occupancy.json"));
    }
}

public sealed class DecisionTableOnSqliteTests() : DecisionTableTests("sqlite");

public sealed class DecisionTableOnPostgresTests() : DecisionTableTests("postgres");
