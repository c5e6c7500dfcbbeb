namespace CyberPort.Workflows.Activities;

/// <summary>Activities joined by connections; the runner itself follows them.</summary>
[Activity("Elsa.Flowchart", Label = "フローチャート", English = "Flowchart", Category = "Flow")]
public sealed class Flowchart : IActivity
{
    public ActivityResult Start(ActivityContext context) => ActivityResult.Done();
}
