using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using CyberPort.EndToEnd.Servers;
using CyberPort.Expressions;
using CyberPort.Operations;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Documents;
using CyberPort.Operations.Notices;
using CyberPort.Operations.Tasks;
using CyberPort.Storage;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Files;
using CyberPort.Storage.Forms;
using CyberPort.Storage.SqlServer;

namespace CyberPort.Benchmarks.Load;

/// <summary>A database with the demo, and the use cases of the product on it without HTTP: an applicant who submits and an officer who answers.</summary>
internal sealed class FlowBench : IAsyncDisposable
{
    public const string Five = "bench-five", OneTask = "bench-task";
    private const string Procedure = "waterAreaOccupancy";
    private static readonly TenantId Hiroshima = new("jphij");
    private readonly Db _db;
    private readonly UseCases _useCases;
    private readonly Value _values;
    private Actor _applicant = null!, _officer = null!;

    private FlowBench(Db db, UseCases useCases, Value values) => (_db, _useCases, _values) = (db, useCases, values);

    /// <summary>Loads the demo into a database, uploads the drawings of an application, and publishes both definitions; one that was used before has them.</summary>
    public static async Task<FlowBench> StartAsync(string kind, string connection, bool isUsed = false)
    {
        await using var server = await WebServer.StartAsync(kind, connection);
        var values = Value.Parse(await ProgramClient.ApplicationAsync(server, await ProgramClient.SignInAsync(server, "toyo.suzuki"), Hiroshima.Value));
        await server.KillAsync();

        var db = DatabaseChoice.Open(kind, connection);
        var around = new Surroundings(
            new FolderContents(Path.Combine(server.DataFolder, "files")), new FolderMailer(server.DataFolder), new ChromiumPrinter(""), "", TimeProvider.System);
        var bench = new FlowBench(db, new UseCases(new Stores(db, TimeProvider.System), around), values);
        (bench._applicant, bench._officer) = (await bench.ActorAsync("toyo.suzuki"), await bench.ActorAsync("hij.sato"));
        if (!isUsed) foreach (var (id, activities, ways) in Definitions()) await bench.PublishAsync(id, activities, ways, 1);
        return bench;
    }

    public async ValueTask DisposeAsync()
    {
        _useCases.Dispose();
        await _db.DisposeAsync();
    }

    public async Task PublishVersionsAsync(int last)
    {
        var (id, activities, ways) = Definitions()[1];
        for (var version = 2; version <= last; version++) await PublishAsync(id, activities, ways, version);
    }

    public async Task OfferAsync(string id, int version)
    {
        var offer = await _useCases.Catalogue.FindAsync(Hiroshima, Procedure, default);
        await _useCases.OfferProcedure.RunAsync(await ActorAsync("hij.kato"), offer with { DefinitionId = id, DefinitionVersion = version }, default);
    }

