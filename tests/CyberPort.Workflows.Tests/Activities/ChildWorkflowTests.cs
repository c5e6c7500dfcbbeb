using CyberPort.Expressions;

namespace CyberPort.Workflows.Tests.Activities;

public sealed class ChildWorkflowTests
{
    private const string Extra = """
        "variables": [{ "id": "v1", "name": "fee", "typeName": "Decimal" }],
        "options": { "incidentStrategyType": "ContinueWithIncidentsStrategy" },
        """;

    [Fact]
    public void A_dispatched_workflow_gets_its_input_its_parent_and_its_depth_and_nobody_waits()
    {
        var play = Begin("Elsa.DispatchWorkflow", "\"input\": { \"typeName\": \"Object\", \"expression\": { \"type\": \"Object\", \"value\": \"{ \\\"n\\\": 7 }\" } }");

        var order = Order(play);

        Assert.Equal(("inspection", null, false, 1, "c-1"),
            (order.Workflow.DefinitionId, order.Workflow.Version, order.Awaited, order.Depth, order.CorrelationId));
        Assert.Equal(Value.Parse($$"""{ "n": 7, "ParentInstanceId": "{{Play.RunId:D}}" }"""), order.Input);
        Assert.Equal(("done", RunSubStatus.Finished), (play.Told, play.Run.SubStatus));
        Assert.Equal(order, ChildOrder.Of(order.ToValue()));
    }

    [Fact]
    public void An_awaited_childs_output_is_the_result_and_its_outcomes_are_the_ways_out()
    {
        var play = Begin("Elsa.DispatchWorkflow", """ "waitForCompletion": true, "result": { "typeName": "Object", "memoryReference": { "id": "got" } } """);
        Assert.Equal(("", "child"), (play.Told, Assert.Single(play.Run.WaitsAt)));

        Ended(play, """{ "output": { "fee": 500 }, "outcomes": ["High"] }""");

        Assert.Equal(["done", "high"], play.Lines.Order());
        Assert.Equal(Value.Parse("""{ "got": { "fee": 500 } }"""), play.Run.Output);
    }

    [Fact]
    public void An_executed_workflow_tells_its_id_and_how_it_ended()
    {
        var play = Begin("Elsa.ExecuteWorkflow", """ "result": { "typeName": "Object", "memoryReference": { "id": "got" } } """);
        var id = Order(play).Id;

        Ended(play, """{ "output": { "fee": 500 } }""");

        Assert.Equal(Value.Parse($$$"""{ "got": { "workflowInstanceId": "{{{id:D}}}", "status": "Finished", "subStatus": "Finished", "output": { "fee": 500 } } }"""),
            play.Run.Output);
    }

    [Fact]
    public void A_workflow_as_a_step_takes_its_own_inputs_and_fills_what_its_outputs_are_bound_to()
    {
        var play = Play.Start(Chart.Flow(
            Chart.All(
                $$"""
                { "id": "child", "type": "Inspection", "version": 3, "workflowDefinitionId": "inspection", "workflowDefinitionVersionId": "inspection-v2",
                  "latestAvailablePublishedVersion": 4, "area": {{Chart.Script("20 + 5")}},
                  "fee": { "typeName": "Decimal", "memoryReference": { "id": "v1" } } }
                """,
                """{ "id": "line", "type": "Elsa.WriteLine", "text": """ + Chart.Script("getFee()") + " }"),
            Extra, ["child>line"]));
        var order = Order(play);

        Assert.Equal(new WorkflowReference("inspection", "inspection-v2") { Version = 3 }, order.Workflow);
        Assert.Equal(Value.Of(25), order.Input["area"]);
        Assert.Equal(["ParentInstanceId", "area"], order.Input.AsRecord.Keys.Order(StringComparer.Ordinal));
        Ended(play, """{ "output": { "fee": 500, "other": 1 } }""");

        Assert.Equal("500", play.Told);
    }

