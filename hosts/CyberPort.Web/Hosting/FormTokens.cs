using Microsoft.AspNetCore.Antiforgery;

namespace CyberPort.Web.Hosting;

/// <summary>Every post needs the form's token, also where no field is read; endpoints that check it themselves say so.</summary>
public static class FormTokens
{
    /// <summary>After the framework's own check, which leaves endpoints without fields alone.</summary>
    public static IApplicationBuilder UseFormTokens(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (IsOurs(context) && !await IsValidAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await next();
    });

    // what the framework has checked already can not be asked again
    private static async Task<bool> IsValidAsync(HttpContext context) =>
        context.Features.Get<IAntiforgeryValidationFeature>()?.IsValid
        ?? await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);

    // the circuit's own requests are tied to the page that opened it
    private static bool IsOurs(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && context.GetEndpoint() is { } endpoint
        && endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false }
        && !context.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal);
}
