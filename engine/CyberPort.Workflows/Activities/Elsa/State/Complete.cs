namespace CyberPort.Workflows.Activities;

/// <summary>Ends the container around it with outcomes of its own.</summary>
[Activity("Elsa.Complete", Label = "この範囲を終える", English = "Complete", Category = "State", Terminal = true)]
public sealed class Complete : IActivity
{
    [Input("結果", English = "Outcomes")] public IReadOnlyList<string> Outcomes { get; init; } = ["Done"];

    public ActivityResult Start(ActivityContext context) => ActivityResult.Wait().With(new RunChange.CompleteContainer(Outcomes));
}
