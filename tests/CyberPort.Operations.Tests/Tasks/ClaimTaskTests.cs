using CyberPort.Operations.Accounts;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Databases;

namespace CyberPort.Operations.Tests.Tasks;

public abstract class ClaimTaskTests(string kind) : OperationsContract(kind)
{
    [Fact]
    public async Task A_claimed_task_is_in_its_holders_list_and_in_nobody_elses()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        var task = await Filing.TaskAsync(receipt, "hij.sato");

        await UseCases.ClaimTask.RunAsync(await Actor("hij.sato"), task.Id, claim: true, Cancel);

        Assert.Equal((1, 0), (await MineAsync("hij.sato"), await MineAsync("hij.ogawa")));
        Assert.Equal("佐藤 花子", (await Ports.CaseAsync(Hiroshima, receipt.CaseId)).OfficerName);
    }

    [Fact]
    public async Task What_somebody_holds_is_not_taken_away_and_given_back_it_is_everybodys_again()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        var task = await Filing.TaskAsync(receipt, "hij.sato");
        var (sato, ogawa) = (await Actor("hij.sato"), await Actor("hij.ogawa"));
        await UseCases.ClaimTask.RunAsync(sato, task.Id, claim: true, Cancel);

        await Assert.ThrowsAsync<StaleRowException>(() => UseCases.ClaimTask.RunAsync(ogawa, task.Id, claim: true, Cancel));
        await UseCases.ClaimTask.RunAsync(sato, task.Id, claim: false, Cancel);

        Assert.Equal((1, 1), (await MineAsync("hij.sato"), await MineAsync("hij.ogawa")));
        Assert.Equal("@reviewer", (await Ports.CaseAsync(Hiroshima, receipt.CaseId)).OfficerName);
        await UseCases.ClaimTask.RunAsync(ogawa, task.Id, claim: true, Cancel);
        Assert.Equal("小川 律", (await Ports.CaseAsync(Hiroshima, receipt.CaseId)).OfficerName);
    }

    [Fact]
    public async Task Of_two_who_claim_at_the_same_moment_one_gets_it()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        var task = await Filing.TaskAsync(receipt, "hij.sato");
        var (sato, ogawa) = (await Actor("hij.sato"), await Actor("hij.ogawa"));

        var claims = await Task.WhenAll(Won(UseCases.ClaimTask, sato, task.Id), Won(Ports.Second.ClaimTask, ogawa, task.Id));

        Assert.Single(claims, won => won);
        Assert.Equal(claims[0] ? "佐藤 花子" : "小川 律", (await Filing.TaskAsync(receipt, "hij.sato")).AssigneeName);
    }

    [Fact]
    public async Task A_section_that_takes_its_opinion_leaves_the_case_with_the_others_too()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept", "hij.sato pass");
        await UseCases.ClaimTask.RunAsync(await Actor("hij.okada"), (await Filing.TaskAsync(receipt, "hij.okada")).Id, claim: true, Cancel);
        await Filing.AnswerAsync(receipt, "hij.okada agree");

        var waits = (await Ports.CaseAsync(Hiroshima, receipt.CaseId)).OfficerName;
        Assert.Equal(["consultant:environment", "consultant:planning"], waits.TrimStart('@').Split(',').Order());
    }

    [Fact]
    public async Task Others_can_not_claim_it_and_an_answered_task_says_who_answered()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        var task = await Filing.TaskAsync(receipt, "hij.yamamoto");

        await Assert.ThrowsAsync<NotAllowedException>(async () =>
            await UseCases.ClaimTask.RunAsync(await Actor("hij.sato"), task.Id, true, Cancel));
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await UseCases.ClaimTask.RunAsync(await Actor("kij.honma"), task.Id, true, Cancel));
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        var late = await Assert.ThrowsAsync<TaskAnsweredException>(async () =>
            await UseCases.ClaimTask.RunAsync(await Actor("hij.yamamoto"), task.Id, true, Cancel));
        Assert.Equal("山本 太郎", late.Answered.AnsweredByName);
    }

    private async Task<int> MineAsync(string who) =>
        (await UseCases.ListDesk.RunAsync(await Actor(who), new() { View = "mine" }, Cancel)).Total;

    private static async Task<bool> Won(ClaimTask claims, Actor actor, Guid task)
    {
        try
        {
            await Task.Run(() => claims.RunAsync(actor, task, claim: true, Cancel), Cancel);
            return true;
        }
        catch (StaleRowException)
        {
            return false;
        }
    }
}

public sealed class ClaimTaskOnSqliteTests() : ClaimTaskTests("sqlite");

public sealed class ClaimTaskOnPostgresTests() : ClaimTaskTests("postgres");
