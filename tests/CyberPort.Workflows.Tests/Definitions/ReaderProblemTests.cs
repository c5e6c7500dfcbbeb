using System.Text;
using CyberPort.Expressions;

namespace CyberPort.Workflows.Tests.Definitions;

public sealed class ReaderProblemTests
{
    [Theory]
    [InlineData("Elsa.WriteLin", "Did you mean 'Elsa.WriteLine'?")]
    [InlineData("System.Diagnostics.Process", "Choose one from the list of activities.")]
    public void An_unknown_activity_type_is_told_and_is_never_looked_for_elsewhere(string type, string cure)
    {
        var reading = Chart.Reading(Chart.Flow(Chart.Of("a", type)));

        var problem = Assert.Single(reading.Problems);
        Assert.Null(reading.Definition);
        Assert.Equal(("workflow.unknownActivity", "/root/activities/0/type", cure), (problem.Code, problem.Pointer, problem.Cure.En));
    }

    [Fact]
    public void A_type_name_inside_data_is_data()
    {
        const string json = """{ "$type": "System.IO.FileInfo, System.IO", "_type": "System.Environment", "path": "/etc/passwd" }""";
        var play = Play.Start(Chart.Flow(Chart.Task("t")), json);

        play.Answer("t", data: json);

        Assert.Equal(Value.Parse(json), play.Run.Results["t"]);
    }

    [Theory]
    [InlineData("getKount() > 1", "/root/activities/0/condition/expression/value", "Did you mean 'getCount'?")]
    [InlineData("getVariable('Cuont') > 1", "/root/activities/0/condition/expression/value", "Did you mean 'Count'?")]
    [InlineData("getCount( > 1", "/root/activities/0/condition/expression/value", "Write 値か項目名 / a value or a name here.")]
    [InlineData("while (true) {}", "/root/activities/0/condition/expression/value",
        "Write one expression: a ? b : c for a choice, rows.sum(r => r.tons) to add up.")]
    public void A_wrong_expression_is_told_with_its_place_and_cure(string text, string pointer, string cure)
    {
        var json = Chart.Flow(
            Chart.Of("d", "Elsa.FlowDecision", "\"condition\": " + Chart.Script(text, "Boolean")),
            """ "variables": [{ "id": "v", "name": "Count", "typeName": "Int32", "value": "0" }], """, []);

        var problem = Assert.Single(Chart.Reading(json).Problems);

        Assert.Equal((pointer, cure), (problem.Pointer, problem.Cure.En));
    }

    [Theory]
    [InlineData("Liquid")]
    [InlineData("CSharp")]
    [InlineData("Python")]
    public void Other_languages_are_refused_and_do_not_run(string language)
    {
        var json = Chart.Flow(Chart.Of("w", "Elsa.WriteLine",
            $$"""  "text": { "typeName": "String", "expression": { "type": "{{language}}", "value": "x" } } """));

        var reading = Chart.Reading(json);

        Assert.Equal("workflow.unknownLanguage", Assert.Single(reading.Problems).Code);
        Assert.Equal(RunSubStatus.Faulted, Play.Start(reading.Structure!).Run.SubStatus);
    }

    [Theory]
    [InlineData("Elsa.Delay", "\"timeSpan\": \"soon\"", "/root/activities/0/timeSpan")]
    [InlineData("Elsa.FlowJoin", "\"mode\": \"WaitSome\"", "/root/activities/0/mode")]
    [InlineData("CyberPort.Disposition", "\"kind\": \"maybe\"", "/root/activities/0/kind")]
    [InlineData("CyberPort.Deadline", "\"days\": \"many\"", "/root/activities/0/days")]
    [InlineData("CyberPort.Approval", "\"levels\": [{ \"label\": \"?\" }]", "/root/activities/0/levels")]
    public void A_written_value_that_does_not_fit_is_told_at_once(string type, string input, string pointer)
    {
        var problem = Assert.Single(Chart.Reading(Chart.Flow(Chart.Of("a", type, input))).Problems);

        Assert.Equal(("workflow.input", pointer), (problem.Code, problem.Pointer));
    }

