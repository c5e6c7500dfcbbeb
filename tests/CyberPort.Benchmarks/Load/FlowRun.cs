using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
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
using CyberPort.Storage.Files;
using CyberPort.Storage.Forms;
using CyberPort.Storage.SqlServer;

namespace CyberPort.Benchmarks.Load;

/// <summary>Workflows with everything a case has, durable, without HTTP: a run that ends at once, one that waits for an answer, many that wait.</summary>
internal static class FlowRun
{
    private const string Procedure = "waterAreaOccupancy", Five = "bench-five", OneTask = "bench-task";
    private static readonly TenantId Hiroshima = new("jphij");

    public static async Task RunAsync(string[] args)
    {
        var kind = args.ElementAtOrDefault(0) ?? "sqlite";
        var seconds = int.Parse(args.ElementAtOrDefault(1) ?? "10", CultureInfo.InvariantCulture);
        var connection = args.ElementAtOrDefault(2) ?? Path.Combine(Directory.CreateTempSubdirectory("cyberport-flow-").FullName, "cyberport.db");
        await using var server = await WebServer.StartAsync(kind, connection);
        var values = Value.Parse(await ProgramClient.ApplicationAsync(server, await ProgramClient.SignInAsync(server, "toyo.suzuki"), Hiroshima.Value));
        await server.KillAsync();

        await using var db = DatabaseChoice.Open(kind, connection);
        var around = new Surroundings(
            new FolderContents(Path.Combine(server.DataFolder, "files")), new FolderMailer(server.DataFolder), new ChromiumPrinter(""), "", TimeProvider.System);
        using var useCases = new UseCases(new Stores(db, TimeProvider.System), around);
        var bench = new Bench(useCases, await ActorAsync(useCases, "toyo.suzuki"), await ActorAsync(useCases, "hij.sato"), values);
        foreach (var (id, activities, ways) in Definitions()) await bench.PublishAsync(id, activities, ways, 1);
        Console.WriteLine($"{kind}, 32 at a time, {seconds} s each");

        await bench.OfferAsync(Five, 1);
        await bench.MeasureAsync(null, seconds, answered: false);
        await bench.MeasureAsync("5 activities, start to end", seconds, answered: false);
        await bench.OfferAsync(OneTask, 1);
        await bench.MeasureAsync(null, seconds, answered: true);
        await bench.MeasureAsync("start, wait, answer, end; few wait", seconds, answered: true);
        await bench.FileAsync(10_000);
        await bench.MeasureAsync("the same while 10,000 runs wait", seconds, answered: true);
        for (var version = 2; version <= 200; version++)
        {
            var (id, activities, ways) = Definitions()[1];
            await bench.PublishAsync(id, activities, ways, version);
        }

        await bench.OfferAsync(OneTask, 200);
        await bench.MeasureAsync("the same with 200 versions of the definition", seconds, answered: true);
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

    private static async Task<Actor> ActorAsync(UseCases useCases, string name)
    {
        var person = await useCases.Stores.People.FindBySignInNameAsync(name, default);
        return Actor.Of((await useCases.Stores.People.ListMembershipsAsync(person!.Id, default))[0], "");
    }

    private sealed class Bench(UseCases useCases, Actor applicant, Actor officer, Value values)
    {
        public async Task PublishAsync(string id, string activities, string[] ways, int version)
        {
            var connections = ways.Select(w => w.Split('>')).Select(w =>
                $$"""{ "source": { "activity": "{{w[0]}}", "port": "{{w[1]}}" }, "target": { "activity": "{{w[2]}}", "port": "In" } }""");
            var body = $$"""
                { "id": "{{id}}-v{{version}}", "definitionId": "{{id}}", "version": {{version}}, "name": "{{id}}",
                  "variables": [{ "id": "x", "name": "x", "typeName": "String", "value": "" }],
                  "root": { "id": "flow", "type": "Elsa.Flowchart", "activities": [{{activities}}], "connections": [{{string.Join(',', connections)}}] } }
                """;
            await useCases.Stores.Db.WriteAsync(unit => useCases.Stores.Procedures.Add(unit, new DefinitionRow
            {
                TenantId = Hiroshima, DefinitionId = id, Version = version, Digest = $"{id}-{version}", Body = Encoding.UTF8.GetBytes(body),
                Scenarios = "[]"u8.ToArray(), PublishedAt = TimeProvider.System.GetUtcNow(), PublishedBy = "bench",
            }), default);
        }

        public async Task OfferAsync(string id, int version)
        {
            var offer = await useCases.Catalogue.FindAsync(Hiroshima, Procedure, default);
            await useCases.OfferProcedure.RunAsync(await ActorAsync(useCases, "hij.kato"), offer with { DefinitionId = id, DefinitionVersion = version }, default);
        }

        public Task FileAsync(int count) => Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (_, _) => await SubmitAsync());

        public async Task MeasureAsync(string? title, int seconds, bool answered)
        {
            var (submits, answers) = (new ConcurrentBag<double>(), new ConcurrentBag<double>());
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, 32).Select(async _ =>
            {
                await Task.Yield();
                while (watch.Elapsed.TotalSeconds < seconds)
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
            if (title is null) return;
            LoadRun.Report(title, submits, watch.Elapsed);
            if (answered) LoadRun.Report("  of these the answers", answers, watch.Elapsed);
        }

        private async Task<Guid> SubmitAsync()
        {
            var result = await useCases.SubmitForm.RunAsync(
                applicant, new Submission { Tenant = Hiroshima, ProcedureKey = Procedure, Values = values, ClientKey = Guid.NewGuid().ToString("N") }, default);
            return result.Receipt?.CaseId ?? throw new InvalidOperationException("The application was refused.");
        }

        private async Task AnswerAsync(Guid caseId)
        {
            var task = (await useCases.Stores.Tasks.ListOfCaseAsync(Hiroshima, caseId, default)).Single(t => t.Status == "open");
            await useCases.AnswerTask.RunAsync(officer, new TaskAnswer { Tenant = Hiroshima, TaskId = task.Id, Action = "advance", OperationId = caseId.ToString("N") }, default);
        }
    }
}
