using CyberPort.Expressions;
using CyberPort.Forms.Packages;
using CyberPort.Storage;
using CyberPort.Storage.Forms;
using CyberPort.Workflows;

namespace CyberPort.Operations.TaskForms;

/// <summary>Whether the forms that a definition's tasks ask for are there, and what an answer keeps beside them has another name.</summary>
public sealed class TaskFormChecks(TaskFormLibrary library)
{
    /// <summary>What an answer holds beside the form's own values.</summary>
    public static readonly string[] Reserved = ["comment", "reason", "operationId"];

    /// <summary>The packages that the definition's tasks ask for, and what is wrong with asking for them.</summary>
    public async Task<(IReadOnlyList<PackageRow> Packages, IReadOnlyList<Problem> Problems)> OfAsync(
        TenantId tenant, WorkflowDefinition definition, CancellationToken cancel)
    {
        List<PackageRow> packages = [];
        List<Problem> problems = [];
        foreach (var (step, form) in definition.TaskForms)
        {
            if (form is null)
            {
                problems.Add(Fault(step, "workflow.taskForm", "様式が固定されていません。", "The form is not fixed.",
                    "form に key と version を値で書いてください（式は使えません）。", "Write the form's key and version as values, not as an expression."));
            }
            else if (await library.FindAsync(tenant, form, cancel) is not { } package)
            {
                var name = $"{form.Key} {form.Version}";
                problems.Add(Fault(step, "workflow.unknownForm", $"様式「{name}」は公開されていません。", $"The form '{name}' is not published.",
                    "先にその様式を公開するか、key と version を直してください。", "Publish the form first, or correct its key and version."));
            }
            else if (Taken(package) is { } taken)
            {
                problems.Add(Fault(step, "workflow.taskFormName", $"様式の項目「{taken}」は回答の「{taken}」と重なります。", $"The form's field '{taken}' collides with the answer's own.",
                    "様式の項目の名前を変えてください。", "Rename the field of the form."));
            }
            else
            {
                packages.Add(package);
            }
        }

        return (packages, problems);
    }

    private static string? Taken(PackageRow row)
    {
        var package = PackageReader.Read(PackageFiles.FromZip(row.Body).Files!).Package;
        return package is null ? null : Reserved.FirstOrDefault(name => !package.Schema["properties"][name].IsNull);
    }

    private static Problem Fault(ActivityNode step, string code, string ja, string en, string cureJa, string cureEn) => new(code, "definition.json", step.Pointer + "/form",
        new($"「{step.Label.Ja}」: {ja}", $"'{step.Label.En}': {en}"), new(cureJa, cureEn));
}
