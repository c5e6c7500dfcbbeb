namespace CyberPort.Workflows.Activities;

/// <summary>Runs its body as long as a condition holds (繰り返し).</summary>
[Activity("Elsa.While", Label = "条件の間くり返す", English = "While", Category = "Control")]
public sealed class While : IContainerActivity
{
    [Input("条件", English = "Condition")] public bool Condition { get; init; }

    public ActivityResult Start(ActivityContext context) =>
        Condition && context.Node.In("body").FirstOrDefault() is { } body ? ActivityResult.Run(new ChildCall(body)) : ActivityResult.Done();

    public ActivityResult ChildDone(ActivityContext context, ChildDone child) => Start(context);
}
