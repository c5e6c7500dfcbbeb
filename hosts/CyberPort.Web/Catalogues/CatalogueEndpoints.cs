using System.Text;
using CyberPort.Operations.Catalogues;
using CyberPort.Web.Desk;
using CyberPort.Web.Hosting;

namespace CyberPort.Web.Catalogues;

/// <summary>The catalogue as a file.</summary>
public static class CatalogueEndpoints
{
    public static void MapCatalogue(this IEndpointRouteBuilder routes) => routes.MapGet("/procedures/survey.csv", SurveyAsync);

    // UTF-8 with BOM, for spreadsheets
    private static async Task<IResult> SurveyAsync(HttpContext context, BrowseCatalogue browse)
    {
        var texts = Languages.Texts(context);
        var table = await browse.TableAsync(CurrentActor.Of(context)!, context.RequestAborted);
        var csv = new StringBuilder();
        foreach (var line in SurveyLines.Of(table, texts).Prepend(SurveyLines.Heads(texts))) csv.AppendJoin(',', line.Select(DeskExport.Cell)).Append("\r\n");
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
        return Results.File(bytes, "text/csv; charset=utf-8", "survey-table.csv");
    }
}
