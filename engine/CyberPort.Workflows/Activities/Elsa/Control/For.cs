using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Runs its body for a row of numbers.</summary>
[Activity("Elsa.For", Label = "数をくり返す", English = "For", Category = "Control")]
public sealed class For : IContainerActivity
{
    [Input("初め", English = "Start")] public decimal Start { get; init; }

    [Input("終わり", English = "End")] public decimal End { get; init; }

    [Input("増分", English = "Step")] public decimal Step { get; init; } = 1;

    [Input("終わりを含む", English = "Including the end")] public bool OuterBoundInclusive { get; init; } = true;

    ActivityResult IActivity.Start(ActivityContext context) => Next(context, Start);

    public ActivityResult ChildDone(ActivityContext context, ChildDone child) => Next(context, context.State.AsNumber + Step);

    private ActivityResult Next(ActivityContext context, decimal value)
    {
        var inside = Step >= 0 ? value < End : value > End;
        if (!(inside || (OuterBoundInclusive && value == End)) || context.Node.In("body").FirstOrDefault() is not { } body)
            return ActivityResult.Done();
        return ActivityResult.Run(new ChildCall(body, null, Value.Record(("CurrentValue", Value.Of(value))))).Remember(Value.Of(value));
    }
}
