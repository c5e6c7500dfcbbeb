using System.Security.Cryptography;
using System.Text;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Organisations;

namespace CyberPort.Operations.Accounts;

/// <summary>What a sign-in came to.</summary>
public enum SignInOutcome
{
    SignedIn,
    WrongNameOrPassword,
    Wait,
    Busy,
    NoMembership,
}

/// <summary>The answer to a sign-in.</summary>
/// <param name="Outcome">What it came to.</param>
/// <param name="Token">The session's token for the cookie, when signed in.</param>
/// <param name="ExpiresAt">When the session ends at the latest, when signed in.</param>
/// <param name="WaitUntil">When the next try is read, when told to wait.</param>
public sealed record SignInResult(SignInOutcome Outcome, string Token = "", DateTimeOffset ExpiresAt = default, DateTimeOffset WaitUntil = default);

/// <summary>Where a sign-in comes from.</summary>
public sealed record Origin(string Address, string Agent);

/// <summary>Signs a person in with a local account; failures make the next try wait, per account and address, so nobody can lock another out.</summary>
public sealed class SignIn(Db db, PersonStore people, SessionStore sessions, AuditStore audit, SignInOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _checks = new(options.ParallelChecks);
    private int _waiting;

    public void Dispose() => _checks.Dispose();

    public async Task<SignInResult> RunAsync(string name, string password, Origin origin, CancellationToken cancel)
    {
        name = name.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var pair = Subject($"{name}|{origin.Address}");
        var address = Subject(origin.Address);
        if (await WaitsAsync(pair, address, cancel) is { } until) return new SignInResult(SignInOutcome.Wait, WaitUntil: until);

        var person = await people.FindBySignInNameAsync(name, cancel);
        var known = person is { DisabledAt: null };
        if (await FitsAsync(password, known ? person!.PasswordHash : PasswordHash.Nobody, cancel) is not { } fits) return new SignInResult(SignInOutcome.Busy);
        if (!known || !fits) return await FailAsync(pair, address, cancel);

        var memberships = await people.ListMembershipsAsync(person!.Id, cancel);
        return memberships.Count == 0
            ? new SignInResult(SignInOutcome.NoMembership)
            : await OpenAsync(memberships[0], origin, pair, cancel);
    }

    /// <summary>How a token is kept: only its SHA-256 is stored.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private async Task<DateTimeOffset?> WaitsAsync(string pair, string address, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var subject in new[] { pair, address })
        {
            if (await sessions.FindFailuresAsync(subject, cancel) is { } failures && failures.NextTryAt > now) return failures.NextTryAt;
        }

        return null;
    }

    private async Task<bool?> FitsAsync(string password, string hash, CancellationToken cancel)
    {
        if (Interlocked.Increment(ref _waiting) > options.WaitingChecks + options.ParallelChecks)
        {
            Interlocked.Decrement(ref _waiting);
            return null;
        }

        try
        {
            await _checks.WaitAsync(cancel);
            try
            {
                return await Task.Run(() => PasswordHash.Fits(password, hash), cancel);
            }
            finally
            {
                _checks.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private async Task<SignInResult> FailAsync(string pair, string address, CancellationToken cancel)
    {
        var ofPair = (await sessions.FindFailuresAsync(pair, cancel))?.Failures + 1 ?? 1;
        var ofAddress = (await sessions.FindFailuresAsync(address, cancel))?.Failures + 1 ?? 1;
        var now = time.GetUtcNow();
        await db.WriteAsync(async unit =>
        {
            await sessions.SaveFailuresAsync(unit, pair, ofPair, now + Delay(ofPair - options.FreeFailures));
            await sessions.SaveFailuresAsync(unit, address, ofAddress, now + Delay(ofAddress - options.FreeFailuresOfAddress));
        }, cancel);
        return new SignInResult(SignInOutcome.WrongNameOrPassword);
    }

    private TimeSpan Delay(int over) =>
        over < 0 ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min(options.LongestDelay.Ticks, options.FirstDelay.Ticks << Math.Min(over, 30)));

    private async Task<SignInResult> OpenAsync(Membership membership, Origin origin, string pair, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var session = new Session
        {
            TokenHash = HashOf(token),
            PersonId = membership.PersonId,
            TenantId = membership.TenantId,
            MembershipId = membership.Id,
            CreatedAt = now,
            SeenAt = now,
            ExpiresAt = now + options.IdleTime,
            Address = origin.Address,
            Agent = origin.Agent.Length > 300 ? origin.Agent[..300] : origin.Agent,
        };
        await db.WriteAsync(async unit =>
        {
            sessions.Add(unit, session);
            sessions.ForgetFailures(unit, pair);
            var actor = Actor.Of(membership, session.TokenHash);
            await audit.AppendAsync(unit, membership.TenantId, new AuditEntry(actor.AuditName, "sign-in", $"person/{membership.PersonId:D}", "{}"));
        }, cancel);
        return new SignInResult(SignInOutcome.SignedIn, token, now + options.LongestSession);
    }

    private static string Subject(string text) => HashOf("sign-in|" + text);
}
