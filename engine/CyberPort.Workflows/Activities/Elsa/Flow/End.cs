namespace CyberPort.Workflows.Activities;

/// <summary>Ends the flowchart, and whatever still runs in it (終了).</summary>
[Activity("Elsa.End", Label = "終了", English = "End", Category = "Flow", Terminal = true)]
public sealed class End : IActivity
{
    public ActivityResult Start(ActivityContext context) => ActivityResult.Done();
}
