namespace CyberPort.Workflows.Activities;

/// <summary>Stops here with an incident.</summary>
[Activity("Elsa.Fault", Label = "障害にする", English = "Fault", Category = "State", Outcomes = [])]
public sealed class Fault : IActivity
{
    [Input("コード", English = "Code")] public string Code { get; init; } = "";

    [Input("分類", English = "Category")] public string Category { get; init; } = "";

    [Input("種類", English = "Fault type")] public string FaultType { get; init; } = "";

    [Input("メッセージ", English = "Message")] public string Message { get; init; } = "";

    public ActivityResult Start(ActivityContext context) => throw new StepFaultException(new(Message, Message));
}
