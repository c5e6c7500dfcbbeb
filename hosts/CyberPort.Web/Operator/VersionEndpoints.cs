using System.Globalization;
using CyberPort.Operations.Tasks;
using CyberPort.Operations.Versions;
using CyberPort.Web.Hosting;
using Microsoft.Extensions.Primitives;

namespace CyberPort.Web.Operator;

/// <summary>Moves cases to another version of their workflow, or shows again what would happen.</summary>
public static class VersionEndpoints
{
    private const string TargetField = "target:";

    /// <summary>The page's address for a request; chosen steps travel as "t=gone:target".</summary>
    public static string AddressOf(MigrationRequest request)
    {
        var address = string.Create(CultureInfo.InvariantCulture,
            $"/operator/versions?workflow={Uri.EscapeDataString(request.DefinitionId)}&from={request.From}&to={request.To}");
        return request.Targets.Aggregate(address, (all, t) => $"{all}&t={Uri.EscapeDataString(t.Key + ":" + t.Value)}");
    }

    /// <summary>The steps that an address chooses.</summary>
    public static Dictionary<string, string> TargetsOf(StringValues texts)
    {
        Dictionary<string, string> targets = [];
        foreach (var text in texts)
            if (text?.Split(':') is [{ Length: > 0 } gone, { Length: > 0 } target]) targets[gone] = target;
        return targets;
    }

    /// <summary>Takes the form: "try" shows the page for the chosen steps, "migrate" does it.</summary>
    public static async Task<IResult> MigrateAsync(HttpContext context, MigrateRuns migrations, Flash flash, IFormCollection fields)
    {
        var request = RequestOf(fields);
        var address = AddressOf(request);
        if (fields["action"] != "migrate") return Results.LocalRedirect(address + "#result");

        try
        {
            var report = await migrations.RunAsync(CurrentActor.Of(context)!, request, context.RequestAborted);
            var done = Languages.Texts(context)["operator.migrated", report.Followed, report.LeftCount];
            return Results.LocalRedirect($"{address}&done={flash.Seal(done)}#result");
        }
        catch (AnswerRefusedException refused)
        {
            var failed = flash.Seal(refused.Reason.In(Languages.Of(context)));
            return Results.LocalRedirect($"{address}&failed={failed}&reason={flash.Seal(request.Reason)}#error-summary");
        }
    }

    private static MigrationRequest RequestOf(IFormCollection fields) => new()
    {
        DefinitionId = fields["workflow"].ToString(),
        From = Number(fields["from"]),
        To = Number(fields["to"]),
        Reason = fields["reason"].ToString(),
        Targets = fields.Where(f => f.Key.StartsWith(TargetField, StringComparison.Ordinal) && !StringValues.IsNullOrEmpty(f.Value) && f.Value != "")
            .ToDictionary(f => f.Key[TargetField.Length..], f => f.Value.ToString()),
    };

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
