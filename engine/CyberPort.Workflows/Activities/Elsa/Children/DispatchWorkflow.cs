using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Starts another workflow as a child of this run (ワークフローを起動); the result is the child's output.</summary>
[Activity("Elsa.DispatchWorkflow", Label = "ワークフローを起動", English = "Dispatch workflow", Category = "Composition",
    Outcomes = ["Done", "Canceled", "Faulted"], LooseOutcomes = true, AnyOutcome = true)]
public sealed class DispatchWorkflow : IWaitingActivity
{
    [Input("ワークフロー定義", English = "Workflow definition")] public required string WorkflowDefinitionId { get; init; }

    [Input("関連キー", English = "Correlation id")] public string? CorrelationId { get; init; }

    [Input("入力", English = "Input")] public Value Input { get; init; }

    [Input("終わるまで待つ", English = "Wait for completion")] public bool WaitForCompletion { get; init; }

    /// <summary>Kept for Elsa; there is one way here.</summary>
    [Input("チャネル", English = "Channel")] public string? ChannelName { get; init; }

    public ActivityResult Start(ActivityContext context) => Children.Start(
        context, context.NewChild(new(WorkflowDefinitionId), Children.Record(Input), CorrelationId) with { Awaited = WaitForCompletion });

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus)
    {
        var child = ChildAnswer.Of(((Stimulus.Reply)stimulus).Given);
        return Children.Ended(context, child, child.Output);
    }
}
