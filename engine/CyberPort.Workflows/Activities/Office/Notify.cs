using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Sends a notice of the form to the applicant or to a role (通知).</summary>
[Activity("CyberPort.Notify", Label = "通知", English = "Notify", Category = "Office")]
public sealed class Notify : IActivity
{
    [Input("宛先", English = "To")] public string To { get; init; } = "applicant";

    [Input("通知", English = "Template")] public required string Template { get; init; }

    [Input("内容", English = "Data")] public Value Data { get; init; }

    public ActivityResult Start(ActivityContext context) => ActivityResult.Done().With(new Effect.SendNotice(To, Template, Data));
}
