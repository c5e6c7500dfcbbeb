using CyberPort.EndToEnd.Access;
using CyberPort.EndToEnd.Servers;
using CyberPort.Expressions;
using CyberPort.Operations;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Tasks;
using CyberPort.Storage;
using CyberPort.Storage.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.EndToEnd.Races;

/// <summary>Of many answers to one task exactly one counts; answers to different tasks of one run all count; a client key files once.</summary>
public sealed class AnswerRaceTests(InsideServer server) : IClassFixture<InsideServer>
{
    private static readonly TenantId Hiroshima = new("jphij");

    private UseCases UseCases => server.Services.GetRequiredService<UseCases>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_sixteen_answers_to_one_task_one_counts_and_the_others_are_told_who_was_first()
    {
        var (officer, task) = await OpenTaskAsync("hij.yamamoto", "receive");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => TryAsync(officer, task, "accept", $"operation-{i}")));

        Assert.Single(outcomes, o => o is null);
        Assert.All(outcomes.Where(o => o is not null), o => Assert.Equal("山本 太郎", Assert.IsType<TaskAnsweredException>(o).Answered.AnsweredByName));
    }

    [Fact]
    public async Task The_same_answer_sent_again_is_taken_for_the_same()
    {
        var (officer, task) = await OpenTaskAsync("hij.yamamoto", "receive");

        Assert.Null(await TryAsync(officer, task, "accept", "once"));
        Assert.Null(await TryAsync(officer, task, "accept", "once"));
        Assert.IsType<TaskAnsweredException>(await TryAsync(officer, task, "accept", "twice"));
    }

    [Fact]
    public async Task Three_sections_that_answer_at_once_all_count()
    {
        var (officer, task) = await OpenTaskAsync("hij.sato", "formalReview");
        Assert.Null(await TryAsync(officer, task, "pass", "a"));
        var open = (await UseCases.Stores.Tasks.ListOfCaseAsync(Hiroshima, task.CaseId, Cancel)).Where(t => t.Status == "open").ToArray();
        Assert.Equal(3, open.Length);

        var people = await Task.WhenAll(new[] { "hij.inoue", "hij.okada", "hij.mori" }.Select(ActorAsync));
        var outcomes = await Task.WhenAll(open.Select(t => TryAsync(people.First(p => t.Candidates.Split(',').Any(p.Has)), t, "agree", "a")));

        Assert.All(outcomes, Assert.Null);
        var row = await UseCases.Stores.Cases.FindAsync(Hiroshima, task.CaseId, Cancel);
        Assert.Equal("review", row!.Stage);
    }

    [Fact]
    public async Task Missing_drawings_and_files_of_others_stop_a_submission_by_program()
    {
        var applicant = await ActorAsync("toyo.suzuki");
        var known = (await UseCases.Stores.Cases.ListOfApplicantAsync(applicant.Tenant, 100, Cancel)).First(c => c.TenantId == Hiroshima && c.Stage == "received");
        var values = Value.Parse((await UseCases.Stores.Submissions.ListAsync(Hiroshima, known.Id, Cancel))[0].FormValues);
        var withoutFiles = values.Without("/attachments");
        var submission = new Submission { Tenant = Hiroshima, ProcedureKey = "waterAreaOccupancy", Values = withoutFiles, ClientKey = Guid.NewGuid().ToString("N") };

        var refused = await UseCases.SubmitForm.RunAsync(applicant, submission, Cancel);
        Assert.Contains(refused.State!.Findings, f => f.Pointer == "/attachments/locationMap" && f.Stops);

        var foreign = submission with { Values = values };
        await Assert.ThrowsAsync<AnswerRefusedException>(() => UseCases.SubmitForm.RunAsync(applicant, foreign, Cancel));
    }

    private async Task<Exception?> TryAsync(Actor actor, TaskRow task, string action, string operation)
    {
        try
        {
            await Task.Yield();
            await UseCases.AnswerTask.RunAsync(actor, new TaskAnswer { Tenant = Hiroshima, TaskId = task.Id, Action = action, OperationId = operation }, Cancel);
            return null;
        }
        catch (TaskAnsweredException answered)
        {
            return answered;
        }
    }

    // a case of its own for every test: what the demo brings may be used up
    private async Task<(Actor, TaskRow)> OpenTaskAsync(string person, string kind)
    {
        var applicant = (await server.SignInAsync("toyo.suzuki")).Client;
        var id = await ProgramClient.FileAsync(applicant, "jphij", await ProgramClient.ApplicationAsync(applicant, "jphij"));
        if (kind != "receive") Assert.Null(await TryAsync(await ActorAsync("hij.yamamoto"), await OpenAsync(id, "receive"), "accept", "bring"));
        return (await ActorAsync(person), await OpenAsync(id, kind));
    }

    private async Task<TaskRow> OpenAsync(Guid caseId, string kind) =>
        (await UseCases.Stores.Tasks.ListOfCaseAsync(Hiroshima, caseId, Cancel)).Single(t => t.Status == "open" && t.Kind == kind);

    private async Task<Actor> ActorAsync(string name)
    {
        var person = await UseCases.Stores.People.FindBySignInNameAsync(name, Cancel);
        return Actor.Of((await UseCases.Stores.People.ListMembershipsAsync(person!.Id, Cancel))[0], "");
    }
}
