using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Runs its activities side by side and waits for all.</summary>
[Activity("Elsa.Parallel", Label = "同時に実行", English = "Parallel", Category = "Control")]
public sealed class Parallel : IContainerActivity
{
    public ActivityResult Start(ActivityContext context)
    {
        var children = context.Node.In("activities").ToList();
        return children.Count == 0
            ? ActivityResult.Done()
            : ActivityResult.Run([.. children.Select(c => new ChildCall(c))]).Remember(Value.Of(children.Count));
    }

    public ActivityResult ChildDone(ActivityContext context, ChildDone child)
    {
        var left = context.State.AsNumber - 1;
        return left == 0 ? ActivityResult.Done() : ActivityResult.Wait().Remember(Value.Of(left));
    }
}
