using CyberPort.Expressions;

namespace CyberPort.Workflows.Tests.Activities;

public sealed class HttpRequestTests
{
    private const string Extra = """
        "variables": [{ "id": "v1", "name": "ships", "typeName": "Object" }, { "id": "v2", "name": "code", "typeName": "Int32" }],
        "options": { "incidentStrategyType": "ContinueWithIncidentsStrategy" },
        """;

    [Fact]
    public void The_step_asks_for_a_request_and_waits()
    {
        var play = Flow("""
            "method": "post", "content": { "typeName": "Object", "expression": { "type": "JavaScript", "value": "toJson([1, 'a'])" } }, "contentType": "application/json",
            "requestHeaders": { "typeName": "Object", "expression": { "type": "Object", "value": "{ \"Accept\": [\"application/json\", \"text/plain\"] }" } }
            """.Replace("post", "POST", StringComparison.Ordinal));

        var order = Order(play);

        Assert.Equal(("POST", "https://ais.example/v1", "[1,\"a\"]", "application/json"), (order.Method, order.Url, order.Content, order.ContentType));
        Assert.Equal("application/json, text/plain", order.Headers["Accept"]);
        Assert.True(play.Run.WaitsForReply(order.Id));
        Assert.Equal(order.ToValue(), HttpOrder.Of(order.ToValue()).ToValue());
    }

    [Theory]
    [InlineData("""{ "statusCode": 200 }""", "done ok")]
    [InlineData("""{ "statusCode": 404 }""", "done other")]
    [InlineData("""{ "end": "NoConnection" }""", "none")]
    [InlineData("""{ "end": "Timeout" }""", "late")]
    public void Each_end_has_its_way_out(string answer, string lines)
    {
        var play = Flow("\"expectedStatusCodes\": [200, 201]",
            "ask.200>ok", "ask.Unmatched status code>other", "ask.Failed to connect>none", "ask.Timeout>late", "ask>done");

        Answered(play, answer);

        Assert.Equal(lines, string.Join(' ', play.Lines.Order()));
    }

    [Theory]
    [InlineData("NoConnection")]
    [InlineData("Timeout")]
    [InlineData("Refused")]
    public void What_has_no_way_out_is_an_incident_that_says_why_and_can_be_sent_again_under_a_new_key(string end)
    {
        var play = Flow("\"expectedStatusCodes\": [200]", "ask>done");
        var first = Order(play).Id;

        Answered(play, $$"""{ "end": "{{end}}", "message": { "ja": "許可されていません。", "en": "Not allowed." } }""");
        Assert.Equal("許可されていません。", Assert.Single(play.Run.Incidents).Message.Ja);
        play.Resume(new Stimulus.Repair("ask", null, Play.Person("operator"), "again"));

        Assert.NotEqual(first, Order(play).Id);
    }

    [Fact]
    public void A_refusal_is_an_incident_even_where_no_connection_has_a_way_on()
    {
        var play = Flow("\"expectedStatusCodes\": [200]", "ask.Failed to connect>none", "ask.Timeout>late");

        Answered(play, """{ "end": "Refused" }""");

        Assert.Equal(("", 1), (play.Told, play.Run.Incidents.Count));
    }

    [Fact]
    public void The_answer_is_the_result_and_fills_the_bound_outputs()
    {
        var play = Flow("""
            "parsedContent": { "typeName": "Object", "memoryReference": { "id": "v1" } }, "statusCode": { "typeName": "Int32", "memoryReference": { "id": "v2" } },
            "result": { "typeName": "Object", "memoryReference": { "id": "all" } }
            """, "ask>done");

        Answered(play, """{ "statusCode": 201, "headers": { "location": "/v1/7" }, "body": { "ships": 3 } }""");

        Assert.Equal(Value.Parse("""{ "v1": { "ships": 3 }, "v2": 201 }"""), play.Run.Variables);
        Assert.Equal(Value.Parse("""{ "all": { "statusCode": 201, "headers": { "location": "/v1/7" }, "body": { "ships": 3 } } }"""), play.Run.Output);
    }

    [Theory]
    [InlineData("""{ "statusCode": 200 }""", "ok")]
    [InlineData("""{ "statusCode": 500 }""", "other")]
    [InlineData("""{ "end": "Timeout" }""", "late")]
    public void The_older_activity_runs_what_stands_inside_it(string answer, string line)
    {
        var play = Play.Start(Chart.Flow(Chart.Of("ask", "Elsa.SendHttpRequest", $$"""
            "url": "https://ais.example/v1",
            "expectedStatusCodes": [{ "statusCode": 200, "activity": {{Chart.Line("ok")}} }, { "statusCode": 201, "activity": {{Chart.Line("made")}} }],
            "unmatchedStatusCode": {{Chart.Line("other")}}, "timeout": {{Chart.Line("late")}}
            """)));

        Answered(play, answer);

        Assert.Equal((line, RunSubStatus.Finished), (play.Told, play.Run.SubStatus));
    }

