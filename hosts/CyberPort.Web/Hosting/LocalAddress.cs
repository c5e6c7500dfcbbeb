using Microsoft.AspNetCore.Http.Features;

namespace CyberPort.Web.Hosting;

/// <summary>Addresses of this product: those that a request names, where anything else becomes the first page, and the page's own.</summary>
public static class LocalAddress
{
    public static string Of(string? address) => IsLocal(address) ? address! : "/";

    /// <summary>
    /// Path and query as the browser shows them, letter by letter, also on a page that is drawn in place of another:
    /// pages have a base address, so a link within one has to name its own.
    /// </summary>
    public static string Here(HttpContext? context) => context is null ? ""
        : Of(context.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } target
            ? target
            : context.Request.PathBase + context.Request.Path + context.Request.QueryString);

    private static bool IsLocal(string? address) =>
        address is ['/', ..]
        && !(address.Length > 1 && address[1] is '/' or '\\')
        && !address.Any(c => char.IsControl(c) || c == '\\')
        && Uri.TryCreate(new Uri("http://localhost"), address, out var uri)
        && uri.Host == "localhost";
}
