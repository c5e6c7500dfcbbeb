using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Begins its own path when the applicant takes the application back, and ends everything else (取下げ).</summary>
[Activity("CyberPort.Withdrawal", Label = "取下げ", English = "Withdrawal", Category = "Office", EventStart = true, OfCase = true)]
public sealed class Withdrawal : IWaitingActivity
{
    public ActivityResult Start(ActivityContext context) => ActivityResult.Wait(new Waiting.ForWithdrawal());

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus)
    {
        var withdraw = (Stimulus.Withdraw)stimulus;
        var data = Value.Record(("reasons", Value.Of(withdraw.Reason)), ("by", Desk.Person(withdraw.By)));
        return ActivityResult.Done()
            .With(Desk.Stage(context, "withdrawn"), new Effect.Decide("withdrawal", data))
            .With(new RunChange.StopOthers("withdrawn"))
            .Returning(data);
    }
}
