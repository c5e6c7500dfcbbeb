using System.Text;
using CyberPort.Operations.Decisions;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tasks;
using CyberPort.Web.Hosting;

namespace CyberPort.Web.Decisions;

/// <summary>Publishing a table of who decides from its file's text.</summary>
public static class DecisionTableEndpoints
{
    // what is told first is mended first
    private const int MostTold = 100;

    public static void MapDecisionTables(this IEndpointRouteBuilder routes) => routes.MapPost("/decision-tables", PublishAsync);

    private static async Task<IResult> PublishAsync(HttpContext context, PublishDecisionTable tables, IFormCollection fields)
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
            return new TypedAgain(fields, [.. lines]).Draw(context);
        }
        catch (AnswerRefusedException refused)
        {
            return new TypedAgain(fields, [refused.Reason.In(language)]).Draw(context);
        }
    }
}
