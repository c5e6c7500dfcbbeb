using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Runs another workflow as a child of this run; the result says its id, how it ended and what it gave.</summary>
[Activity("Elsa.ExecuteWorkflow", Label = "ワークフローを実行", English = "Execute workflow", Category = "Composition",
    Outcomes = ["Done", "Canceled", "Faulted"], LooseOutcomes = true, AnyOutcome = true)]
public sealed class ExecuteWorkflow : IWaitingActivity
{
    [Input("ワークフロー定義", English = "Workflow definition")] public required string WorkflowDefinitionId { get; init; }

    [Input("関連キー", English = "Correlation id")] public string? CorrelationId { get; init; }

    [Input("入力", English = "Input")] public Value Input { get; init; }

    [Input("終わるまで待つ", English = "Wait for completion")] public bool WaitForCompletion { get; init; } = true;

    public ActivityResult Start(ActivityContext context)
    {
        var order = context.NewChild(new(WorkflowDefinitionId), Children.Record(Input), CorrelationId) with { Awaited = WaitForCompletion };
        return Children.Start(context, order).Remember(Value.Of(order.Id.ToString("D")));
    }

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus)
    {
        var child = ChildAnswer.Of(((Stimulus.Reply)stimulus).Given);
        return Children.Ended(context, child, Value.Record(
            ("workflowInstanceId", context.State), ("status", Value.Of(nameof(RunStatus.Finished))),
            ("subStatus", Value.Of(child.Status.ToString())), ("output", child.Output)));
    }
}