    [Theory]
    [InlineData("Faulted", "Faulted")]
    [InlineData("Cancelled", "Canceled")]
    public void A_child_that_fails_is_an_incident_unless_a_way_leads_on_from_it(string status, string port)
    {
        var answer = $$"""{ "status": "{{status}}", "message": { "ja": "接続できません。", "en": "No connection." } }""";
        var alone = Begin("Elsa.ExecuteWorkflow");
        var first = Order(alone).Id;
        Ended(alone, answer);
        Assert.Equal("child", Assert.Single(alone.Run.Incidents).ActivityId);

        alone.Resume(new Stimulus.Repair("child", null, Play.Person("operator"), "again"));
        Assert.NotEqual(first, Assert.Single(alone.Effects.OfType<Effect.StartWorkflow>()).Order.Id);

        var connected = Play.Start(Chart.Flow(Chart.All(Step("Elsa.ExecuteWorkflow"), Chart.Line("after")), Extra, [$"child.{port}>after"]));
        Ended(connected, answer);
        Assert.Equal(("after", 0), (connected.Told, connected.Run.Incidents.Count));
    }

    [Fact]
    public void A_reply_that_comes_twice_or_to_nobody_changes_nothing()
    {
        var play = Begin("Elsa.ExecuteWorkflow");
        var id = Order(play).Id;
        play.Resume(new Stimulus.Reply(Guid.NewGuid(), Value.Record()));
        Assert.True(play.Run.WaitsForReply(id));

        play.Resume(new Stimulus.Reply(id, Value.Record()));
        var state = play.Run.ToJson();
        play.Resume(new Stimulus.Reply(id, Value.Record()));

        Assert.Equal(state, play.Run.ToJson());
    }

    [Fact]
    public void Many_are_started_at_once_and_all_are_waited_for()
    {
        var play = Bulk("""[{ "area": 1 }, 2, { "area": 3 }]""", """ "input": { "typeName": "Object", "expression": { "type": "Object", "value": "{ \"kind\": \"pier\" }" } }""");
        var orders = play.Effects.OfType<Effect.StartWorkflow>().Select(s => s.Order).ToList();

        Assert.Equal(["1", "3", "2"], new[] { orders[0].Input["area"], orders[2].Input["area"], orders[1].Input["Item"] }.Select(v => v.ToJson()));
        Assert.All(orders, o => Assert.Equal("pier", o.Input["kind"].AsText));
        foreach (var order in orders)
        {
            Assert.Empty(play.Told);
            play.Resume(new Stimulus.Reply(order.Id, Value.Record()));
        }

        Assert.Equal(["completed", "done"], play.Lines.Order());
    }

    [Fact]
    public void Each_items_child_has_the_correlation_id_that_the_function_says_for_it()
    {
        var play = Bulk("""[{ "number": "B-1", "place": { "port": "jphij" } }, "B-2", 3]""",
            "\"correlationIdFunction\": " + Chart.Script("`${number ?? Item}/${place?.port ?? getCorrelationId()}`"));

        var orders = play.Effects.OfType<Effect.StartWorkflow>().Select(s => s.Order).ToList();

        Assert.Equal(["B-1/jphij", "B-2/c-1", "3/c-1"], orders.Select(o => o.CorrelationId));
        Assert.Equal("B-1", orders[0].Input["number"].AsText);
        Assert.True(orders[0].Input["Item"].IsNull);
    }

    [Fact]
    public void Items_are_named_as_the_step_names_them_and_a_function_that_says_nothing_leaves_the_parents_correlation_id()
    {
        string Ids(string members) => string.Join(' ', Bulk("""["x", 2, { "berth": null }]""", members)
            .Effects.OfType<Effect.StartWorkflow>().Select(s => s.Order.CorrelationId));

        Assert.Equal("x 2 c-1", Ids("\"defaultItemInputKey\": \"berth\", \"correlationIdFunction\": " + Chart.Script("berth")));
        Assert.Equal("fixed fixed fixed", Ids("\"correlationIdFunction\": \"fixed\""));
        Assert.Equal("c-1 c-1 c-1", Ids("\"correlationIdFunction\": " + Chart.Script("unknown")));
        Assert.Equal("c-1 c-1 c-1", Ids(""));
    }

