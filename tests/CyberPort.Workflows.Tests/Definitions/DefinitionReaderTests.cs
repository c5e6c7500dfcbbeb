using System.Text;
using CyberPort.Expressions;

namespace CyberPort.Workflows.Tests.Definitions;

public sealed class DefinitionReaderTests
{
    [Theory]
    [InlineData("""{ "source": { "activity": "a", "port": "Done" }, "target": { "activity": "b", "port": "In" }, "vertices": [] }""")]
    [InlineData("""{ "source": "a", "target": "b", "sourcePort": "Done", "targetPort": "In" }""")]
    [InlineData("""{ "Source": { "Activity": "a", "Port": "Done" }, "Target": { "Activity": "b", "Port": "In" } }""")]
    [InlineData("""{ "Source": "a", "Target": "b", "SourcePort": "Done" }""")]
    [InlineData("""{ "source": { "activity": "a" }, "target": { "activity": "b" } }""")]
    public void A_connection_is_read_in_each_shape_it_has_had(string connection)
    {
        var json = Two().Replace("[]", $"[{connection}]", StringComparison.Ordinal);

        Assert.Equal("a b", Play.Start(json).Told);
        var written = Value.Parse(DefinitionWriter.Write(Chart.Definition(json))).At("/root/connections/0");
        Assert.Equal("a", written.At("/source/activity").AsText);
        Assert.Equal("b", written.At("/target/activity").AsText);
        Assert.Equal(ValueKind.List, written["vertices"].Kind);
    }

    [Fact]
    public void Names_with_capitals_are_read_as_well()
    {
        const string json = """
            { "Id": "t-v1", "DefinitionId": "t", "Version": 1, "Variables": [{ "Id": "v", "Name": "X", "TypeName": "Int32", "Value": "7" }],
              "Root": { "Id": "F", "Type": "Elsa.Flowchart", "Activities": [
                { "Id": "w", "Type": "Elsa.WriteLine",
                  "Text": { "TypeName": "String", "Expression": { "Type": "JavaScript", "Value": "'x=' + getX()" } } }],
                "Connections": [] } }
            """;

        Assert.Equal("x=7", Play.Start(json).Told);
    }

    [Theory]
    [InlineData("\"customProperties\": { \"canStartWorkflow\": true }")]
    [InlineData("\"customProperties\": { \"CanStartWorkflow\": true }")]
    [InlineData("\"canStartWorkflow\": true")]
    public void The_start_flag_is_read_wherever_it_stood(string flag)
    {
        var json = Chart.Flow($"{Chart.Line("a")}, {Chart.Of("b", "Elsa.WriteLine", "\"text\": \"b\", " + flag)}");

