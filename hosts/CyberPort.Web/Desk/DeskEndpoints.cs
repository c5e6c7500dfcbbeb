using System.Globalization;
using System.Text;
using CyberPort.Expressions;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Cases;
using CyberPort.Operations.Documents;
using CyberPort.Operations.Tasks;
using CyberPort.Web.Documents;
using CyberPort.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace CyberPort.Web.Desk;

/// <summary>What an officer does with a case: answer, claim, write.</summary>
public static class DeskEndpoints
{
    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/{id:guid}");
        desk.MapGet("/paper", PaperAsync);
        desk.MapPost("/answer", AnswerAsync);
        desk.MapPost("/claim", ClaimAsync);
        desk.MapPost("/note", NoteAsync);
        routes.MapGet("/desk/export.csv", DeskExport.WriteAsync);
        routes.MapGet("/desk/workload.csv", Workload.WorkloadExport.WriteAsync);
    }

    private static async Task<IResult> PaperAsync(HttpContext context, ViewCase cases, Guid id) => DocumentEndpoints.Page(
        FormPaper.OfCase(await cases.ForOfficeAsync(CurrentActor.Of(context)!, id, context.RequestAborted), Languages.Of(context), DocumentEndpoints.Style));

    /// <summary>The fields of an answer.</summary>
    public sealed record AnswerForm(Guid Task, string? Action, string? Operation, string? Comment, string? Conditions, string? Days)
    {
        /// <summary>Whether what is written is to be kept only.</summary>
        public bool IsDraft { get; init; }

        /// <summary>The task as it was shown.</summary>
        public int? Revision { get; init; }

        /// <summary>The posted fields; a task draws only those that it asks for.</summary>
        public static AnswerForm Of(IFormCollection fields) => new(
            Guid.TryParse(fields["task"], out var task) ? task : Guid.Empty,
            fields["action"], fields["operation"], fields["comment"], fields["conditions"], fields["days"])
        {
            IsDraft = fields["draft"] == "1",
            Revision = int.TryParse(fields["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null,
        };
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, AnswerTask answers, SaveAnswerDraft drafts, OfficeCalendars calendars, Guid id, IFormCollection fields)
    {
        var flash = context.RequestServices.GetRequiredService<Flash>();
        var actor = CurrentActor.Of(context)!;
        var form = AnswerForm.Of(fields);
        try
        {
            if (form.IsDraft) await drafts.RunAsync(actor, form.Task, new(form.Comment ?? "", form.Conditions ?? "", form.Days ?? ""), context.RequestAborted);
            else await answers.RunAsync(actor, new TaskAnswer
            {
                Tenant = actor.Tenant,
                TaskId = form.Task,
                Action = form.Action ?? "",
                OperationId = form.Operation ?? "",
                Revision = form.Revision,
                Data = Data(form, calendars.Today),
            }, context.RequestAborted);
            return Results.LocalRedirect($"/desk/{id:D}");
        }
        catch (AnswerRefusedException refused)
        {
            var failed = flash.Seal(refused.Reason.In(Languages.Of(context)));
            return Results.LocalRedirect($"/desk/{id:D}?failed={failed}&kept={flash.Seal(form.Comment ?? "")}#error-summary");
        }
        catch (TaskAnsweredException answered)
        {
            context.Items[typeof(TaskAnsweredException)] = answered;
            return Results.StatusCode(StatusCodes.Status409Conflict);
        }
    }

    private static Value Data(AnswerForm form, DateOnly today)
    {
        var conditions = (form.Conditions ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var comment = (form.Comment ?? "").Trim();
        return Value.Record(
            ("comment", Value.Of(comment)),
            ("reason", Value.Of(comment)),
            ("conditions", Value.Of([.. conditions.Select(c => Value.Of(c))])),
            ("dueDate", DueDate(form.Days, today)));
    }

    private static Value DueDate(string? text, DateOnly today) =>
        int.TryParse(text?.Trim().Normalize(NormalizationForm.FormKC), out var days) && days is > 0 and <= 365
            ? Value.Of(today.AddDays(days).ToString("O", CultureInfo.InvariantCulture))
            : Value.Null;

    private static async Task<IResult> ClaimAsync(HttpContext context, ClaimTask claims, Guid id, [FromForm] Guid task, [FromForm] int claim)
    {
        try
        {
            await claims.RunAsync(CurrentActor.Of(context)!, task, claim == 1, context.RequestAborted);
            return Results.LocalRedirect($"/desk/{id:D}");
        }
        catch (TaskAnsweredException answered)
        {
            context.Items[typeof(TaskAnsweredException)] = answered;
            return Results.StatusCode(StatusCodes.Status409Conflict);
        }
    }

    private static async Task<IResult> NoteAsync(
        HttpContext context, WriteNote notes, Flash flash, Guid id, [FromForm] string? body, [FromForm] string? @internal, [FromForm] string? task)
    {
        var actor = CurrentActor.Of(context)!;
        var about = Guid.TryParse(task, out var named) && @internal == "1" ? named : (Guid?)null;
        var tab = about is not null ? "answers" : @internal == "1" ? "notes" : "messages";
        try
        {
            await notes.RunAsync(actor, actor.Tenant, id, new NoteText(body ?? "", @internal == "1", about), context.RequestAborted);
            return Results.LocalRedirect($"/desk/{id:D}?tab={tab}");
        }
        catch (AnswerRefusedException refused)
        {
            return Results.LocalRedirect($"/desk/{id:D}?tab={tab}&failed={flash.Seal(refused.Reason.In(Languages.Of(context)))}#error-summary");
        }
    }
}
