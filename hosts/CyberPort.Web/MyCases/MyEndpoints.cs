using CyberPort.Operations.Applications;
using CyberPort.Operations.Cases;
using CyberPort.Operations.Documents;
using CyberPort.Operations.Notices;
using CyberPort.Operations.Tasks;
using CyberPort.Storage;
using CyberPort.Web.Apply;
using CyberPort.Web.Documents;
using CyberPort.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace CyberPort.Web.MyCases;

/// <summary>What an applicant does with a case: correct, withdraw, ask, copy.</summary>
public static class MyEndpoints
{
    public static void MapMyCases(this IEndpointRouteBuilder routes)
    {
        var mine = routes.MapGroup("/my/{tenant}/{id:guid}");
        mine.MapGet("/paper", PaperAsync);
        mine.MapPost("/correct", CorrectAsync);
        mine.MapPost("/withdraw", WithdrawAsync);
        mine.MapPost("/message", MessageAsync);
        mine.MapPost("/copy", CopyAsync);
        routes.MapPost("/notices/read", ReadAsync);
    }

    private static async Task<IResult> PaperAsync(HttpContext context, ViewCase cases, string tenant, Guid id) => DocumentEndpoints.Page(
        FormPaper.OfCase(await cases.ForApplicantAsync(CurrentActor.Of(context)!, new TenantId(tenant), id, context.RequestAborted), Languages.Of(context), DocumentEndpoints.Style));

    private static async Task<IResult> CorrectAsync(HttpContext context, Corrections corrections, string tenant, Guid id, [FromForm] Guid task)
    {
        try
        {
            var draft = await corrections.StartAsync(CurrentActor.Of(context)!, new TenantId(tenant), task, context.RequestAborted);
            return Results.LocalRedirect($"/apply/{draft.TenantId}/{draft.Id:D}");
        }
        catch (TaskAnsweredException)
        {
            return Failed(context, tenant, id, Languages.Texts(context)["my.alreadyCorrected"]);
        }
    }

    private static async Task<IResult> WithdrawAsync(HttpContext context, WithdrawCase withdraw, string tenant, Guid id, [FromForm] string? reason)
    {
        try
        {
            await withdraw.RunAsync(CurrentActor.Of(context)!, new TenantId(tenant), id, reason ?? "", context.RequestAborted);
            return Results.LocalRedirect($"/my/{tenant}/{id:D}");
        }
        catch (AnswerRefusedException refused)
        {
            return Failed(context, tenant, id, refused.Reason.In(Languages.Of(context)));
        }
    }

    private static async Task<IResult> MessageAsync(HttpContext context, WriteNote notes, string tenant, Guid id, [FromForm] string? body)
    {
        try
        {
            await notes.RunAsync(CurrentActor.Of(context)!, new TenantId(tenant), id, new NoteText(body ?? "", Internal: false), context.RequestAborted);
            return Results.LocalRedirect($"/my/{tenant}/{id:D}#talk");
        }
        catch (AnswerRefusedException refused)
        {
            return Failed(context, tenant, id, refused.Reason.In(Languages.Of(context)));
        }
    }

    private static async Task<IResult> CopyAsync(HttpContext context, CopyCase copies, string tenant, Guid id)
    {
        var draft = await copies.RunAsync(CurrentActor.Of(context)!, new TenantId(tenant), id, context.RequestAborted);
        return Results.LocalRedirect(ApplyAddress.Page(draft.TenantId, draft.Id, "copied"));
    }

    private static async Task<IResult> ReadAsync(HttpContext context, MyNotices notices)
    {
        await notices.MarkAllReadAsync(CurrentActor.Of(context)!, context.RequestAborted);
        return Results.LocalRedirect("/notices");
    }

    private static IResult Failed(HttpContext context, string tenant, Guid id, string message)
    {
        var flash = context.RequestServices.GetRequiredService<Flash>();
        return Results.LocalRedirect($"/my/{tenant}/{id:D}?failed={flash.Seal(message)}#error-summary");
    }
}