        Assert.Equal("b", Play.Start(json).Told);
        Assert.True(Chart.Definition(json).Source.At("/root/activities/1/customProperties/canStartWorkflow").IsTrue);
    }

    [Theory]
    [InlineData("\"text\": \"plain\"", "plain")]
    [InlineData("\"text\": 12.50", "12.5")]
    [InlineData("\"text\": { \"typeName\": \"String\", \"expression\": { \"type\": \"Literal\", \"value\": \"wrapped\" } }", "wrapped")]
    [InlineData("\"text\": { \"typeName\": \"String\", \"expression\": { \"type\": \"Object\", \"value\": \"[1,2]\" } }", "[1,2]")]
    [InlineData("""  "text": { "memoryReference": {}, "typeName": "T", "expression": { "type": "Literal", "value": 1 } } """, "1")]
    [InlineData("\"text\": { \"some\": \"thing\" }", "")]
    [InlineData("\"text\": null", "")]
    public void An_input_may_be_naked_or_wrapped(string input, string told) =>
        Assert.Equal(told, Play.Start(Chart.Flow(Chart.Of("w", "Elsa.WriteLine", input))).Told);

    [Theory]
    [InlineData("WorkflowInstanceStorageDriver", "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core")]
    [InlineData("WorkflowStorageDriver", "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core")]
    [InlineData("Elsa.Workflows.Core.Services.WorkflowStorageDriver, Elsa.Workflows.Core",
        "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core")]
    [InlineData("MemoryStorageDriver", "Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core")]
    [InlineData("Acme.OwnDriver, Acme", "Acme.OwnDriver, Acme")]
    public void Storage_drivers_are_written_by_their_long_name(string read, string written)
    {
        var json = Chart.Flow(Chart.Line("a"),
            $$"""  "variables": [{ "id": "v", "name": "X", "typeName": "String", "storageDriverTypeName": "{{read}}" }], """, []);

        Assert.Equal(written, Chart.Definition(json).Source.At("/variables/0/storageDriverTypeName").AsText);
    }

    [Fact]
    public void An_activity_that_Elsa_did_not_know_comes_back_with_its_ways_out()
    {
        const string role = """{ "typeName": "String", "expression": { "type": "Literal", "value": "reviewer" } }""";
        const string original = $$"""{ "id": "r", "type": "CyberPort.Receive", "role": {{role}} }""";
        var json = $$"""
            { "id": "t-v1", "definitionId": "t", "version": 1, "root": { "id": "F", "type": "Elsa.Flowchart",
              "customProperties": { "kept": 1, "notFoundConnections": [
                { "source": { "activity": "r", "port": "Accepted" }, "target": { "activity": "w", "port": "In" } }] },
              "activities": [
                { "id": "r", "type": "Elsa.NotFoundActivity", "missingTypeName": "CyberPort.Receive", "missingTypeVersion": 1,
                  "originalActivityJson": {{Value.Of(original).ToJson()}} },
                {{Chart.Line("w")}}], "connections": [] } }
            """;

        var play = Play.Start(json);
        play.Answer("r", "accept");

        Assert.Equal("w", play.Told);
        Assert.Equal("reviewer", Chart.Definition(json).Source.At("/root/activities/0/role/expression/value").AsText);
        Assert.Equal("""{"kept":1,"canStartWorkflow":false,"runAsynchronously":false}""",
            Chart.Definition(json).Source.At("/root/customProperties").ToJson());
    }

    [Fact]
    public void What_is_not_understood_is_kept_and_what_Elsa_refuses_is_put_aside()
    {
        var json = Chart.Flow(
            Chart.Of("a", "Elsa.WriteLine",
                "\"text\": \"a\", \"acme\": { \"x\": [1, { \"y\": null }] }, \"metadata\": { \"free\": { \"Key\": 1 } }"),
            """ "acme": { "Deep": [true] }, "options": { "activationStrategyType": "Singleton", "other": 1 }, """, []);

        var written = Value.Parse(DefinitionWriter.Write(Chart.Definition(json)));

        Assert.Equal("""{"Deep":[true]}""", written["acme"].ToJson());
        Assert.Equal("""{"x":[1,{"y":null}]}""", written.At("/root/activities/0/acme").ToJson());
        Assert.Equal(1, written.At("/root/activities/0/metadata/free/Key").AsNumber);
        Assert.Equal("""{"other":1}""", written["options"].ToJson());
        Assert.Equal("Singleton", written.At("/customProperties/cyberPort/activationStrategyType").AsText);
    }

    [Fact]
    public void Reading_what_was_written_writes_the_same()
    {
        foreach (var file in new[] { "probes.jsonl", "flowcharts.jsonl" })
        {
            foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Vectors", file)).Select(Value.Parse))
            {
                var source = line["definition"].IsNull ? line["definitions"].AsList[^1] : line["definition"];
                var once = DefinitionWriter.Write(Chart.Reading(source.ToJson()).Structure!);
                var twice = DefinitionWriter.Write(DefinitionReader.Read(once, Chart.Catalog).Structure!);

                Assert.Equal(Value.Parse(once), Value.Parse(twice));
                AssertNothingLost(source, Value.Parse(once), "");
            }
        }
    }

    [Fact]
    public void Missing_ids_are_made_and_node_ids_are_worked_out_anew()
    {
        const string json = """
            { "definitionId": "t", "version": 1,
              "root": { "type": "Elsa.Sequence", "nodeId": "old",
                "activities": [{ "type": "Elsa.WriteLine" }, { "type": "Elsa.WriteLine" }] } }
            """;

        var source = Chart.Definition(json).Source;

        Assert.Equal("Workflow1:Sequence1:WriteLine2", source.At("/root/activities/1/nodeId").AsText);
    }

    [Fact]
    public void A_definition_without_a_root_does_nothing() =>
        Assert.Equal(RunSubStatus.Finished, Play.Start("""{ "definitionId": "t", "version": 1, "root": null }""").Run.SubStatus);

    [Fact]
    public void A_byte_order_mark_is_no_hindrance() =>
        Assert.NotNull(DefinitionReader.Read(new byte[] { 0xEF, 0xBB, 0xBF }.Concat(Encoding.UTF8.GetBytes(Two())).ToArray(),
            Chart.Catalog).Definition);

    [Fact]
    public void A_published_version_carries_its_number_and_an_id_of_its_own()
    {
        var definition = Chart.Definition(Two().Replace("[]", """[{ "source": "a", "target": "b" }]""", StringComparison.Ordinal));

        var third = DefinitionReader.Read(DefinitionWriter.WriteVersion(definition, 3), Chart.Catalog).Definition!;

        Assert.Equal((definition.DefinitionId, 3, $"{definition.DefinitionId}-v3"), (third.DefinitionId, third.Version, third.Id));
        Assert.Equal(definition.Source["root"], third.Source["root"]);
    }

    private static string Two() => Chart.Flow($"{Chart.Line("a")}, {Chart.Line("b")}");

    // Everything that was there is still there; node ids, flags and vertices may have come along.
    private static void AssertNothingLost(Value read, Value written, string at)
    {
        if (read.Kind == ValueKind.Record)
        {
            foreach (var (name, value) in read.AsRecord) AssertNothingLost(value, written[name], $"{at}/{name}");
        }
        else if (read.Kind == ValueKind.List)
        {
            Assert.Equal(read.AsList.Count, written.AsList.Count);
            for (var i = 0; i < read.AsList.Count; i++) AssertNothingLost(read.AsList[i], written.AsList[i], $"{at}/{i}");
        }
        else
        {
            Assert.Equal((at, read), (at, written));
        }
    }
}
