using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Another workflow as a step of this one: its inputs and outputs are the step's own, its outcomes the step's ways out.</summary>
/// <remarks>In a definition the type is the other workflow's name; what counts is <c>workflowDefinitionId</c> beside it.</remarks>
[Activity(Type, Label = "ワークフロー", English = "Workflow", Category = "Composition",
    Outcomes = ["Done", "Canceled", "Faulted"], LooseOutcomes = true, AnyOutcome = true, AnyInput = true)]
public sealed class WorkflowActivity : IWaitingActivity
{
    public const string Type = "CyberPort.Workflow";

    // Elsa writes these beside the inputs.
    private static readonly string[] References =
        ["workflowDefinitionId", "workflowDefinitionVersionId", "latestAvailablePublishedVersion", "latestAvailablePublishedVersionId"];

    /// <summary>Where a step says which workflow it is; null when it says none.</summary>
    public static WorkflowReference? ReferenceOf(Value source)
    {
        var (id, versionId) = (source["workflowDefinitionId"], source["workflowDefinitionVersionId"]);
        if (!id.IsText && !versionId.IsText) return null;
        return new(id.IsText ? id.AsText : "", versionId.IsText ? versionId.AsText : null)
        {
            Version = source["version"].IsNumber ? (int)source["version"].AsNumber : null,
        };
    }

    public ActivityResult Start(ActivityContext context)
    {
        var reference = ReferenceOf(context.Node.Source) ?? throw new StepFaultException(new(
            "どのワークフローかが指定されていません。workflowDefinitionId を書いてください。", "No workflow is named. Write its workflowDefinitionId."));
        var given = Children.Record(context.Inputs).AsRecord.Where(i => !References.Contains(i.Key));
        return Children.Start(context, context.NewChild(reference, Value.Of(ValueRecord.Of(given)), null) with { Awaited = true });
    }

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus)
    {
        var child = ChildAnswer.Of(((Stimulus.Reply)stimulus).Given);
        return Children.Ended(context, child, child.Output) with { Outputs = child.Output };
    }
}
