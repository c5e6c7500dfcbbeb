using System.Text;
using CyberPort.Operations.Decisions;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tasks;
using CyberPort.Web.Hosting;

namespace CyberPort.Web.Decisions;

/// <summary>Publishing a table of who decides, from its file's text or as it is typed in the page.</summary>
public static class DecisionTableEndpoints
{
    // what is told first is mended first
    private const int MostTold = 100;

    // more inputs than the largest file of a table makes
    private const int MostInputs = 100_000;

    public static void MapDecisionTables(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/decision-tables", PublishAsync);
        routes.MapPost("/decision-tables/edit", EditAsync).WithFormOptions(valueCountLimit: MostInputs);
    }

    // a row more or less and a check store nothing: the page is drawn again with what was typed
    private static async Task<IResult> EditAsync(HttpContext context, BrowseDecisionTables tables, PublishDecisionTable publish, string? key, IFormCollection fields)
    {
        var actor = CurrentActor.Of(context)!;
        var latest = await tables.LatestAsync(actor, key ?? "", context.RequestAborted);
        var form = TableForm.Of(latest.Table, latest.Row.Body, fields);
        if (fields["_action"].ToString() != TableForm.Publish) return new TypedAgain(fields, []) { Status = StatusCodes.Status200OK }.Draw(context);
        try
        {
            await publish.RunAsync(actor, form.ToJson(), context.RequestAborted);
            return Results.LocalRedirect("/decision-tables");
        }
        catch (PublishRefusedException)
        {
            return new TypedAgain(fields, []).Draw(context); // the page finds the same problems, with their places on it
        }
        catch (AnswerRefusedException refused)
        {
            return new TypedAgain(fields, [refused.Reason.In(Languages.Of(context))]).Draw(context);
        }
    }

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
