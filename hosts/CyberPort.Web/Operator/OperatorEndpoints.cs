using CyberPort.Operations.Delivery;
using CyberPort.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace CyberPort.Web.Operator;

/// <summary>What an operator does: send dead letters again.</summary>
public static class OperatorEndpoints
{
    public static void MapOperator(this IEndpointRouteBuilder routes) => routes.MapPost("/operator/revive", ReviveAsync);

    private static async Task<IResult> ReviveAsync(HttpContext context, DeadLetters letters, [FromForm] Guid id)
    {
        await letters.ReviveAsync(CurrentActor.Of(context)!, id, context.RequestAborted);
        return Results.LocalRedirect("/operator");
    }
}
