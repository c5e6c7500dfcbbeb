using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Runs branches side by side and waits for all or for the first.</summary>
[Activity("Elsa.Fork", Label = "枝分かれ", English = "Fork", Category = "Control")]
public sealed class Fork : IContainerActivity
{
    [Input("合流の方式", English = "Join mode", Choices = ["WaitAll", "WaitAny"])] public string JoinMode { get; init; } = "WaitAny";

    public ActivityResult Start(ActivityContext context)
    {
        var branches = context.Node.In("branches").ToList();
        return branches.Count == 0
            ? ActivityResult.Done()
            : ActivityResult.Run([.. branches.Select(b => new ChildCall(b))]).Remember(Value.Of(branches.Count));
    }

    public ActivityResult ChildDone(ActivityContext context, ChildDone child)
    {
        var left = context.State.AsNumber - 1;
        return left == 0 || JoinMode == "WaitAny" ? ActivityResult.Done() : ActivityResult.Wait().Remember(Value.Of(left));
    }
}
