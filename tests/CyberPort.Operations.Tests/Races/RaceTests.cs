using System.Globalization;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Tasks;
using CyberPort.Operations.Tests.Samples;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Tests.Races;

/// <summary>Two tasks of one run and two answers to each, all at the same moment and from two processes: both tasks count, once each.</summary>
/// <remarks>2,000 races in the tests; CYBERPORT_RACES sets another number (./race-test 100000).</remarks>
public abstract class RaceTests(string kind) : OperationsContract(kind)
{
    private const int Lanes = 4;

    // round and round: each turn opens two tasks, each of which two people may answer
    private static string TwoAtOnce => ShortWorkflows.Flow(
        [
            """{ "id": "fork", "type": "Elsa.FlowFork", "branches": ["A", "B"] }""",
            ShortWorkflows.Review("left", "左"),
            ShortWorkflows.Review("right", "右"),
            """{ "id": "join", "type": "Elsa.FlowJoin", "mode": "WaitAll" }""",
        ],
        "fork.A>left", "fork.B>right", "left.Advance>join", "right.Advance>join", "join.Done>fork");

    private static int Races => int.TryParse(Environment.GetEnvironmentVariable("CYBERPORT_RACES"), NumberStyles.None, CultureInfo.InvariantCulture, out var races) ? races : 2_000;

    [Fact]
    public async Task Both_tasks_count_once_each_and_whoever_was_second_is_told_so()
    {
        await ShortWorkflows.OfferAsync(Ports, TwoAtOnce);
        var officer = await Actor("hij.sato");
        var cases = new List<Guid>();
        for (var lane = 0; lane < Lanes; lane++) cases.Add((await Filing.FileAsync(Hiroshima)).CaseId);

        var raced = await Task.WhenAll(cases.Select((id, lane) => RaceAsync(officer, id, (Races + lane) / Lanes)));

        Assert.Equal((Races, Races * 2, Races * 2), (raced.Sum(r => r.Races), raced.Sum(r => r.Counted), raced.Sum(r => r.Told)));
        TestContext.Current.SendDiagnosticMessage($"{Kind}: {Races} races, {raced.Sum(r => r.Counted)} answers counted, {raced.Sum(r => r.Told)} told that somebody was first, 0 wrong");
    }

    private async Task<(int Races, int Counted, int Told)> RaceAsync(Actor officer, Guid caseId, int races)
    {
        var (counted, told) = (0, 0);
        for (var race = 0; race < races; race++)
        {
            var open = await Ports.OpenTasksAsync(Hiroshima, caseId);
            Assert.Equal(["left", "right"], open.Select(t => t.ActivityId).Order());
            var answers = await Task.WhenAll(open.SelectMany(task => new[] { UseCases, Ports.Second }.Select(process => TryAsync(process, officer, task))));
            Assert.Equal((2, 2), (answers.Count(a => a), answers.Count(a => !a)));
            counted += answers.Count(a => a);
            told += answers.Count(a => !a);
        }

        return (races, counted, told);
    }

    private static async Task<bool> TryAsync(UseCases process, Actor officer, TaskRow task)
    {
        await Task.Yield();
        try
        {
            await process.AnswerTask.RunAsync(officer, Filing.Answer(task, "advance", operationId: Guid.NewGuid().ToString("N")), Cancel);
            return true;
        }
        catch (TaskAnsweredException answered) when (answered.Answered.AnsweredByName == "佐藤 花子")
        {
            return false;
        }
    }
}

public sealed class RaceOnSqliteTests() : RaceTests("sqlite");

public sealed class RaceOnPostgresTests() : RaceTests("postgres");
