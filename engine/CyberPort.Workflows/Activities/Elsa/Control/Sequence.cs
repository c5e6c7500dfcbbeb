using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Activities one after the other.</summary>
[Activity("Elsa.Sequence", Label = "順番に実行", English = "Sequence", Category = "Control")]
public sealed class Sequence : IContainerActivity
{
    public ActivityResult Start(ActivityContext context) => Next(context, 0);

    public ActivityResult ChildDone(ActivityContext context, ChildDone child) => Next(context, (int)context.State.AsNumber + 1);

    private static ActivityResult Next(ActivityContext context, int index)
    {
        var children = context.Node.In("activities").ToList();
        return index < children.Count
            ? ActivityResult.Run(new ChildCall(children[index])).Remember(Value.Of(index))
            : ActivityResult.Done();
    }
}
