using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Runs its body for every item at once, and waits for all.</summary>
[Activity("Elsa.ParallelForEach", Label = "項目ごとに同時に実行", English = "Parallel for each", Category = "Control")]
public sealed class ParallelForEach : IContainerActivity
{
    [Input("項目", English = "Items")] public IReadOnlyList<Value> Items { get; init; } = [];

    public ActivityResult Start(ActivityContext context)
    {
        if (Items.Count == 0 || context.Node.In("body").FirstOrDefault() is not { } body) return ActivityResult.Done();
        return ActivityResult.Run([.. Items.Select((item, i) => new ChildCall(body, null,
            ForEach.Variables(item, i)))]).Remember(Value.Of(Items.Count));
    }

    public ActivityResult ChildDone(ActivityContext context, ChildDone child)
    {
        var left = context.State.AsNumber - 1;
        return left == 0 ? ActivityResult.Done() : ActivityResult.Wait().Remember(Value.Of(left));
    }
}
