using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.TaskForms;
using CyberPort.Operations.Tasks;
using CyberPort.Storage;
using CyberPort.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace CyberPort.Web.Apply;

/// <summary>The form of a task: begun from the case's page, answered from the form's last page.</summary>
public static class TaskForm
{
    public static void MapTaskForms(this IEndpointRouteBuilder routes) => routes.MapPost("/apply/{tenant}/task-form", StartAsync);

    /// <summary>The case's page of whoever fills the form: the office's, or the applicant's.</summary>
    public static string CaseAddress(OpenDraft draft) => draft.Row.OwnerTenantId == draft.Row.TenantId
        ? $"/desk/{draft.Row.CaseId:D}"
        : $"/my/{draft.Row.TenantId}/{draft.Row.CaseId:D}";

    /// <summary>Answers the task; back to the case when it was taken, to the form with what is wrong when it was not.</summary>
    public static async Task<IResult> AnswerAsync(StepParts parts, Actor actor, OpenDraft draft, string action, string comment, CancellationToken cancel)
    {
        var stopped = await parts.TaskForms.SubmitAsync(actor, draft, action, comment, cancel);
        return Results.LocalRedirect(stopped is null ? CaseAddress(draft) : ApplyAddress.WithErrors(draft.Row.TenantId, draft.Row.Id, draft.Form.Layout.Pages[^1].Id));
    }

    private static async Task<IResult> StartAsync(HttpContext context, FillTaskForm forms, string tenant, [FromForm] Guid task)
    {
        try
        {
            var row = await forms.StartAsync(CurrentActor.Of(context)!, new TenantId(tenant), task, context.RequestAborted);
            return Results.LocalRedirect($"/apply/{row.TenantId}/{row.Id:D}");
        }
        catch (TaskAnsweredException answered)
        {
            context.Items[typeof(TaskAnsweredException)] = answered;
            return Results.StatusCode(StatusCodes.Status409Conflict);
        }
    }
}
