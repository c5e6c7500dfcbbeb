namespace CyberPort.Workflows.Activities;

/// <summary>Runs one of two activities inside (もし).</summary>
[Activity("Elsa.If", Label = "もし", English = "If", Category = "Control")]
public sealed class If : IContainerActivity
{
    [Input("条件", English = "Condition")] public bool Condition { get; init; }

    public ActivityResult Start(ActivityContext context)
    {
        var child = context.Node.In(Condition ? "then" : "else").FirstOrDefault();
        return child is null ? ActivityResult.Done() : ActivityResult.Run(new ChildCall(child));
    }

    public ActivityResult ChildDone(ActivityContext context, ChildDone child) => ActivityResult.Done();
}
