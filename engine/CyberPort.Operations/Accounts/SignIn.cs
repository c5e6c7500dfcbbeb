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
    private const int Tries = 12;

    private readonly SemaphoreSlim _checks = new(options.ParallelChecks);
    private int _waiting;

    public void Dispose() => _checks.Dispose();

    public async Task<SignInResult> RunAsync(string name, string password, Origin origin, CancellationToken cancel)
    {
        if (Interlocked.Increment(ref _waiting) > options.WaitingChecks + options.ParallelChecks)
        {
            Interlocked.Decrement(ref _waiting);
            return new SignInResult(SignInOutcome.Busy);
        }

        try
        {
            // waiting is looked up in the turn itself: tries that were sent all at once are counted like tries one after the other
            await _checks.WaitAsync(cancel);
            try
            {
                return await CheckAsync(name.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant(), password, origin, cancel);
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

    private async Task<SignInResult> CheckAsync(string name, string password, Origin origin, CancellationToken cancel)
    {
        var pair = Subject($"{name}|{origin.Address}");
        var address = Subject(origin.Address);
        if (await WaitsAsync(pair, address, cancel) is { } until) return new SignInResult(SignInOutcome.Wait, WaitUntil: until);

        var person = await people.FindBySignInNameAsync(name, cancel);
        var known = person is { DisabledAt: null };
        var hash = known ? person!.PasswordHash : PasswordHash.Nobody;
        var fits = await Task.Run(() => PasswordHash.Fits(password, hash), cancel);
        if (!known || !fits) return await FailAsync(pair, address, cancel);

        if (PasswordHash.IsWeak(hash)) await RenewAsync(person!, await Task.Run(() => PasswordHash.Make(password), cancel), cancel);
        var memberships = await people.ListMembershipsAsync(person!.Id, cancel);
        return memberships.Count == 0
            ? new SignInResult(SignInOutcome.NoMembership)
            : await OpenAsync(memberships[0], origin, pair, cancel);
    }

    // what was hashed with fewer rounds in earlier years is hashed anew while the password is at hand
    private Task RenewAsync(Person person, string hash, CancellationToken cancel) =>
        db.WriteAsync(unit => people.SavePasswordHash(unit, person, hash), cancel);

    private async Task<SignInResult> FailAsync(string pair, string address, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var now = time.GetUtcNow();
                await db.WriteAsync(async unit =>
                {
                    await sessions.CountFailureAsync(unit, pair, failures => now + Delay(failures - options.FreeFailures));
                    await sessions.CountFailureAsync(unit, address, failures => now + Delay(failures - options.FreeFailuresOfAddress));
                }, cancel);
                return new SignInResult(SignInOutcome.WrongNameOrPassword);
            }
            catch (DuplicateKeyException) when (attempt < Tries)
            {
                // two first failures at once: the other one began the count
            }
        }
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
