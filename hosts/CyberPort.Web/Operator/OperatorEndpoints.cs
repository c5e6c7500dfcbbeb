using System.Globalization;
using System.Text.Json;
using CyberPort.Operations.Delivery;
using CyberPort.Operations.Incidents;
using CyberPort.Operations.Tasks;
using CyberPort.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace CyberPort.Web.Operator;

/// <summary>What an operator does: send dead letters again, mend failed steps, move cases to another version.</summary>
public static class OperatorEndpoints
{
    public static void MapOperator(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/operator/revive", ReviveAsync);
        routes.MapPost("/operator/incidents/{id:guid}", HandleAsync);
        routes.MapPost("/operator/versions", VersionEndpoints.MigrateAsync);
    }

    /// <summary>What was sent and refused, as it travels back to its form.</summary>
    public static IncidentOrder? Sent(string? text) => text is null ? null : JsonSerializer.Deserialize<IncidentOrder>(text);

    private static async Task<IResult> ReviveAsync(HttpContext context, DeadLetters letters, [FromForm] Guid id)
    {
        await letters.ReviveAsync(CurrentActor.Of(context)!, id, context.RequestAborted);
        return Results.LocalRedirect("/operator");
    }

    private static async Task<IResult> HandleAsync(HttpContext context, HandleIncident incidents, Flash flash, Guid id, IFormCollection fields)
    {
        var order = OrderOf(id, fields);
        try
        {
            var left = await incidents.RunAsync(CurrentActor.Of(context)!, order, context.RequestAborted);
            var done = Languages.Texts(context)[left == 0 ? "operator.mended" : "operator.stillFailing"];
            return Results.LocalRedirect($"/operator?done={flash.Seal(done)}#incidents");
        }
        catch (AnswerRefusedException refused)
        {
            var failed = flash.Seal(refused.Reason.In(Languages.Of(context)));
            return Results.LocalRedirect($"/operator?failed={failed}&sent={flash.Seal(JsonSerializer.Serialize(order))}#error-summary");
        }
    }

    private static IncidentOrder OrderOf(Guid id, IFormCollection fields) => new()
    {
        CaseId = id,
        RunId = Guid.TryParse(fields["run"], out var run) ? run : null,
        ActivityId = fields["activity"].ToString(),
        Instance = int.TryParse(fields["instance"], NumberStyles.None, CultureInfo.InvariantCulture, out var instance) ? instance : 0,
        Action = fields["action"].ToString(),
        Outcome = fields["outcome"].ToString(),
        Target = fields["target"].ToString(),
        Reason = fields["reason"].ToString(),
    };
}
