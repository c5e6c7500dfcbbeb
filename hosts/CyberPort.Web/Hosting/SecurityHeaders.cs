using System.Security.Cryptography;

namespace CyberPort.Web.Hosting;

/// <summary>Headers of every answer: a strict content security policy with a nonce, no framing, no sniffing, no caching of personal data.</summary>
public static class SecurityHeaders
{
    private const string NonceKey = "csp-nonce";

    // Radzen's grid writes style="" at each column; this is the hash of nothing, so a style attribute that says anything stays refused
    private const string EmptyStyles = "; style-src-attr 'unsafe-hashes' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    /// <summary>The nonce of this answer, for the few scripts that the page itself names.</summary>
    public static string Nonce(HttpContext context) => (string)context.Items[NonceKey]!;

    /// <summary>Lets the page of this answer have style attributes that are empty. Asked for by pages with a grid, before anything of them is sent.</summary>
    internal static void AllowEmptyStyles(HttpContext context) =>
        context.Response.Headers.ContentSecurityPolicy = Policy(Nonce(context)) + EmptyStyles;

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        context.Items[NonceKey] = nonce;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy(nonce);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(self)";
        headers.CacheControl = "no-store";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        await next();
    });

    private static string Policy(string nonce) =>
        $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'self'; manifest-src 'self'";
}
