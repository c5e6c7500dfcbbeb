using CyberPort.Operations.Accounts;
using CyberPort.Operations.Cases;
using CyberPort.Operations.Tests.Samples;

namespace CyberPort.Operations.Tests.Tasks;

/// <summary>Where a case stands in its chain.</summary>
public abstract class FlowTests(string kind) : OperationsContract(kind)
{
    [Fact]
    public async Task The_way_walked_the_step_in_hand_and_what_may_follow_are_told_apart()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept", "hij.sato pass");

        var flow = await UseCases.ViewFlow.RunAsync(await Actor("hij.sato"), receipt.CaseId, Cancel);
        var state = flow.Steps.ToDictionary(s => s.Step.Key);

        Assert.Equal((FlowState.Walked, "山本 太郎"), (state["receive"].State, state["receive"].By));
        Assert.Equal((FlowState.Walked, "佐藤 花子"), (state["formalReview"].State, state["formalReview"].By));
        Assert.Equal(FlowState.Now, state["consultation"].State);
        Assert.NotNull(state["consultation"].Since);
        Assert.All(["review", "approval", "approval/1", "approval/2", "permit"], key => Assert.Equal(FlowState.Ahead, state[key].State));
        Assert.Contains(flow.Walked, w => w is { From: "formalReview", Outcome: "Pass" });
        Assert.DoesNotContain(flow.Walked, w => w is { From: "formalReview", Outcome: "Correct" });
    }

    [Fact]
    public async Task Of_an_approval_each_level_stands_for_itself()
    {
        var receipt = await Filing.FileAsync(Niigata);
        await Filing.AnswerAsync(receipt, "kij.honma accept", "kij.honma pass");
        foreach (var section in Enumerable.Range(0, 3)) await Filing.AnswerAsync(receipt, "kij.watanabe agree");
        await Filing.AnswerAsync(receipt, "kij.honma advance", "kij.saito approve");

        var flow = await UseCases.ViewFlow.RunAsync(await Actor("kij.honma"), receipt.CaseId, Cancel);
        var levels = flow.Steps.Where(s => s.Step.ActivityId == "approval").ToList();

        Assert.Equal([FlowState.Walked, FlowState.Now], levels.Select(l => l.State));
        Assert.Equal("齋藤 順", levels[0].By);
    }

    [Fact]
    public async Task Neither_an_applicant_nor_another_office_sees_the_chain()
    {
        var receipt = await Filing.FileAsync(Hiroshima);

        foreach (var stranger in new[] { "toyo.suzuki", "kij.honma" })
        {
            await Assert.ThrowsAsync<NotFoundException>(async () => await UseCases.ViewFlow.RunAsync(await Actor(stranger), receipt.CaseId, Cancel));
        }
    }
}

public sealed class FlowOnSqliteTests() : FlowTests("sqlite");

public sealed class FlowOnPostgresTests() : FlowTests("postgres");
