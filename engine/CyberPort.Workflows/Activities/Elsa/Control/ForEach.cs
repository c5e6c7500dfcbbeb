using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Runs its body for one item after the other.</summary>
[Activity("Elsa.ForEach", Label = "項目ごとに順に実行", English = "For each", Category = "Control")]
public sealed class ForEach : IContainerActivity
{
    [Input("項目", English = "Items")] public IReadOnlyList<Value> Items { get; init; } = [];

    public ActivityResult Start(ActivityContext context) => Next(context, Value.Of(Items), 0);

    public ActivityResult ChildDone(ActivityContext context, ChildDone child) =>
        Next(context, context.State["items"], (int)context.State["index"].AsNumber + 1);

    private static ActivityResult Next(ActivityContext context, Value items, int index)
    {
        if (index >= items.AsList.Count || context.Node.In("body").FirstOrDefault() is not { } body) return ActivityResult.Done();
        return ActivityResult.Run(new ChildCall(body, null, Variables(items.AsList[index], index)))
            .Remember(Value.Record(("items", items), ("index", Value.Of(index))));
    }

    internal static Value Variables(Value item, int index) => Value.Record(("CurrentValue", item), ("CurrentIndex", Value.Of(index)));
}