    [Theory]
    [InlineData("variables", "typeName", "/variables/0/typeName")]
    [InlineData("inputs", "type", "/inputs/0/type")]
    [InlineData("outputs", "type", "/outputs/0/type")]
    public void Types_come_from_a_closed_list(string list, string member, string pointer)
    {
        var json = Chart.Flow(Chart.Line("a"),
            $$"""  "{{list}}": [{ "id": "v", "name": "X", "{{member}}": "System.Diagnostics.Process, System" }], """, []);

        Assert.Equal(("workflow.unknownType", pointer),
            (Assert.Single(Chart.Reading(json).Problems).Code, Chart.Reading(json).Problems[0].Pointer));
    }

    [Fact]
    public void A_loose_connection_is_a_hint_and_is_not_followed()
    {
        var reading = Chart.Reading(Chart.Flow(Chart.Line("a"), "a.Done>nowhere"));

        Assert.Empty(reading.Problems);
        Assert.Equal(("workflow.looseConnection", "/root/connections/0"), (reading.Hints[0].Code, reading.Hints[0].Pointer));
        Assert.Equal("a", Play.Start(reading.Definition!).Told);
    }

    [Fact]
    public void Merge_modes_are_kept_with_a_hint() =>
        Assert.Equal("workflow.mergeMode",
            Chart.Reading(Chart.Flow(Chart.Of("a", "Elsa.Start", "\"customProperties\": { \"mergeMode\": \"Race\" }"))).Hints[0].Code);

    [Theory]
    [InlineData("", "workflow.json")]
    [InlineData("[1]", "workflow.json")]
    [InlineData("{ \"a\": 1, \"a\": 2 }", "workflow.json")]
    public void What_is_no_definition_is_refused(string json, string code)
    {
        var reading = Chart.Reading(json);

        Assert.Null(reading.Definition);
        Assert.Equal(code, reading.Problems[0].Code);
    }

    [Fact]
    public void Two_activities_of_one_id_are_refused() => Refused(Chart.Flow($"{Chart.Line("a")}, {Chart.Line("a")}"), "workflow.sameId");

    [Fact]
    public void Size_depth_and_number_are_capped()
    {
        var deep = string.Concat(Enumerable.Repeat("{ \"type\": \"Elsa.Sequence\", \"activities\": [",
            20)) + string.Concat(Enumerable.Repeat("] }", 20));

        Refused($$"""{ "definitionId": "t", "root": {{deep}} }""", "workflow.tooDeep");
        Refused(Chart.Flow(string.Join(",", Enumerable.Range(0, 1_001).Select(n => Chart.Line($"n{n}")))), "workflow.tooLarge");
        Refused(Chart.Flow(Chart.Line("a"), [.. Enumerable.Repeat("a.Done>a", 5_001)]), "workflow.tooLarge");
        Refused(Chart.Flow(Chart.Line("a")).PadRight(1_000_001), "workflow.tooLarge");
        Refused(new string('[', 100_000), "workflow.json");
    }

    [Fact]
    public void The_caps_are_options()
    {
        var bytes = Encoding.UTF8.GetBytes(Chart.Flow($"{Chart.Line("a")}, {Chart.Line("b")}"));

        Assert.NotNull(DefinitionReader.Read(bytes, Chart.Catalog, new() { MaxActivities = 3 }).Definition);
        Assert.Null(DefinitionReader.Read(bytes, Chart.Catalog, new() { MaxActivities = 2 }).Definition);
        Assert.Null(DefinitionReader.Read(bytes, Chart.Catalog, new() { MaxDepth = 1 }).Definition);
        Assert.Null(DefinitionReader.Read(bytes, Chart.Catalog, new() { MaxBytes = 10 }).Definition);
    }

    private static void Refused(string json, string code)
    {
        var reading = Chart.Reading(json);
        Assert.Null(reading.Definition);
        Assert.Equal(code, reading.Problems[0].Code);
    }
}
