using System.Security.Claims;
using System.Text.Encodings.Web;
using CyberPort.Operations.Accounts;
using CyberPort.Web.Apply;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CyberPort.Web.Hosting;

/// <summary>Reads the session cookie; the session is looked up at every request, so one that was ended is ended at once.</summary>
public sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    Sessions sessions,
    KeptStep steps) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "session";
    public const string SessionClaim = "session";
    private const string SecureCookie = "__Host-cyberport";
    private const string PlainCookie = "cyberport";

    /// <summary>Over HTTPS the cookie can be set by this host only; plain HTTP is for a developer's own machine.</summary>
    public static string CookieName(HttpRequest request) => request.IsHttps ? SecureCookie : PlainCookie;

    public static CookieOptions CookieOptions(HttpRequest request) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
    };

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[CookieName(Request)] is not { Length: > 0 } token) return AuthenticateResult.NoResult();
        if (await sessions.FindActorAsync(token, Context.RequestAborted) is not { } actor) return AuthenticateResult.NoResult();

        Context.Items[typeof(Actor)] = actor;
        return AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(actor), Scheme.Name));
    }

    /// <summary>A page leads to sign-in and comes back to where the person was; anything else is told 401.</summary>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var isPage = HttpMethods.IsGet(Request.Method) && !Request.Path.StartsWithSegments("/api");
        var wasForm = HttpMethods.IsPost(Request.Method) && Request.HasFormContentType;
        if (!isPage && !wasForm)
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (wasForm && await KeepAsync() is { } kept)
        {
            KeptStep.Hand(Context, kept);
            Response.StatusCode = StatusCodes.Status401Unauthorized; // drawn by the status page, which asks to sign in
            return;
        }

        var back = Request.Path + (isPage ? Request.QueryString : QueryString.Empty);
        Response.Redirect($"/sign-in?expired={(wasForm ? 1 : 0)}&back={Uri.EscapeDataString(back)}");
    }

    private async Task<string?> KeepAsync() => Request.Cookies[CookieName(Request)] is { Length: > 0 } token
        ? await steps.SealAsync(Context, token)
        : null;

    /// <summary>The principal of a session: the form's tokens are bound to it.</summary>
    public static ClaimsPrincipal PrincipalOf(Actor actor) => new(new ClaimsIdentity(
        [new Claim(SessionClaim, actor.SessionHash), new Claim(ClaimTypes.Name, actor.Name)],
        SchemeName));
}
