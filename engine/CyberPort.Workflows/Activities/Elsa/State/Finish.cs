namespace CyberPort.Workflows.Activities;

/// <summary>Ends the whole run, wherever it stands.</summary>
[Activity("Elsa.Finish", Label = "実行を終える", English = "Finish", Category = "State")]
public sealed class Finish : IActivity
{
    public ActivityResult Start(ActivityContext context) => ActivityResult.Done().With(new RunChange.Finish());
}
