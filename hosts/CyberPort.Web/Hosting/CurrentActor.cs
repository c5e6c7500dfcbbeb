using CyberPort.Operations.Accounts;
using Microsoft.AspNetCore.Components.Authorization;

namespace CyberPort.Web.Hosting;

/// <summary>Who the page is drawn for: the request's session, or in a circuit the session looked up anew.</summary>
public sealed class CurrentActor(IHttpContextAccessor context, AuthenticationStateProvider states, Sessions sessions)
{
    /// <summary>The signed-in person, or nothing.</summary>
    public async Task<Actor?> FindAsync(CancellationToken cancel = default)
    {
        if (context.HttpContext is { } http && !http.WebSockets.IsWebSocketRequest) return Of(http);

        var state = await states.GetAuthenticationStateAsync();
        return state.User.FindFirst(SessionAuthentication.SessionClaim)?.Value is { } hash ? await sessions.FindActorByHashAsync(hash, cancel) : null;
    }

    /// <summary>The signed-in person; pages that ask so are reached by signed-in people only.</summary>
    public async Task<Actor> GetAsync(CancellationToken cancel = default) =>
        await FindAsync(cancel) ?? throw new NotAllowedException("The session has ended.");

    /// <summary>The person of a request.</summary>
    public static Actor? Of(HttpContext context) => context.Items[typeof(Actor)] as Actor;
}
