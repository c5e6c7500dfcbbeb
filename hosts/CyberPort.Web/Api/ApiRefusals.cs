using CyberPort.Web.Texts;

namespace CyberPort.Web.Api;

/// <summary>What a program is told when it is refused: a code and the cause with its cure, in both languages, never a page.</summary>
public static class ApiRefusals
{
    private static readonly int[] Known = [400, 401, 403, 404, 405, 409, 413, 415, 429, 503];

    /// <summary>Answers of the API that carry no body of their own, and faults of ours, get one.</summary>
    public static void UseApiRefusals(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal), api =>
        {
            api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = WriteAsync });
            api.UseStatusCodePages(pages => WriteAsync(pages.HttpContext));
        });

    /// <summary>A refusal with its own words.</summary>
    public static IResult Problem(int status, string code, string ja, string en) => Results.Json(new { code, ja, en }, statusCode: status);

    /// <summary>A refusal in the words of its status.</summary>
    public static IResult Problem(int status)
    {
        var key = Known.Contains(status) ? status : status < 500 ? 400 : 500;
        return Problem(status, TextBook.Of("en")[$"api.{key}.code"], TextBook.Of("ja")[$"api.{key}"], TextBook.Of("en")[$"api.{key}"]);
    }

    private static Task WriteAsync(HttpContext context) => Problem(context.Response.StatusCode).ExecuteAsync(context);
}
