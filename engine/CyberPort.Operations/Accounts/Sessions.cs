using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Organisations;

namespace CyberPort.Operations.Accounts;

/// <summary>Who a request's token belongs to; switching the membership; ending sessions.</summary>
public sealed class Sessions(Db db, PersonStore people, SessionStore sessions, AuditStore audit, SignInOptions options, TimeProvider time)
{
    private static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(1);

    /// <summary>The actor behind a token, or nothing when the session ended; asked at every request, so an ended session ends at once.</summary>
    public Task<Actor?> FindActorAsync(string token, CancellationToken cancel) => FindActorByHashAsync(SignIn.HashOf(token), cancel);

    /// <summary>The actor of an open session by its token's hash; circuits ask so again and again, since they outlive a request.</summary>
    public async Task<Actor?> FindActorByHashAsync(string hash, CancellationToken cancel)
    {
        if (await FindOpenAsync(hash, cancel) is not { } session) return null;

        var memberships = await people.ListMembershipsAsync(session.PersonId, cancel);
        var membership = memberships.FirstOrDefault(m => m.Id == session.MembershipId && m.TenantId == session.TenantId);
        if (membership is null) return null;

        await TouchAsync(session, cancel);
        return Actor.Of(membership, hash);
    }

    /// <summary>Whose session a token was, now that it has ended; nothing for an open or unknown one. It gives no rights.</summary>
    public async Task<Actor?> FindEndedAsync(string token, CancellationToken cancel)
    {
        var hash = SignIn.HashOf(token);
        if (await FindOpenAsync(hash, cancel) is not null || await sessions.FindAsync(hash, cancel) is not { } session) return null;

        var memberships = await people.ListMembershipsAsync(session.PersonId, cancel);
        return memberships.FirstOrDefault(m => m.Id == session.MembershipId) is { } membership ? Actor.Of(membership, hash) : null;
    }

    public Task<IReadOnlyList<Membership>> ListMembershipsAsync(Actor actor, CancellationToken cancel) =>
        people.ListMembershipsAsync(actor.PersonId, cancel);

    public async Task<IReadOnlyList<Session>> ListAsync(Actor actor, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return [.. (await sessions.ListOpenAsync(actor.PersonId, now, cancel)).Where(s => s.CreatedAt + options.LongestSession > now)];
    }

    /// <summary>Acts for another of the person's organisations from now on.</summary>
    public async Task SwitchAsync(Actor actor, Guid membershipId, CancellationToken cancel)
    {
        var memberships = await people.ListMembershipsAsync(actor.PersonId, cancel);
        var chosen = memberships.FirstOrDefault(m => m.Id == membershipId) ?? throw new NotFoundException("The membership");
        await db.WriteAsync(async unit =>
        {
            sessions.SwitchMembership(unit, actor.SessionHash, chosen.TenantId, chosen.Id);
            await audit.AppendAsync(unit, chosen.TenantId, new AuditEntry(actor.AuditName, "switch", $"person/{actor.PersonId:D}", "{}"));
        }, cancel);
    }

    /// <summary>Ends one of the person's sessions: this one (sign out) or another device's.</summary>
    public async Task EndAsync(Actor actor, string sessionHash, CancellationToken cancel)
    {
        var ended = await db.WriteAsync(async unit =>
        {
            var touched = await sessions.RevokeAsync(unit, actor.PersonId, sessionHash, time.GetUtcNow());
            if (touched > 0) await audit.AppendAsync(unit, actor.Tenant, new AuditEntry(actor.AuditName, "sign-out", $"person/{actor.PersonId:D}", "{}"));
            return touched;
        }, cancel);
        if (ended == 0) throw new NotFoundException("The session");
    }

    private async Task<Session?> FindOpenAsync(string hash, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var session = await sessions.FindAsync(hash, cancel);
        return session is { RevokedAt: null } && session.ExpiresAt > now && session.CreatedAt + options.LongestSession > now ? session : null;
    }

    private async Task TouchAsync(Session session, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (now - session.SeenAt < TouchEvery) return;
        await db.WriteAsync(unit => sessions.Touch(unit, session.TokenHash, now, now + options.IdleTime), cancel);
    }
}
