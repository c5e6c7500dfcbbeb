namespace CyberPort.Workflows.Activities;

/// <summary>Ends the loop around it.</summary>
[Activity("Elsa.Break", Label = "くり返しを抜ける", English = "Break", Category = "Control", Terminal = true)]
public sealed class Break : IActivity
{
    public ActivityResult Start(ActivityContext context) => ActivityResult.Done().With(new RunChange.Break());
}
