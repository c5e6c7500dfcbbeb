using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Leaves a line in the run's journal.</summary>
[Activity("Elsa.WriteLine", Label = "記録に書く", English = "Write line", Category = "State")]
public sealed class WriteLine : IActivity
{
    [Input("文", English = "Text")] public Value Text { get; init; }

    public ActivityResult Start(ActivityContext context) =>
        ActivityResult.Done().With(new RunChange.Write(Inputs.InputReader.TextOf(Text) ?? ""));
}
