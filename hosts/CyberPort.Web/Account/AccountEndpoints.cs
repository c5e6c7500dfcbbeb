using CyberPort.Operations.Accounts;
using CyberPort.Web.Apply;
using CyberPort.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace CyberPort.Web.Account;

/// <summary>Signing in and out, switching the organisation, ending other devices' sessions.</summary>
public static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-in", SignInAsync).AllowAnonymous();
        routes.MapPost("/sign-out", SignOutAsync);
        routes.MapPost("/switch", SwitchAsync);
        routes.MapPost("/account/end", EndAsync);
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context, SignIn signIn, KeptStep steps, IFormCollection fields)
    {
        var (name, password, back) = (fields["name"].ToString(), fields["password"].ToString(), fields["back"].ToString());
        var kept = fields["kept"].ToString() is { Length: > 0 } step ? step : null;
        var origin = new Origin(context.Connection.RemoteIpAddress?.ToString() ?? "unknown", context.Request.Headers.UserAgent.ToString());
        var result = await signIn.RunAsync(Limited(name), Limited(password), origin, context.RequestAborted);
        if (result.Outcome == SignInOutcome.SignedIn)
        {
            var options = SessionAuthentication.CookieOptions(context.Request);
            context.Response.Cookies.Append(SessionAuthentication.CookieName(context.Request), result.Token, options);
            var typed = kept is null ? null : await steps.RestoreAsync(result.Token, kept, Languages.Of(context), context.RequestAborted);
            return Results.LocalRedirect(typed ?? LocalAddress.Of(back));
        }

        var seconds = (int)Math.Ceiling(Math.Max(0, (result.WaitUntil - DateTimeOffset.UnixEpoch).TotalSeconds - Now(context)));
        var failed = result.Outcome switch
        {
            SignInOutcome.Wait => "wait",
            SignInOutcome.Busy => "busy",
            SignInOutcome.NoMembership => "membership",
            _ => "wrong",
        };
        if (kept is not null)
        {
            // too long for an address: the page is drawn at once, with what was typed still sealed in it
            KeptStep.Hand(context, kept);
            context.Items[typeof(SignInFailure)] = new SignInFailure(failed, seconds, Limited(name));
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        return Results.LocalRedirect(
            $"/sign-in?failed={failed}&seconds={seconds}&name={Uri.EscapeDataString(Limited(name))}&back={Uri.EscapeDataString(LocalAddress.Of(back))}");
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, Sessions sessions)
    {
        if (CurrentActor.Of(context) is { } actor) await sessions.EndAsync(actor, actor.SessionHash, context.RequestAborted);
        context.Response.Cookies.Delete(SessionAuthentication.CookieName(context.Request), SessionAuthentication.CookieOptions(context.Request));
        return Results.LocalRedirect("/");
    }

    private static async Task<IResult> SwitchAsync(HttpContext context, Sessions sessions, [FromForm] Guid membership)
    {
        await sessions.SwitchAsync(CurrentActor.Of(context)!, membership, context.RequestAborted);
        return Results.LocalRedirect("/");
    }

    private static async Task<IResult> EndAsync(HttpContext context, Sessions sessions, [FromForm] string? session)
    {
        await sessions.EndAsync(CurrentActor.Of(context)!, Limited(session), context.RequestAborted);
        return Results.LocalRedirect("/account");
    }

    private static double Now(HttpContext context) =>
        (context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;

    private static string Limited(string? text) => text is null ? "" : text.Length > 256 ? text[..256] : text;
}
