using CyberPort.Operations.Accounts;
using CyberPort.Operations.Tests.Samples;

namespace CyberPort.Operations.Tests.Accounts;

/// <summary>Passwords cost processor time: beyond a few that are checked and some that wait, the next is told to come back.</summary>
public sealed class BusySignInTests() : OperationsContract("sqlite")
{
    protected override Surroundings Change(Surroundings around) =>
        around with { SignIn = new SignInOptions { ParallelChecks = 1, WaitingChecks = 1 } };

    [Fact]
    public async Task Who_comes_when_the_queue_is_full_is_told_so_and_the_others_are_served()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            Task.Run(() => UseCases.SignIn.RunAsync("hij.sato", People.Password, new($"192.0.2.{i}", ""), Cancel))));

        Assert.InRange(answers.Count(a => a.Outcome == SignInOutcome.SignedIn), 2, 5);
        Assert.InRange(answers.Count(a => a.Outcome == SignInOutcome.Busy), 1, 4);
        Assert.Equal(SignInOutcome.SignedIn,
            (await UseCases.SignIn.RunAsync("hij.sato", People.Password, new("192.0.2.9", ""), Cancel)).Outcome);
    }
}
