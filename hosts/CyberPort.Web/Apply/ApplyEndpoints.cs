using System.Globalization;
using CyberPort.Forms.Rules;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Documents;
using CyberPort.Storage;
using CyberPort.Storage.Databases;
using CyberPort.Web.Documents;
using CyberPort.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace CyberPort.Web.Apply;

/// <summary>Filling a form: start, every step, drop. Each POST saves the draft and redirects, so back and reload are harmless.</summary>
public static class ApplyEndpoints
{
    private static readonly string[] Channels = ["online", "paper", "telephone"];

    private static readonly string[] FormTypes = ["multipart/form-data", "application/x-www-form-urlencoded"];

    public static void MapApply(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/apply/start", StartAsync);
        var draft = routes.MapGroup("/apply/{tenant}/{draftId:guid}");
        draft.MapGet("/", ContinueAsync);
        draft.MapGet("/paper", PaperAsync);
        draft.MapPost("/drop", DropAsync);
        draft.MapPost("/rebase", RebaseAsync);
        // these read their bodies themselves, part by part, and check the form's token there;
        // what they accept tells them from the page of the same address, which answers every method
        draft.MapPost("/{page}", StepPost.RunAsync).DisableAntiforgery().Accepts<IFormFile>(FormTypes[0], FormTypes);
        draft.MapPost("/{page}/evaluate", Evaluate.RunAsync).DisableAntiforgery().Accepts<IFormFile>(FormTypes[0], FormTypes);
    }

    private static async Task<IResult> StartAsync(
        HttpContext context, Drafts drafts, [FromForm] string tenant, [FromForm] string procedure, [FromForm] string? channel)
    {
        var actor = CurrentActor.Of(context)!;
        var way = Channels.Contains(channel) ? channel! : "online";
        if (way != "online" && (!actor.IsOfficer || actor.Tenant.Value != tenant)) throw new NotAllowedException("Only the office enters for others.");
        var row = await drafts.StartAsync(actor, new TenantId(tenant), procedure, new DraftStart { Channel = way }, context.RequestAborted);
        return Results.LocalRedirect($"/apply/{row.TenantId}/{row.Id:D}");
    }

    private static async Task<IResult> ContinueAsync(HttpContext context, Drafts drafts, string tenant, Guid draftId)
    {
        var draft = await drafts.OpenAsync(CurrentActor.Of(context)!, new TenantId(tenant), draftId, context.RequestAborted);
        var page = draft.Form.Layout.Page(draft.Row.Page)?.Id ?? draft.Form.Layout.Pages[0].Id;
        return Results.LocalRedirect(ApplyAddress.Page(draft.Row.TenantId, draft.Row.Id, page));
    }

    private static async Task<IResult> PaperAsync(HttpContext context, Drafts drafts, string tenant, Guid draftId)
    {
        var draft = await drafts.OpenAsync(CurrentActor.Of(context)!, new TenantId(tenant), draftId, context.RequestAborted);
        return DocumentEndpoints.Page(FormPaper.OfDraft(draft, drafts.Evaluate(draft, FormPhase.Input, Languages.Of(context)), DocumentEndpoints.Style));
    }

    private static async Task<IResult> RebaseAsync(
        HttpContext context, RebaseDraft drafts, string tenant, Guid draftId, IFormCollection fields)
    {
        _ = int.TryParse(fields["version"], CultureInfo.InvariantCulture, out var version);
        var order = new RebaseOrder(version, fields["digest"].ToString());
        try
        {
            await drafts.RunAsync(CurrentActor.Of(context)!, new TenantId(tenant), draftId, order, context.RequestAborted);
            return Results.LocalRedirect($"/apply/{tenant}/{draftId:D}");
        }
        catch (StaleRowException)
        {
            return Results.LocalRedirect(ApplyAddress.Page(new TenantId(tenant), draftId, "rebase") + "?again=1");
        }
    }

    private static async Task<IResult> DropAsync(HttpContext context, Drafts drafts, string tenant, Guid draftId)
    {
        var draft = await drafts.OpenAsync(CurrentActor.Of(context)!, new TenantId(tenant), draftId, context.RequestAborted);
        try
        {
            await drafts.DropAsync(draft, context.RequestAborted);
        }
        catch (StaleRowException)
        {
            // it was sent or dropped a moment ago: the list shows what is left
        }

        return Results.LocalRedirect("/my");
    }
}
