using CyberPort.Forms.Upgrades;
using CyberPort.Operations.Design;
using CyberPort.Operations.Upgrades;
using CyberPort.Web.Hosting;
using CyberPort.Web.Texts;

namespace CyberPort.Web.Upgrades;

/// <summary>Deciding about a newer version of the national form, and taking the result into the working copy.</summary>
public static class UpgradeEndpoints
{
    public static void MapUpgrades(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/upgrades/{owner}/{name}", ChooseAsync);
        routes.MapPost("/upgrades/{owner}/{name}/take", TakeAsync);
    }

    private static async Task<IResult> ChooseAsync(HttpContext context, string owner, string name, DecideUpgrade upgrades, IFormCollection fields)
    {
        var (actor, key) = (CurrentActor.Of(context)!, $"{owner}/{name}");
        var open = await upgrades.FindAsync(actor, key, context.RequestAborted);
        var text = TextBook.Of(Languages.Of(context));
        Dictionary<string, UpgradeChoice> choices = new(StringComparer.Ordinal);
        List<string> refused = [];
        foreach (var outcome in open.Upgrade.Outcomes.Where(o => o.Choices.Count > 0))
        {
            if (!Enum.TryParse<ChoiceKind>(fields[$"c:{outcome.Id}"], out var kind)) continue;
            if (kind != ChoiceKind.Edit) choices[outcome.Id] = new(kind);
            else if (UpgradeEdits.Read(outcome, fields[$"v:{outcome.Id}"].ToString()) is { } value) choices[outcome.Id] = new(kind, value);
            else refused.Add(text["upgrade.noNumber", outcome.Message.In(text.Language)]);
        }

        if (refused.Count > 0) return new TypedAgain(fields, refused).Draw(context);
        if (fields.ContainsKey("defaults"))
            foreach (var (id, choice) in open.Upgrade.DefaultChoices()) choices.TryAdd(id, choice);
        await upgrades.ChooseAsync(actor, key, choices, context.RequestAborted);
        return Results.LocalRedirect($"/upgrades/{key}");
    }

    private static async Task<IResult> TakeAsync(HttpContext context, string owner, string name, DecideUpgrade upgrades)
    {
        var key = $"{owner}/{name}";
        try
        {
            await upgrades.TakeAsync(CurrentActor.Of(context)!, key, context.RequestAborted);
        }
        catch (WorkHeldException)
        {
            // the designer says who has it, and offers to take it over
        }

        return Results.LocalRedirect($"/forms/{key}");
    }
}
