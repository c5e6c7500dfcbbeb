using CyberPort.Operations.Accounts;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Databases;

namespace CyberPort.Web.Hosting;

/// <summary>Turns what an operation refused into the answer a browser or program understands: 404, 403, 409, 503.</summary>
public static class RefusalAnswers
{
    public static IApplicationBuilder UseRefusalAnswers(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next();
        }
        catch (Exception error) when (Status(error) is { } status && !context.Response.HasStarted)
        {
            if (error is StorageUnavailableException) TellOperator(context, error);
            if (error is TaskAnsweredException) context.Items[typeof(TaskAnsweredException)] = error;
            await AnswerAsync(context, status);
        }
    });

    /// <summary>The status of a refusal, or nothing for a fault of ours.</summary>
    public static int? Status(Exception error) => error switch
    {
        NotFoundException => StatusCodes.Status404NotFound,
        NotAllowedException => StatusCodes.Status403Forbidden,
        StaleRowException or TaskAnsweredException => StatusCodes.Status409Conflict,
        StorageUnavailableException => StatusCodes.Status503ServiceUnavailable,
        BadHttpRequestException bad => bad.StatusCode,
        _ => null,
    };

    // the sender is told to come again; what the driver said is for whoever has to mend it
    private static void TellOperator(HttpContext context, Exception error)
    {
        context.Response.Headers.RetryAfter = "2";
        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RefusalAnswers));
        log.LogError(error, "The database could not be read or written.");
    }

    private static Task AnswerAsync(HttpContext context, int status)
    {
        var headers = context.Response.Headers.ToDictionary();
        context.Response.Clear();
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        context.Response.Headers.Remove("Content-Length");
        context.Response.Headers.Remove("Content-Type"); // of the page that broke off: an answer with a type is taken for a whole one
        context.Response.StatusCode = status;
        return Task.CompletedTask; // the status page is drawn by UseStatusCodePagesWithReExecute
    }
}