    [Theory]
    [InlineData("\"authorization\": \"Bearer x\"", "workflow.secret", "/authorization")]
    [InlineData("\"authorization\": { \"expression\": { \"type\": \"JavaScript\", \"value\": \"'a' + 'b'\" } }", "workflow.secret", "/authorization")]
    [InlineData("\"requestHeaders\": { \"expression\": { \"type\": \"Object\", \"value\": \"{ \\\"cookie\\\": \\\"a=b\\\" }\" } }", "workflow.secret", "/requestHeaders")]
    [InlineData("\"url\": \"/v1\"", "workflow.url", "/url")]
    public void A_credential_in_a_definition_and_half_an_address_are_told_at_publishing(string members, string code, string place)
    {
        var url = members.Contains("\"url\"", StringComparison.Ordinal) ? "" : "\"url\": \"https://ais.example/v1\", ";

        var problem = Assert.Single(DefinitionChecker.Check(Chart.Definition(Chart.Flow(Chart.Of("ask", "Elsa.FlowSendHttpRequest", url + members)))));

        Assert.Equal((code, "/root/activities/0" + place), (problem.Code, problem.Pointer));
    }

    [Fact]
    public void A_credential_that_comes_out_of_an_expression_is_an_incident_and_nothing_is_sent()
    {
        var play = Flow("\"requestHeaders\": " + Chart.Script("JSON.parse('{\"Authorization\":\"x\"}')"));

        Assert.Contains("Authorization", Assert.Single(play.Run.Incidents).Message.En, StringComparison.Ordinal);
        Assert.Empty(play.Effects.OfType<Effect.SendHttp>());
    }

    [Fact]
    public void Scenarios_say_what_a_server_and_a_child_answer()
    {
        var definition = Chart.Definition(Chart.Flow(
            Chart.All(Ask("\"expectedStatusCodes\": [200]"), Chart.Of("child", "Elsa.ExecuteWorkflow", "\"workflowDefinitionId\": \"inspection\"")), Extra,
            ["ask.200>child"]));
        const string Told = """
            [{ "name": "a", "now": "2026-04-10T09:00:00+09:00", "steps": [
               { "expect": { "waits": ["http:ask"] } },
               { "http": { "activity": "ask", "statusCode": 200, "body": { "n": 1 } }, "expect": { "waits": ["child:child"], "started": ["inspection"] } },
               { "child": { "output": { "ok": true } } }],
               "expect": { "status": "Finished", "requests": ["GET https://ais.example/v1"] } },
             { "name": "b", "now": "2026-04-10T09:00:00+09:00", "steps": [
               { "http": { "end": "Timeout" }, "expect": { "incidents": ["ask"] } }] },
             { "name": "c", "now": "2026-04-10T09:00:00+09:00", "steps": [
               { "http": { "statusCode": 200 } }, { "child": { "fails": "broken" }, "expect": { "incidents": ["child"] } },
               { "cancel": "stop", "expect": { "stopped": true } }] }]
            """;

        Assert.Empty(Workflows.Scenarios.Run(definition, System.Text.Encoding.UTF8.GetBytes(Told), Chart.Catalog).Select(p => p.Cause.En));
        var wrong = Workflows.Scenarios.Run(definition, System.Text.Encoding.UTF8.GetBytes(Told.Replace("\"http\": { \"end\"", "\"child\": { \"status\"", StringComparison.Ordinal)), Chart.Catalog);
        Assert.Equal(("scenario.noReply", "/1/steps/0/child"), (Assert.Single(wrong).Code, wrong[0].Pointer));
    }

    private static Play Flow(string members, params string[] connections) => Play.Start(Chart.Flow(
        Chart.All(Ask(members), Chart.Line("ok"), Chart.Line("other"), Chart.Line("none"), Chart.Line("late"), Chart.Line("done")), Extra, connections));

    private static string Ask(string members) => Chart.Of("ask", "Elsa.FlowSendHttpRequest", "\"url\": \"https://ais.example/v1\", " + members);

    private static HttpOrder Order(Play play) => Assert.Single(play.Effects.OfType<Effect.SendHttp>()).Order;

    private static void Answered(Play play, string answer) => play.Resume(new Stimulus.Reply(Order(play).Id, Value.Parse(answer)));
}