    /// <summary>Submits that many applications, 32 at a time.</summary>
    public Task FileAsync(int count) =>
        Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (_, _) => await SubmitAsync());

    /// <summary>Submits (and answers) for some seconds, 32 at a time, and reports it under a title.</summary>
    public async Task MeasureAsync(string? title, int seconds, bool answered)
    {
        var (submits, answers) = (new ConcurrentBag<double>(), new ConcurrentBag<double>());
        var watch = Stopwatch.StartNew();
        await RunAsync(() => watch.Elapsed.TotalSeconds < seconds, answered, submits, answers);
        if (title is null) return;
        LoadRun.Report(title, submits, watch.Elapsed);
        if (answered) LoadRun.Report("  of these the answers", answers, watch.Elapsed);
    }

    /// <summary>Submits and answers that many applications, 32 at a time, and keeps how long each took in ms.</summary>
    public Task AnswerAsync(int count, ConcurrentBag<double> submits, ConcurrentBag<double> answers)
    {
        var left = count;
        return RunAsync(() => Interlocked.Decrement(ref left) >= 0, true, submits, answers);
    }

    private Task RunAsync(Func<bool> goesOn, bool answered, ConcurrentBag<double> submits, ConcurrentBag<double> answers) =>
        Task.WhenAll(Enumerable.Range(0, 32).Select(async _ =>
        {
            await Task.Yield();
            while (goesOn())
            {
                var began = Stopwatch.GetTimestamp();
                var caseId = await SubmitAsync();
                submits.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                if (!answered) continue;

                began = Stopwatch.GetTimestamp();
                await AnswerAsync(caseId);
                answers.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }));

    private async Task<Guid> SubmitAsync()
    {
        var result = await _useCases.SubmitForm.RunAsync(
            _applicant, new Submission { Tenant = Hiroshima, ProcedureKey = Procedure, Values = _values, ClientKey = Guid.CreateVersion7().ToString("N") }, default); // as the product's pages make it
        return result.Receipt?.CaseId ?? throw new InvalidOperationException("The application was refused.");
    }

    private async Task AnswerAsync(Guid caseId)
    {
        var task = (await _useCases.Stores.Tasks.ListOfCaseAsync(Hiroshima, caseId, default)).Single(t => t.Status == "open");
        await _useCases.AnswerTask.RunAsync(_officer, new TaskAnswer { Tenant = Hiroshima, TaskId = task.Id, Action = "advance", OperationId = caseId.ToString("N") }, default);
    }

    private async Task PublishAsync(string id, string activities, string[] ways, int version)
    {
        var connections = ways.Select(w => w.Split('>')).Select(w =>
            $$"""{ "source": { "activity": "{{w[0]}}", "port": "{{w[1]}}" }, "target": { "activity": "{{w[2]}}", "port": "In" } }""");
        var body = $$"""
            { "id": "{{id}}-v{{version}}", "definitionId": "{{id}}", "version": {{version}}, "name": "{{id}}",
              "variables": [{ "id": "x", "name": "x", "typeName": "String", "value": "" }],
              "root": { "id": "flow", "type": "Elsa.Flowchart", "activities": [{{activities}}], "connections": [{{string.Join(',', connections)}}] } }
            """;
        await _useCases.Stores.Db.WriteAsync(unit => _useCases.Stores.Procedures.Add(unit, new DefinitionRow
        {
            TenantId = Hiroshima, DefinitionId = id, Version = version, Digest = $"{id}-{version}", Body = Encoding.UTF8.GetBytes(body),
            Scenarios = "[]"u8.ToArray(), PublishedAt = TimeProvider.System.GetUtcNow(), PublishedBy = "bench",
        }), default);
    }

    private async Task<Actor> ActorAsync(string name)
    {
        var person = await _useCases.Stores.People.FindBySignInNameAsync(name, default);
        return Actor.Of((await _useCases.Stores.People.ListMembershipsAsync(person!.Id, default))[0], "");
    }

    private static (string Id, string Activities, string[] Ways)[] Definitions() =>
    [
        (Five, """
            { "id": "start", "type": "Elsa.Start" },
            { "id": "set", "type": "Elsa.SetVariable", "variable": { "id": "x" }, "value": { "typeName": "Object", "expression": { "type": "Literal", "value": "a" } } },
            { "id": "decide", "type": "Elsa.FlowDecision", "condition": { "typeName": "Boolean", "expression": { "type": "JavaScript", "value": "getX() == 'a'" } } },
            { "id": "write", "type": "Elsa.WriteLine", "text": { "typeName": "String", "expression": { "type": "JavaScript", "value": "'港 ' + getX()" } } },
            { "id": "end", "type": "Elsa.End" }
            """, ["start>Done>set", "set>Done>decide", "decide>True>write", "write>Done>end"]),
        (OneTask, """
            { "id": "start", "type": "Elsa.Start" },
            { "id": "review", "type": "CyberPort.Review", "actions": [{ "key": "advance" }], "metadata": { "displayText": "審査" } },
            { "id": "end", "type": "Elsa.End" }
            """, ["start>Done>review", "review>Advance>end"]),
    ];
}
