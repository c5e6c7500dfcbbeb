using CyberPort.Forms.States;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;

namespace CyberPort.Web.Apply;

/// <summary>Confirmed warnings of a posted page: "_ack.{rule}" names the digest of what was confirmed, "_reason.{rule}" why.</summary>
public static class PostedAcknowledgements
{
    private const string Prefix = "_ack.";
    private const int LongestReason = 1000;

    public static IReadOnlyList<Acknowledgement> Read(
        OpenDraft draft, IReadOnlyDictionary<string, string[]> posted, Actor actor, DateTimeOffset now)
    {
        var kept = draft.Acknowledgements.ToDictionary(a => a.RuleId, StringComparer.Ordinal);
        foreach (var (name, digests) in posted.Where(p => p.Key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var rule = name[Prefix.Length..];
            var digest = digests.LastOrDefault(d => d.Length > 0);
            var reason = posted.GetValueOrDefault("_reason." + rule) is [var text, ..] ? text.Trim() : null;
            if (reason?.Length > LongestReason) reason = reason[..LongestReason];
            if (digest is null) kept.Remove(rule);
            else if (kept.GetValueOrDefault(rule) is not { } known || known.Digest != digest || known.Reason != reason)
                kept[rule] = new Acknowledgement(rule, digest, reason, actor.Name, now);
        }

        return [.. kept.Values];
    }
}
