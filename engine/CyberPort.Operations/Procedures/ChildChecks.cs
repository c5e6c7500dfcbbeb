using CyberPort.Expressions;
using CyberPort.Storage;
using CyberPort.Workflows;

namespace CyberPort.Operations.Procedures;

/// <summary>Whether the workflows that a definition starts are there and may be started by another.</summary>
internal static class ChildChecks
{
    public static async Task<IReadOnlyList<Problem>> OfAsync(
        TenantId tenant, WorkflowDefinition definition, DefinitionLibrary library, CancellationToken cancel)
    {
        List<Problem> problems = [];
        foreach (var (step, reference) in definition.Children)
        {
            var child = reference.DefinitionId == definition.DefinitionId ? definition : await library.ResolveAsync(tenant, reference, cancel);
            if (child is null) problems.Add(Unknown(step, reference));
            else if (child.Activities.FirstOrDefault(a => a.Kind?.OfCase == true) is { } own) problems.Add(OfCase(step, child, own));
        }

        return problems;
    }

    private static Problem Unknown(ActivityNode step, WorkflowReference reference) => new("workflow.unknownChild", "definition.json", step.Pointer,
        new($"「{step.Label.Ja}」が起動するワークフロー「{Name(reference)}」は公開されていません。",
            $"'{step.Label.En}' starts the workflow '{Name(reference)}', which is not published."),
        new("先にそのワークフローを公開するか、ID を直してください。", "Publish that workflow first, or correct its id."));

    private static Problem OfCase(ActivityNode step, WorkflowDefinition child, ActivityNode own) => new("workflow.childOfCase", "definition.json", step.Pointer,
        new($"「{step.Label.Ja}」が起動する「{child.Name}」に「{own.Label.Ja}」があります（補正・処分・取下げは案件の本流だけで使えます）。",
            $"'{child.Name}', which '{step.Label.En}' starts, has the step '{own.Label.En}': correction, disposition and withdrawal belong to the case's own run."),
        new($"「{own.Label.Ja}」をこのワークフローに移してください。", $"Move '{own.Label.En}' to this workflow."));

    private static string Name(WorkflowReference reference) => reference.DefinitionId.Length > 0 ? reference.DefinitionId : reference.VersionId ?? "";
}
