using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Packages;
using CyberPort.Operations.Design;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Publications;
using CyberPort.Operations.Tasks;
using CyberPort.Operations.Templates;
using CyberPort.Web.Hosting;
using CyberPort.Web.Texts;

namespace CyberPort.Web.Templates;

/// <summary>Putting in, publishing, dropping and taking home the forms that others make theirs from.</summary>
public static class TemplateEndpoints
{
    // what is told first is mended first
    private const int MostTold = 100;

    public static void MapTemplates(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/templates", PutInAsync);
        routes.MapPost("/templates/begin", BeginAsync);
        routes.MapPost("/templates/{owner}/{name}", PublishAsync);
        routes.MapPost("/templates/{owner}/{name}/drop", DropAsync);
        routes.MapGet("/templates/{owner}/{name}/files/{version}", ReadAsync);
    }

    private static async Task<IResult> PutInAsync(HttpContext context, WorkOnTemplate templates, IFormCollection fields)
    {
        var language = Languages.Of(context);
        try
        {
            var file = fields.Files.GetFile("zip");
            using var zip = new MemoryStream();
            if (file is not null) await file.CopyToAsync(zip, context.RequestAborted);
            // one .json is the same package; where it cannot be read, the zip reader says so
            var packed = zip.ToArray();
            if (packed is [(byte)'{', ..] && PackageFiles.FromJson(packed).Files is { } files) packed = files.ToZip();
            var key = await templates.PutInAsync(CurrentActor.Of(context)!, packed, context.RequestAborted);
            return Results.LocalRedirect($"/templates/{key}");
        }
        catch (PublishRefusedException refused)
        {
            return Refused(context, fields, refused, language);
        }
        catch (AnswerRefusedException refused)
        {
            return new TypedAgain(fields, [refused.Reason.In(language)]).Draw(context);
        }
        catch (WorkHeldException held)
        {
            return new TypedAgain(fields, [TextBook.Of(language)["own.held", held.Holder]]).Draw(context);
        }
    }

    private static async Task<IResult> BeginAsync(HttpContext context, BeginOwnForm forms, IFormCollection fields)
    {
        try
        {
            var title = new LocalText(fields["titleJa"].ToString(), fields["titleEn"].ToString());
            return Results.LocalRedirect($"/forms/{await forms.RunAsync(CurrentActor.Of(context)!, fields["like"].ToString(), fields["name"].ToString(), title, context.RequestAborted)}");
        }
        catch (AnswerRefusedException refused)
        {
            return new TypedAgain(fields, [refused.Reason.In(Languages.Of(context))]).Draw(context);
        }
    }

    private static async Task<IResult> PublishAsync(HttpContext context, string owner, string name, WorkOnTemplate templates, IFormCollection fields)
    {
        var language = Languages.Of(context);
        try
        {
            var day = fields["from"].ToString();
            var isDay = DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from);
            if (day.Length > 0 && !isDay) return new TypedAgain(fields, [TextBook.Of(language)["plan.notADay"]]).Draw(context);
            var plan = new ReleasePlan(fields["note"].ToString(), isDay ? from : null);
            await templates.PublishAsync(CurrentActor.Of(context)!, $"{owner}/{name}", plan, context.RequestAborted);
        }
        catch (PublishRefusedException refused)
        {
            return Refused(context, fields, refused, language);
        }
        catch (WorkHeldException held)
        {
            return new TypedAgain(fields, [TextBook.Of(language)["own.held", held.Holder]]).Draw(context);
        }

        return Results.LocalRedirect($"/templates/{owner}/{name}");
    }

    private static async Task<IResult> DropAsync(HttpContext context, string owner, string name, WorkOnTemplate templates)
    {
        try
        {
            await templates.DropAsync(CurrentActor.Of(context)!, $"{owner}/{name}", context.RequestAborted);
            return Results.LocalRedirect("/templates");
        }
        catch (WorkHeldException)
        {
            // the page tells who is editing it
            return Results.LocalRedirect($"/templates/{owner}/{name}");
        }
    }

    private static async Task<IResult> ReadAsync(HttpContext context, string owner, string name, string version, BrowseTemplates templates)
    {
        var zip = await templates.ReadAsync(CurrentActor.Of(context)!, $"{owner}/{name}", version, context.RequestAborted);
        return Results.File(zip, "application/zip", $"{owner}-{name}-{version}.zip");
    }

    private static IResult Refused(HttpContext context, IFormCollection fields, PublishRefusedException refused, string language) => new TypedAgain(
        fields, [.. refused.Problems.Take(MostTold).Select(p => $"{p.File} {p.Pointer} {p.Cause.In(language)} {p.Cure.In(language)}")]).Draw(context);
}
