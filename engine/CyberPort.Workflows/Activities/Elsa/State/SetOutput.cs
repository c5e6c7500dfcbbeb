using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Gives an output of the workflow a value.</summary>
[Activity("Elsa.SetOutput", Label = "出力を設定", English = "Set output", Category = "State")]
public sealed class SetOutput : IActivity
{
    [Input("出力名", English = "Output")] public required string OutputName { get; init; }

    [Input("値", English = "Value")] public Value OutputValue { get; init; }

    public ActivityResult Start(ActivityContext context) => ActivityResult.Done().With(new RunChange.SetOutput(OutputName, OutputValue));
}
