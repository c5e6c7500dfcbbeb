using System.Text;
using CyberPort.Operations.Decisions;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tasks;
using CyberPort.Web.Hosting;

namespace CyberPort.Web.Decisions;

/// <summary>Publishing a table of who decides from its file's text.</summary>
public static class DecisionTableEndpoints
{
    // an address has its limits: what is told first is mended first
    private const int MostTold = 8;

    public static void MapDecisionTables(this IEndpointRouteBuilder routes) => routes.MapPost("/decision-tables", PublishAsync);

    private static async Task<IResult> PublishAsync(HttpContext context, PublishDecisionTable tables, Flash flash, IFormCollection fields)
    {
        var language = Languages.Of(context);
        try
        {
            await tables.RunAsync(CurrentActor.Of(context)!, Encoding.UTF8.GetBytes(fields["json"].ToString()), context.RequestAborted);
            return Results.LocalRedirect("/decision-tables");
        }
        catch (PublishRefusedException refused)
        {
            var lines = refused.Problems.Take(MostTold).Select(p => $"{p.Pointer} {p.Cause.In(language)} {p.Cure.In(language)}");
            return Back(flash, string.Join('\n', lines));
        }
        catch (AnswerRefusedException refused)
        {
            return Back(flash, refused.Reason.In(language));
        }
    }

    private static IResult Back(Flash flash, string text) => Results.LocalRedirect($"/decision-tables?failed={flash.Seal(text)}#error-summary");
}
