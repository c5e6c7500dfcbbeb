using System.Globalization;
using CyberPort.Operations.Absences;
using CyberPort.Operations.Tasks;
using CyberPort.Web.Hosting;

namespace CyberPort.Web.Absences;

/// <summary>Entering an absence and taking it back.</summary>
public static class AbsenceEndpoints
{
    public static void MapAbsences(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/absences", EnterAsync);
        routes.MapPost("/absences/cancel", CancelAsync);
    }

    private static async Task<IResult> EnterAsync(HttpContext context, EnterAbsence absences, Flash flash, IFormCollection fields)
    {
        string[] sent = [.. new[] { "person", "substitute", "from", "to", "reason" }.Select(name => fields[name].ToString().Replace('\n', ' '))];
        // a day that is none is before every other: the operation says what is wrong with it
        var order = new AbsenceOrder(Id(sent[0]), Id(sent[1]), Day(sent[2]), Day(sent[3]), sent[4]);
        try
        {
            await absences.RunAsync(CurrentActor.Of(context)!, order, context.RequestAborted);
            return Results.LocalRedirect("/absences");
        }
        catch (AnswerRefusedException refused)
        {
            var failed = flash.Seal(refused.Reason.In(Languages.Of(context)));
            return Results.LocalRedirect($"/absences?failed={failed}&sent={flash.Seal(string.Join('\n', sent))}#error-summary");
        }
    }

    private static async Task<IResult> CancelAsync(HttpContext context, EnterAbsence absences, IFormCollection fields)
    {
        await absences.CancelAsync(CurrentActor.Of(context)!, Id(fields["id"].ToString()), context.RequestAborted);
        return Results.LocalRedirect("/absences");
    }

    private static Guid Id(string text) => Guid.TryParse(text, out var id) ? id : Guid.Empty;

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MinValue;
}
