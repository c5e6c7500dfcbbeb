namespace CyberPort.Workflows.Activities;

/// <summary>Brings several ways together (合流); the runner knows the modes.</summary>
[Activity("Elsa.FlowJoin", Label = "合流", English = "Join", Category = "Flow")]
public sealed class FlowJoin : IActivity
{
    [Input("方式", English = "Mode", Choices = ["WaitAny", "WaitAll", "WaitAllActive"])] public string Mode { get; init; } = "WaitAny";

    public ActivityResult Start(ActivityContext context) => ActivityResult.Done().With(new RunChange.StopAncestors());
}
