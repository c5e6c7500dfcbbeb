using System.Globalization;
using CyberPort.Operations.Design;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tasks;
using CyberPort.Web.Hosting;

namespace CyberPort.Web.Forms;

/// <summary>Beginning an own form from a national one, and offering a procedure on it.</summary>
public static class FormEndpoints
{
    public static void MapForms(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/forms/begin", BeginAsync);
        routes.MapPost("/offers/{owner}/{name}", OfferAsync);
        routes.MapPost("/offers/{owner}/{name}/withdraw", WithdrawAsync);
    }

    private static async Task<IResult> BeginAsync(HttpContext context, BeginForm forms, IFormCollection fields) =>
        Results.LocalRedirect($"/forms/{await forms.RunAsync(CurrentActor.Of(context)!, fields["base"].ToString(), context.RequestAborted)}");

    private static async Task<IResult> OfferAsync(HttpContext context, string owner, string name, EnterOffer offers, IFormCollection fields)
    {
        var settings = OfferFields.All.Aggregate(new ProcedureSettings(), (all, line) => line.Put(all, Entered(fields, line.Name)));
        DateOnly? from = DateOnly.TryParseExact(fields["from"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        try
        {
            await offers.RunAsync(CurrentActor.Of(context)!, $"{owner}/{name}", new OfferOrder(fields["workflow"].ToString(), from, settings), context.RequestAborted);
            return Results.LocalRedirect($"/offers/{owner}/{name}");
        }
        catch (AnswerRefusedException refused)
        {
            return new TypedAgain(fields, [refused.Reason.In(Languages.Of(context))]).Draw(context);
        }
    }

    private static async Task<IResult> WithdrawAsync(HttpContext context, string owner, string name, EnterOffer offers)
    {
        await offers.WithdrawAsync(CurrentActor.Of(context)!, $"{owner}/{name}", context.RequestAborted);
        return Results.LocalRedirect($"/offers/{owner}/{name}");
    }

    private static string Entered(IFormCollection fields, string name)
    {
        var text = fields[name].ToString().ReplaceLineEndings("\n").Trim();
        return text.Length > OfferFields.Longest ? text[..OfferFields.Longest] : text;
    }
}
