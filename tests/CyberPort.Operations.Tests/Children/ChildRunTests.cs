using System.Text;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Cases;
using CyberPort.Operations.Children;
using CyberPort.Operations.Incidents;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tests.Samples;
using CyberPort.Storage.Outbox;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Tests.Children;

public abstract class ChildRunTests(string kind) : OperationsContract(kind)
{
    private static readonly string Inspection = Flow("inspection",
        [ShortWorkflows.Review("survey", "現地調査"), """{ "id": "out", "type": "Elsa.SetOutput", "outputName": "found", "outputValue": "良好" }"""],
        "survey.Advance>out", "survey.Deny>out");

    // a survey that is reminded of after five days
    private static readonly string Timed = Flow("inspection",
        [
            ShortWorkflows.Review("survey", "現地調査"), ShortWorkflows.Review("remind", "督促"),
            """{ "id": "late", "type": "CyberPort.Deadline", "days": 5, "workingDays": false }""",
        ],
        "late.Done>remind");

    private static readonly string Correcting = ShortWorkflows.Flow(
        [
            """{ "id": "child", "type": "Elsa.DispatchWorkflow", "workflowDefinitionId": "inspection" }""",
            ShortWorkflows.Review("check", "確認"), ShortWorkflows.Step("fix", "CyberPort.Correction", "補正"), ShortWorkflows.Review("end", "結果の確認"),
        ],
        "child.Done>check", "check.Deny>fix", "fix.Corrected>check", "fix.TimedOut>end");

    private static readonly string Broken = Flow("inspection", [ShortWorkflows.Review("survey", "現地調査"), ShortWorkflows.Failure], "survey.Advance>broken", "survey.Deny>broken");

    [Fact]
    public async Task A_started_workflow_is_a_run_of_the_same_case_and_its_end_takes_the_parent_on()
    {
        var receipt = await FileAsync(Inspection, Starting("Elsa.ExecuteWorkflow"));
        Assert.Empty(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId));

        await DeliverAllAsync();
        var parent = await RunAsync(receipt);
        var child = await ChildAsync(parent);
        Assert.Equal((receipt.CaseId, parent.Id, "inspection", 1), (child.CaseId, child.ParentRunId!.Value, child.DefinitionId, child.DefinitionVersion));
        Assert.Equal("survey", (await Filing.TaskAsync(receipt, "hij.sato")).ActivityId);
        await Filing.AnswerWithCommentAsync(receipt, "hij.sato", "advance", "良好です");
        Assert.Null((await Ports.CaseAsync(Hiroshima, receipt.CaseId)).ClosedAt);
        await DeliverAllAsync();

