using CyberPort.Operations.Accounts;
using CyberPort.Operations.Documents;
using CyberPort.Operations.Files;
using CyberPort.Storage;
using CyberPort.Web.Hosting;

namespace CyberPort.Web.Documents;

/// <summary>Downloads: attachments, issued documents and their print pages. Everything is sent as an attachment, never run.</summary>
public static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/files/{tenant}/case/{caseId:guid}/{id:guid}", CaseFileAsync);
        routes.MapGet("/files/{tenant}/office/{caseId:guid}/{id:guid}", OfficeFileAsync);
        routes.MapGet("/files/{tenant}/draft/{draftId:guid}/{id:guid}", DraftFileAsync);
        routes.MapGet("/documents/{tenant}/{id:guid}", DocumentAsync);
        routes.MapGet("/documents/{tenant}/{id:guid}/print", PrintAsync);
        routes.MapGet(Style, () => Results.Text(DocumentPage.Styles, "text/css")).AllowAnonymous();

        // pages without a head of ours, such as a document's, are asked for this by the browser itself
        routes.MapGet("/favicon.ico", () => Results.LocalRedirect("/icon.svg", permanent: true)).AllowAnonymous();
    }

    /// <summary>The address of the style sheet of all documents.</summary>
    internal const string Style = "/documents/style.css";

    /// <summary>A page of paper; a form that has none has no such page.</summary>
    internal static IResult Page(string? html) =>
        html is null ? throw new NotFoundException("The form on paper") : Results.Text(html, "text/html; charset=utf-8");

    private static async Task<IResult> CaseFileAsync(HttpContext context, ReadFile files, string tenant, Guid caseId, Guid id) =>
        Send(context, await files.OfCaseAsync(CurrentActor.Of(context)!, new TenantId(tenant), caseId, id, context.RequestAborted));

    private static async Task<IResult> OfficeFileAsync(HttpContext context, ReadFile files, string tenant, Guid caseId, Guid id) =>
        Send(context, await files.OfOfficeAsync(CurrentActor.Of(context)!, new TenantId(tenant), caseId, id, context.RequestAborted));

    private static async Task<IResult> DraftFileAsync(HttpContext context, ReadFile files, string tenant, Guid draftId, Guid id) =>
        Send(context, await files.OfDraftAsync(CurrentActor.Of(context)!, new TenantId(tenant), draftId, id, context.RequestAborted));

    private static async Task<IResult> DocumentAsync(HttpContext context, ReadFile files, string tenant, Guid id) =>
        Send(context, await files.OfDocumentAsync(CurrentActor.Of(context)!, new TenantId(tenant), id, context.RequestAborted));

    private static async Task<IResult> PrintAsync(HttpContext context, ReadFile files, string tenant, Guid id)
    {
        var document = await files.FindDocumentAsync(CurrentActor.Of(context)!, new TenantId(tenant), id, context.RequestAborted);
        return Page(DocumentPage.Write(document, Style));
    }

    private static IResult Send(HttpContext context, OpenFile file)
    {
        // a file from outside gets no rights on our pages, whatever a browser makes of it
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.Stream(file.Content, file.Row.MediaType, file.Row.Name);
    }
}
