using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Gives the run a name that people read.</summary>
[Activity("Elsa.SetName", Label = "名前を付ける", English = "Set name", Category = "State")]
public sealed class SetName : IActivity
{
    [Input("名前", English = "Name")] public Value Value { get; init; }

    public ActivityResult Start(ActivityContext context) =>
        ActivityResult.Done().With(new RunChange.SetName(Inputs.InputReader.TextOf(Value) ?? ""));
}
