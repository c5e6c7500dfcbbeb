using BenchmarkDotNet.Attributes;
using CyberPort.Expressions;
using CyberPort.Workflows;

namespace CyberPort.Benchmarks.Micro;

/// <summary>The runner alone: a flowchart of five activities from start to end, and a task that is waited for, stored and answered.</summary>
[MemoryDiagnoser]
public class WorkflowBenchmarks
{
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Standard();
    private static readonly Runner Runner = new(Catalog, RunnerLimits.Standard);
    private static readonly DateTimeOffset Now = new(2026, 4, 10, 9, 0, 0, TimeSpan.FromHours(9));
    private static readonly byte[] Five = Json("""
        { "id": "d", "type": "Elsa.FlowDecision", "condition": { "typeName": "Boolean", "expression": { "type": "JavaScript", "value": "getX() == 'a'" } } },
        { "id": "w", "type": "Elsa.WriteLine", "text": { "typeName": "String", "expression": { "type": "JavaScript", "value": "'港 ' + getX()" } } }
        """, "[\"start\",\"Done\",\"s\"],[\"s\",\"Done\",\"d\"],[\"d\",\"True\",\"w\"],[\"w\",\"Done\",\"end\"]");

    private static readonly byte[] Waiting = Json("""
        { "id": "t", "type": "Elsa.RunTask", "taskName": { "typeName": "String", "expression": { "type": "Literal", "value": "審査" } } }
        """, "[\"start\",\"Done\",\"s\"],[\"s\",\"Done\",\"t\"],[\"t\",\"Done\",\"end\"]");

    private static readonly byte[] Shipped = File.ReadAllBytes(Path.Combine(Root(), "workflow-definitions/application/water-area-occupancy-hiroshima/definition.json"));
    private readonly WorkflowDefinition _five = DefinitionReader.Read(Five, Catalog).Definition!;
    private readonly WorkflowDefinition _waiting = DefinitionReader.Read(Waiting, Catalog).Definition!;
    private readonly WorkflowDefinition _shipped = DefinitionReader.Read(Shipped, Catalog).Definition!;

    [Benchmark(Description = "5-activity flowchart, start to end")]
    public Step FiveActivities() => Runner.Start(_five, new(Guid.NewGuid(), Value.Record()), new() { Now = Now });

    [Benchmark(Description = "start, wait, store, read, answer, end")]
    public Step AnswerATask()
    {
        var run = RunState.FromJson(Runner.Start(_waiting, new(Guid.NewGuid(), Value.Record()), new() { Now = Now }).Run.ToJson());
        var by = new Participant("p", "佐藤 花子", []);
        return Runner.Resume(_waiting, run, new Stimulus.Answer(run.OpenTasks[0].Id, "complete", Value.Of("x"), by), new() { Now = Now });
    }

    [Benchmark(Description = "read a shipped definition (34 activities)")]
    public WorkflowDefinition Read() => DefinitionReader.Read(Shipped, Catalog).Definition!;

    [Benchmark(Description = "check a shipped definition")]
    public int Check() => DefinitionChecker.Check(_shipped).Count;

    [Benchmark(Description = "lay a shipped definition out in lanes")]
    public LaneChart Lanes() => LaneChart.Of(_shipped);

    private static byte[] Json(string activities, string ways)
    {
        var connections = string.Join(',', System.Text.Json.Nodes.JsonNode.Parse($"[{ways}]")!.AsArray().Select(w =>
            $$"""{ "source": { "activity": "{{w![0]}}", "port": "{{w[1]}}" }, "target": { "activity": "{{w[2]}}", "port": "In" } }"""));
        return System.Text.Encoding.UTF8.GetBytes($$"""
            { "definitionId": "bench", "version": 1, "variables": [{ "id": "x", "name": "x", "typeName": "String", "value": "a" }],
              "root": { "id": "flow", "type": "Elsa.Flowchart", "activities": [
                { "id": "start", "type": "Elsa.Start" },
                { "id": "s", "type": "Elsa.SetVariable", "variable": { "id": "x", "name": "x", "typeName": "String" },
                  "value": { "typeName": "Object", "expression": { "type": "Literal", "value": "a" } } },
                {{activities}},
                { "id": "end", "type": "Elsa.End" } ], "connections": [ {{connections}} ] } }
            """);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CyberPort.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
