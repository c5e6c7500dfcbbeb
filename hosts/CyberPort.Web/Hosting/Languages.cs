using CyberPort.Web.Texts;

namespace CyberPort.Web.Hosting;

/// <summary>The language of a page: what was chosen last (cookie), else the person's, else Japanese.</summary>
public static class Languages
{
    public const string Cookie = "lang";

    public static string Of(HttpContext? context) => context is null ? "ja"
        : context.Request.Cookies[Cookie] is "ja" or "en" ? context.Request.Cookies[Cookie]!
        : CurrentActor.Of(context)?.Language ?? "ja";

    public static TextBook Texts(HttpContext? context) => TextBook.Of(Of(context));

    /// <summary>POST /language: remembers the choice and returns to the page.</summary>
    public static void MapLanguage(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/language", (HttpContext context, [Microsoft.AspNetCore.Mvc.FromForm] string language, [Microsoft.AspNetCore.Mvc.FromForm] string back) =>
        {
            context.Response.Cookies.Append(Cookie, language == "en" ? "en" : "ja", new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                IsEssential = true,
                Secure = context.Request.IsHttps,
            });
            return Results.LocalRedirect(LocalAddress.Of(back));
        }).AllowAnonymous();
}
