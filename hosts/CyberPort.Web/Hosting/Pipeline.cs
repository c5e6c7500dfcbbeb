using System.Text.Encodings.Web;
using System.Text.Unicode;
using CyberPort.Web.Api;
using CyberPort.Web.Apply;
using CyberPort.Web.Shell;
using CyberPort.Web.Texts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Radzen;

namespace CyberPort.Web.Hosting;

/// <summary>The web side of the host: framework services and the order in which a request passes them.</summary>
public static class Pipeline
{
    public static IServiceCollection AddWeb(this IServiceCollection services, Settings settings)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents().AddSingleton<ILocalizer, GridTexts>();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        // the default encoder turns each Japanese character into an eight-byte entity
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddScoped<CurrentActor>();
        services.AddSingleton<Flash>();
        services.AddSingleton<KeptStep>();
        services.AddSingleton<ShellFacts>();
        services.AddSingleton<PageFiles>();
        services.AddAuthentication(SessionAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "cyberport-form";
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.FormFieldName = "_token";
            o.HeaderName = "X-Form-Token";
        });
        services.AddDataProtection().SetApplicationName("CyberPort");
        services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>((o, provider) =>
            o.XmlRepository = ActivatorUtilities.CreateInstance<ProtectionKeys>(provider));
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in settings.TrustedProxies) o.KnownProxies.Add(System.Net.IPAddress.Parse(proxy));
        });
        return services;
    }

    public static void UseWeb(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/status/500", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.UseApiRefusals();
        app.UseStatusPageAsGet();
        app.UseRefusalAnswers();
        app.Services.GetRequiredService<PageFiles>().Serve(app);
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseFormTokens();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    // a refused POST is told by a page: drawing it is no POST, and asks for no form token
    private static void UseStatusPageAsGet(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/status", StringComparison.Ordinal)) context.Request.Method = HttpMethods.Get;
        return next();
    });
}
