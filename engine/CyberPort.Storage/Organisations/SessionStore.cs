using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Organisations;

/// <summary>A signed-in browser. The token itself is only in the browser's cookie; here is its hash.</summary>
public sealed record Session
{
    public required string TokenHash { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>The tenant of the membership in use.</summary>
    public required TenantId TenantId { get; init; }

    public required Guid MembershipId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset SeenAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }
    public required string Address { get; init; }
    public required string Agent { get; init; }
}

/// <summary>How often a sign-in failed, for one account at one address.</summary>
public sealed record SignInFailures
{
    public required int Failures { get; init; }
    public required DateTimeOffset NextTryAt { get; init; }
}

/// <summary>Sessions and failed sign-ins; a session belongs to a person before it belongs to a tenant.</summary>
public sealed class SessionStore(Db db)
{
    public Task<Session?> FindAsync(string tokenHash, CancellationToken cancel) =>
        db.FindAsync<Session>("""
            select token_hash, person_id, tenant_id, membership_id, created_at, seen_at, expires_at, revoked_at, address, agent
              from sessions
             where token_hash = @tokenHash
            """, new { tokenHash }, cancel);

    public Task<IReadOnlyList<Session>> ListOpenAsync(Guid personId, DateTimeOffset now, CancellationToken cancel) =>
        db.QueryAsync<Session>("""
            select token_hash, person_id, tenant_id, membership_id, created_at, seen_at, expires_at, revoked_at, address, agent
              from sessions
             where person_id = @personId and revoked_at is null and expires_at > @now
             order by seen_at desc
            """, new { personId, now }, cancel);

    public void Add(UnitOfWork unit, Session session) =>
        unit.Add("""
            insert into sessions (token_hash, person_id, tenant_id, membership_id, created_at, seen_at, expires_at, revoked_at, address, agent)
            values (@TokenHash, @PersonId, @TenantId, @MembershipId, @CreatedAt, @SeenAt, @ExpiresAt, @RevokedAt, @Address, @Agent)
            """, session);

    public void Touch(UnitOfWork unit, string tokenHash, DateTimeOffset seenAt, DateTimeOffset expiresAt) =>
        unit.Add("""
            update sessions
               set seen_at = @seenAt, expires_at = @expiresAt
             where token_hash = @tokenHash and revoked_at is null
            """, new { tokenHash, seenAt, expiresAt });

    public void SwitchMembership(UnitOfWork unit, string tokenHash, TenantId tenant, Guid membershipId) =>
        unit.Add("""
            update sessions
               set tenant_id = @tenant, membership_id = @membershipId
             where token_hash = @tokenHash and revoked_at is null
            """, new { tokenHash, tenant, membershipId });

    /// <summary>Ends one session of a person; another person's is not touched.</summary>
    public Task<int> RevokeAsync(UnitOfWork unit, Guid personId, string tokenHash, DateTimeOffset now) =>
        unit.ExecuteAsync("""
            update sessions
               set revoked_at = @now
             where token_hash = @tokenHash and person_id = @personId and revoked_at is null
            """, new { personId, tokenHash, now });

    public Task<SignInFailures?> FindFailuresAsync(string subject, CancellationToken cancel) =>
        db.FindAsync<SignInFailures>("""
            select failures, next_try_at
              from sign_in_failures
             where subject = @subject
            """, new { subject }, cancel);

    /// <summary>Counts one more failure inside a unit of work: of failures at the same moment none is lost.</summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="subject">Whose failures.</param>
    /// <param name="nextTry">When the next try is read after so many failures.</param>
    public async Task CountFailureAsync(UnitOfWork unit, string subject, Func<int, DateTimeOffset> nextTry)
    {
        var touched = await unit.ExecuteAsync("""
            update sign_in_failures
               set failures = failures + 1
             where subject = @subject
            """, new { subject });
        if (touched == 0)
        {
            unit.Add("""
                insert into sign_in_failures (subject, failures, next_try_at)
                values (@subject, 1, @at)
                """, new { subject, at = nextTry(1) });
            return;
        }

        var failures = await unit.FindAsync<int>("""
            select failures
              from sign_in_failures
             where subject = @subject
            """, new { subject });
        unit.Add("""
            update sign_in_failures
               set next_try_at = @at
             where subject = @subject
            """, new { subject, at = nextTry(failures) });
    }

    public void ForgetFailures(UnitOfWork unit, string subject) =>
        unit.Add("delete from sign_in_failures where subject = @subject", new { subject });
}
