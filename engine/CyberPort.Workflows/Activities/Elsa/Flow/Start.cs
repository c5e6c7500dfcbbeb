namespace CyberPort.Workflows.Activities;

/// <summary>Where a flowchart begins (開始).</summary>
[Activity("Elsa.Start", Label = "開始", English = "Start", Category = "Flow")]
public sealed class Start : IActivity
{
    ActivityResult IActivity.Start(ActivityContext context) => ActivityResult.Done();
}
