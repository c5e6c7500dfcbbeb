namespace CyberPort.Workflows.Activities;

/// <summary>Goes one of two ways (条件分岐).</summary>
[Activity("Elsa.FlowDecision", Label = "条件分岐", English = "Decision", Category = "Flow", Outcomes = ["True", "False"])]
public sealed class FlowDecision : IActivity
{
    [Input("条件", English = "Condition")] public bool Condition { get; init; }

    public ActivityResult Start(ActivityContext context) => ActivityResult.Done(Condition ? "True" : "False");
}