        Assert.Equal("check", Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId)).ActivityId);
        Assert.Contains("良好", (await RunAsync(receipt)).State, StringComparison.Ordinal);
        await Filing.AnswerWithCommentAsync(receipt, "hij.sato", "advance", "");
        Assert.NotNull((await Ports.CaseAsync(Hiroshima, receipt.CaseId)).ClosedAt);
        var actions = (await Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, $"case/{receipt.CaseId:D}", 100, Cancel)).Select(l => l.Action).ToList();
        Assert.Equal((1, 1), (actions.Count(a => a == "start-workflow"), actions.Count(a => a == "workflow-done")));
    }

    [Fact]
    public async Task Delivered_twice_a_child_is_started_once_and_told_once()
    {
        var receipt = await FileAsync(Inspection, Starting("Elsa.ExecuteWorkflow"));
        await DeliverAllAsync();
        var parent = await RunAsync(receipt);
        var child = await ChildAsync(parent);

        await AgainAsync(ChildRows.Start(Hiroshima, new(receipt.CaseId, parent.Id), Order(child.Id), Ports.Time.Now));
        Assert.Equal([child.Id], await Ports.Stores.Runs.ListChildrenAsync(Hiroshima, parent.Id, Cancel));
        await Filing.AnswerWithCommentAsync(receipt, "hij.sato", "advance", "");
        await DeliverAllAsync();
        var ended = RunState.FromJson(Encoding.UTF8.GetBytes((await FindAsync(child.Id)).State));
        await AgainAsync(ChildRows.End(Hiroshima, new(receipt.CaseId, parent.Id), ended, Ports.Time.Now));
        // and what comes too late for a parent that does not wait is not begun
        await AgainAsync(ChildRows.Start(Hiroshima, new(receipt.CaseId, parent.Id), Order(Guid.NewGuid()), Ports.Time.Now));

        Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId));
        Assert.Empty(await Ports.Stores.Runs.ListChildrenAsync(Hiroshima, parent.Id, Cancel));
    }

    [Fact]
    public async Task A_failed_step_of_a_child_is_mended_in_the_child_and_a_workflow_that_is_gone_is_an_incident_of_the_parent()
    {
        var receipt = await FileAsync(Broken, Starting("Elsa.ExecuteWorkflow"));
        await DeliverAllAsync();
        await Filing.AnswerWithCommentAsync(receipt, "hij.sato", "advance", "");
        var incident = Assert.Single((await UseCases.ListIncidents.RunAsync(await Actor("hij.kato"), 1, Cancel)).Incidents);
        Assert.Equal(1, (await UseCases.ViewCase.ForOfficeAsync(await Actor("hij.sato"), receipt.CaseId, Cancel)).Incidents);

        var left = await UseCases.HandleIncident.RunAsync(await Actor("hij.kato"), new IncidentOrder
        {
            CaseId = receipt.CaseId,
            RunId = incident.Run.Id,
            ActivityId = "broken",
            Instance = incident.Incident.Instance,
            Action = "skip",
            Outcome = "Done",
            Reason = "確認済み",
        }, Cancel);
        await DeliverAllAsync();

        Assert.Equal((0, "check"), (left, Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId)).ActivityId));

        var gone = await FileAsync(Inspection, Starting("Elsa.ExecuteWorkflow").Replace("\"inspection\"", "\"nothing\"", StringComparison.Ordinal), version: 2);
        await DeliverAllAsync();
        var run = await RunAsync(gone);
        Assert.Contains("「nothing」は公開されていません", RunState.FromJson(Encoding.UTF8.GetBytes(run.State)).Incidents[0].Message.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_started_workflow_has_a_chart_of_its_own_with_the_step_that_started_it()
    {
        var starting = Starting("Elsa.BulkDispatchWorkflows", "\"items\": [1, 2], \"metadata\": { \"displayText\": \"調査の起動\" },");
        var receipt = await FileAsync(Inspection.Replace("\"survey\"", "\"check\"", StringComparison.Ordinal), starting);
        await DeliverAllAsync();
        await Filing.AnswerWithCommentAsync(receipt, "hij.sato", "advance", "");
        await DeliverAllAsync();

        var flow = await UseCases.ViewFlow.RunAsync(await Actor("hij.sato"), receipt.CaseId, Cancel);

        // its own step of the same name is not taken for the child's
        Assert.Equal((FlowState.Ahead, FlowState.Now), (StateOf(flow, "check"), StateOf(flow, "child")));
        Assert.All(flow.Started, s => Assert.Equal(("inspection", "調査の起動"), (s.Workflow, s.By!.Ja)));
        Assert.Equal([RunSubStatus.Suspended, RunSubStatus.Finished], flow.Started.Select(s => s.State).Order());
        var ended = flow.Started.Single(s => s.State == RunSubStatus.Finished).Flow;
        Assert.Equal((FlowState.Walked, FlowState.Walked), (StateOf(ended, "check"), StateOf(ended, "out")));
        Assert.Equal("佐藤 花子", ended.Steps.First(s => s.Step.ActivityId == "check").By);
        Assert.Single(ended.Walked, w => w is { From: "check", Outcome: "Advance" });
        var other = flow.Started.Single(s => s.State == RunSubStatus.Suspended).Flow;
        Assert.Equal((FlowState.Now, FlowState.Ahead), (StateOf(other, "check"), StateOf(other, "out")));
    }

    [Fact]
    public async Task Withdrawing_the_case_stops_what_it_has_started()
    {
        var receipt = await FileAsync(Inspection, Starting("Elsa.ExecuteWorkflow"));
        await DeliverAllAsync();
        var child = await ChildAsync(await RunAsync(receipt));

        await UseCases.WithdrawCase.RunAsync(await Actor("toyo.suzuki"), Hiroshima, receipt.CaseId, "中止", Cancel);
        await DeliverAllAsync();

        Assert.Empty(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId));
        Assert.Contains("\"Cancelled\"", (await FindAsync(child.Id)).State, StringComparison.Ordinal);
        Assert.Equal("withdrawn", (await Ports.CaseAsync(Hiroshima, receipt.CaseId)).Stage);
    }

    [Fact]
    public async Task Several_children_work_side_by_side_on_the_desk()
    {
        var receipt = await FileAsync(Inspection, Starting("Elsa.BulkDispatchWorkflows", "\"items\": [1, 2, 3],"));
        await DeliverAllAsync();

        for (var left = 3; left > 0; left--)
        {
            Assert.Equal(left, (await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId)).Count(t => t.ActivityId == "survey"));
            await Filing.AnswerWithCommentAsync(receipt, "hij.sato", "advance", "");
            await DeliverAllAsync();
        }

        Assert.Equal("check", Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId)).ActivityId);
    }

    [Fact]
    public async Task A_deadline_of_a_child_takes_the_child_on()
    {
        var delayed = Flow("inspection", ["""{ "id": "wait", "type": "Elsa.Delay", "timeSpan": "1.00:00:00" }"""]);
        var receipt = await FileAsync(delayed, Starting("Elsa.ExecuteWorkflow"));
        await DeliverAllAsync();

        Ports.Time.Now = Ports.Time.Now.AddDays(2);
        Assert.Equal(1, await UseCases.RunTimers.RunAsync(Cancel));
        await DeliverAllAsync();

        Assert.Equal("check", Assert.Single(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId)).ActivityId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_childs_period_stands_still_with_the_cases_clock_whether_it_began_before_or_after(bool before)
    {
        var receipt = await FileAsync(Timed, Correcting);
        if (before) await DeliverAllAsync();
        var began = Ports.Time.Now;
        Ports.Time.Now = began.AddDays(1);
        var check = (await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId)).First(t => t.ActivityId == "check");
        await UseCases.AnswerTask.RunAsync(await Actor("hij.sato"), Filing.Answer(check, "deny", "図面が足りません"), Cancel);
        await DeliverAllAsync();
        var child = await ChildAsync(await RunAsync(receipt));
        Assert.Null(child.DueAt);

        // the correction's own 14 days end, and the case's clock goes on
        Ports.Time.Now = began.AddDays(13);
        Assert.Equal(0, await UseCases.RunTimers.RunAsync(Cancel));
        Ports.Time.Now = began.AddDays(16);
        Assert.Equal(1, await UseCases.RunTimers.RunAsync(Cancel));
        Assert.Null((await Ports.CaseAsync(Hiroshima, receipt.CaseId)).PausedOn);
        Assert.Null((await RunAsync(receipt)).DueAt);

        // five days from its beginning, and the fifteen that the clock stood still
        var due = (await FindAsync(child.Id)).DueAt!.Value.AddTicks(-1);
        Assert.Equal(DayOf(began.AddDays((before ? 0 : 1) + 5 + 15)), DayOf(due));
        Ports.Time.Now = began.AddDays(23);
        Assert.Equal(1, await UseCases.RunTimers.RunAsync(Cancel));
        Assert.Contains(await Ports.OpenTasksAsync(Hiroshima, receipt.CaseId), t => t.ActivityId == "remind");
    }

    [Fact]
    public async Task Publishing_tells_a_workflow_that_is_not_there_and_one_that_may_not_be_started()
    {
        var actor = await Actor("hij.kato");
        Task<(string, int)> Publish(string body) => UseCases.PublishWorkflow.RunAsync(actor, Encoding.UTF8.GetBytes(body), Scenario, Cancel);
        var missing = await Assert.ThrowsAsync<PublishRefusedException>(() => Publish(Starting("Elsa.DispatchWorkflow")));
        Assert.Equal(("workflow.unknownChild", "/root/activities/0"), Place(missing));

        await StoreAsync(Flow("inspection", ["""{ "id": "decide", "type": "CyberPort.Disposition", "kind": "permit", "metadata": { "displayText": "許可" } }"""]));
        var misplaced = await Assert.ThrowsAsync<PublishRefusedException>(() => Publish(Starting("Elsa.DispatchWorkflow")));
        Assert.Equal("workflow.childOfCase", Place(misplaced).Code);
        Assert.Contains("「許可」", misplaced.Problems[0].Cause.Ja, StringComparison.Ordinal);
    }

    private static (string Code, string Pointer) Place(PublishRefusedException refused) => (Assert.Single(refused.Problems).Code, refused.Problems[0].Pointer);

    private async Task<Receipt> FileAsync(string child, string parent, int version = 1)
    {
        if (version == 1) await StoreAsync(child);
        await ShortWorkflows.OfferAsync(Ports, parent, version);
        return await Filing.FileAsync(Hiroshima);
    }

    private Task StoreAsync(string body) => Ports.Db.WriteAsync(unit => Ports.Stores.Procedures.Add(unit, new()
    {
        TenantId = Hiroshima,
        DefinitionId = "inspection",
        Version = 1,
        Digest = "inspection-1",
        Body = Encoding.UTF8.GetBytes(body),
        Scenarios = "[]"u8.ToArray(),
        PublishedAt = Ports.Time.Now,
        PublishedBy = "test",
    }), Cancel);

    private static FlowState StateOf(CaseFlow flow, string activity) => flow.Steps.First(s => s.Step.ActivityId == activity).State;

    private static DateTime DayOf(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(9)).Date;

    private static string Starting(string type, string members = "") => ShortWorkflows.Flow(
        [
            $$"""{ "id": "child", "type": "{{type}}", {{members}} "workflowDefinitionId": "inspection" }""",
            ShortWorkflows.Review("check", "確認"),
            ShortWorkflows.Step("withdrawal", "CyberPort.Withdrawal", "取下げ"),
        ],
        "child.Done>check");

    private static string Flow(string id, IEnumerable<string> activities, params IEnumerable<string> connections) =>
        ShortWorkflows.Flow(activities, connections).Replace("\"short", $"\"{id}", StringComparison.Ordinal);

    private static ChildOrder Order(Guid id) => new(id, new("inspection"), CyberPort.Expressions.Value.Record(), null, 1) { Awaited = true };

    private async Task AgainAsync(OutboxRow row)
    {
        await Ports.Db.WriteAsync(unit => Ports.Stores.Outbox.Add(unit, row), Cancel);
        await DeliverAllAsync();
    }

    private async Task DeliverAllAsync()
    {
        while (await UseCases.DeliverOutbox.RunAsync(Cancel) > 0)
        {
        }

        Assert.Empty(await Ports.Stores.Outbox.ListDeadAsync(Hiroshima, Cancel));
    }

    private async Task<RunRow> RunAsync(Receipt receipt) => (await Ports.Stores.Runs.FindOfCaseAsync(Hiroshima, receipt.CaseId, Cancel))!;

    private async Task<RunRow> ChildAsync(RunRow parent) =>
        await FindAsync(Assert.Single(await Ports.Stores.Runs.ListChildrenAsync(Hiroshima, parent.Id, Cancel)));

    private async Task<RunRow> FindAsync(Guid id) => (await Ports.Stores.Runs.FindAsync(Hiroshima, id, Cancel))!;

    private static readonly byte[] Scenario = Encoding.UTF8.GetBytes("""
        [{ "name": "起動する", "now": "2026-11-10T10:00:00+09:00", "steps": [{ "answer": { "role": "reviewer", "action": "advance" } }] }]
        """);
}

public sealed class ChildRunOnSqliteTests() : ChildRunTests("sqlite");

public sealed class ChildRunOnPostgresTests() : ChildRunTests("postgres");