    [Fact]
    public void Each_childs_end_may_have_a_branch_of_its_own_that_is_waited_for_too()
    {
        var branches = $$"""
            "childCompleted": { "id": "one", "type": "Elsa.RunTask", "taskName": "one" },
            "childFaulted": { "id": "bad", "type": "Elsa.WriteLine", "text": {{Chart.Script("getWorkflowSubStatus()")}} }
            """;
        var play = Bulk("[1, 2]", branches);
        var orders = play.Effects.OfType<Effect.StartWorkflow>().Select(s => s.Order).ToList();

        play.Resume(new Stimulus.Reply(orders[0].Id, Value.Record()));
        play.Resume(new Stimulus.Reply(orders[1].Id, Value.Parse("""{ "status": "Faulted" }""")));
        Assert.Equal("Faulted", play.Told);
        play.Answer("one");

        Assert.Equal(["Faulted", "completed", "done"], play.Lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Failed_children_without_a_branch_are_one_incident_at_the_end_and_cancelled_ones_have_a_way_of_their_own()
    {
        var play = Bulk("[1, 2]");
        foreach (var start in play.Effects.OfType<Effect.StartWorkflow>().ToList())
        {
            Assert.Empty(play.Run.Incidents);
            play.Resume(new Stimulus.Reply(start.Order.Id, Value.Parse("""{ "status": "Faulted" }""")));
        }

        Assert.Contains("2件", Assert.Single(play.Run.Incidents).Message.Ja, StringComparison.Ordinal);

        var other = Bulk("[1]");
        Ended(other, """{ "status": "Cancelled" }""");
        Assert.Equal(["canceled", "done"], other.Lines.Order());
    }

    [Fact]
    public void Without_items_or_without_waiting_the_step_is_done_at_once()
    {
        Assert.Equal(["completed", "done"], Bulk("[]").Lines.Order());
        var play = Bulk("[1, 2]", "\"waitForCompletion\": false");
        Assert.Equal((2, 2), (play.Lines.Count(), play.Effects.OfType<Effect.StartWorkflow>().Count()));
    }

    [Fact]
    public void Who_cancels_the_parent_cancels_its_children_and_a_join_that_goes_on_without_one_cancels_that_one()
    {
        var play = Begin("Elsa.ExecuteWorkflow");
        play.Resume(new Stimulus.Cancel(Play.Person("operator"), "test"));
        Assert.Contains(play.Effects, e => e is Effect.CancelWorkflow { ChildId: null });

        var raced = Play.Start(Chart.Flow(
            Chart.All(Chart.Of("fork", "Elsa.FlowFork", "\"branches\": [\"L\", \"R\"]"), Step("Elsa.ExecuteWorkflow"), Chart.Task("task"),
                Chart.Of("join", "Elsa.FlowJoin", "\"mode\": \"WaitAny\""), Chart.Line("after")),
            "fork.L>child", "fork.R>task", "child>join", "task>join", "join>after"));
        var id = Order(raced).Id;
        raced.Answer("task");
        Assert.Equal([id], raced.Effects.OfType<Effect.CancelWorkflow>().Select(c => c.ChildId));
    }

    [Fact]
    public void Nesting_and_the_number_of_children_have_an_end()
    {
        Assert.Equal((5, 200), (RunnerLimits.Standard.MaxDepth, RunnerLimits.Standard.MaxChildren));
        var definition = Chart.Definition(Chart.Flow(Step("Elsa.DispatchWorkflow")));
        var runner = new Runner(Chart.Catalog, new() { MaxDepth = 2, MaxChildren = 3 });
        Step Start(int depth) => runner.Start(definition, new(Play.RunId, Value.Record()) { ParentId = Guid.NewGuid(), Depth = depth }, new() { Now = Play.Beginning });

        Assert.Empty(Start(1).Run.Incidents);
        Assert.Contains("2段", Assert.Single(Start(2).Run.Incidents).Message.Ja, StringComparison.Ordinal);

        var many = Play.Start(Chart.Flow(Step("Elsa.BulkDispatchWorkflows", "\"items\": [1, 2, 3, 4]")), limits: new() { MaxChildren = 3 });
        Assert.Contains("3件まで", Assert.Single(many.Run.Incidents).Message.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void What_speaks_for_the_case_is_no_step_of_a_child()
    {
        var definition = Chart.Definition(Chart.Flow(Chart.Of("decide", "CyberPort.Disposition", "\"kind\": \"permit\"")));
        var step = new Runner(Chart.Catalog, RunnerLimits.Standard).Start(
            definition, new(Play.RunId, Value.Record()) { ParentId = Guid.NewGuid(), Depth = 1 }, new() { Now = Play.Beginning });

        Assert.Contains("案件の本流", Assert.Single(step.Run.Incidents).Message.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void A_childs_own_end_is_told_with_its_outputs_and_outcomes()
    {
        var play = Play.Start(Chart.Flow(
            Chart.All(Chart.Of("out", "Elsa.SetOutput", "\"outputName\": \"fee\", \"outputValue\": 5"), Chart.Of("end", "Elsa.Complete", "\"outcomes\": [\"High\"]")), "out>end"));

        var answer = ChildAnswer.Of(play.Run);

        Assert.Equal(RunSubStatus.Finished, answer.Status);
        Assert.Equal(["High"], answer.Outcomes);
        Assert.Equal(Value.Parse("""{ "fee": 5 }"""), answer.Output);
    }

    [Fact]
    public void A_run_with_children_is_worked_out_again_from_its_journal()
    {
        var play = Begin("Elsa.ExecuteWorkflow");
        Ended(play, """{ "output": { "fee": 500 }, "outcomes": ["High"] }""");

        var again = Replay.Run(play.Runner, play.Definition, Play.RunId, play.Journal, WorkingCalendar.Plain);

        Assert.Equal(play.Run.ToJson(), again.ToJson());
    }

    [Fact]
    public void A_definition_with_a_workflow_as_a_step_is_written_as_it_was_read()
    {
        var json = Chart.Flow("""{ "id": "child", "type": "Inspection", "workflowDefinitionId": "inspection", "area": 5 }""");
        var written = DefinitionWriter.Write(Chart.Definition(json));

        var again = DefinitionReader.Read(written, Chart.Catalog).Definition!;

        Assert.Equal(("Inspection", "CyberPort.Workflow"), (again.Find("child")!.Type, again.Find("child")!.Kind!.Type));
        Assert.Equal(written, DefinitionWriter.Write(again));
    }

    private static Play Begin(string type, string members = "") => Play.Start(Chart.Flow(
        Chart.All(Step(type, members), Chart.Line("done"), Chart.Line("high")), Extra, ["child>done", "child.High>high"]));

    private static Play Bulk(string items, string members = "") => Play.Start(Chart.Flow(
        Chart.All(Step("Elsa.BulkDispatchWorkflows", $"\"items\": {items}{(members.Length == 0 ? "" : ", ")}{members}"),
            Chart.Line("completed"), Chart.Line("canceled"), Chart.Line("done")),
        Extra, ["child.Completed>completed", "child.Canceled>canceled", "child>done"]));

    private static string Step(string type, string members = "") =>
        Chart.Of("child", type, "\"workflowDefinitionId\": \"inspection\"" + (members.Length == 0 ? "" : ", " + members));

    private static ChildOrder Order(Play play) => play.Effects.OfType<Effect.StartWorkflow>().Last().Order;

    private static void Ended(Play play, string answer)
    {
        var id = play.Effects.OfType<Effect.StartWorkflow>().Select(s => s.Order.Id).First(play.Run.WaitsForReply);
        play.Resume(new Stimulus.Reply(id, Value.Parse(answer)));
    }
}
