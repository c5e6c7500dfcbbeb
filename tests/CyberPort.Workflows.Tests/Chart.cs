using System.Text;
using CyberPort.Expressions;

namespace CyberPort.Workflows.Tests;

/// <summary>Writes small definitions the way a test reads best: activities as JSON, connections as "a.Outcome>b".</summary>
internal static class Chart
{
    public static readonly ActivityCatalog Catalog = ActivityCatalog.Standard();

    public static string Flow(string activities, params string[] connections) => Flow(activities, "", connections);

    /// <summary>The JSON of a definition; extra holds further top-level members, each followed by a comma.</summary>
    public static string Flow(string activities, string extra, string[] connections) => $$"""
        {
          "id": "t-v1", "definitionId": "t", "version": 1, {{extra}}
          "root": {
            "id": "F", "type": "Elsa.Flowchart", "activities": [{{activities}}],
            "connections": [{{string.Join(", ", connections.Select(Connection))}}]
          }
        }
        """;

    /// <summary>Several activities as one text.</summary>
    public static string All(params string[] activities) => string.Join(", ", activities);

    public static DefinitionReading Reading(string json) => DefinitionReader.Read(Encoding.UTF8.GetBytes(json), Catalog);

    public static WorkflowDefinition Definition(string json)
    {
        var reading = Reading(json);
        Assert.Equal("", string.Join("\n", reading.Problems.Select(p => $"{p.Pointer}: {p.Cause.En}")));
        return reading.Definition!;
    }

    public static string Line(string id) => $$"""{ "id": "{{id}}", "type": "Elsa.WriteLine", "text": "{{id}}" }""";

    public static string Task(string id) => $$"""{ "id": "{{id}}", "type": "Elsa.RunTask", "taskName": "{{id}}" }""";

    public static string Of(string id, string type, string members = "") =>
        $$"""{ "id": "{{id}}", "type": "{{type}}"{{(members.Length == 0 ? "" : ", ")}}{{members}} }""";

    public static string Script(string text, string type = "Object") =>
        $$"""{ "typeName": "{{type}}", "expression": { "type": "JavaScript", "value": {{Value.Of(text).ToJson()}} } }""";

    private static string Connection(string text)
    {
        var (source, target) = (text.Split('>')[0], text.Split('>')[1]);
        var port = source.Contains('.', StringComparison.Ordinal) ? $"\"{source.Split('.')[1]}\"" : "\"Done\"";
        var from = source.Split('.')[0];
        return $$"""{ "source": { "activity": "{{from}}", "port": {{port}} }, "target": { "activity": "{{target}}", "port": "In" } }""";
    }
}
