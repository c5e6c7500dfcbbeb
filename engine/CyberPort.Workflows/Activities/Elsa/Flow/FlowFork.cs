namespace CyberPort.Workflows.Activities;

/// <summary>Goes several ways at once (並行).</summary>
[Activity("Elsa.FlowFork", Label = "並行", English = "Fork", Category = "Flow", Outcomes = [], OutcomesAt = "/branches/*")]
public sealed class FlowFork : IActivity
{
    [Input("枝", English = "Branches")] public IReadOnlyList<string> Branches { get; init; } = [];

    public ActivityResult Start(ActivityContext context) => ActivityResult.Done([.. Branches]);
}
