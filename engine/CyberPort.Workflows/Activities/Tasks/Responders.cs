using CyberPort.Expressions;
using CyberPort.Workflows.Inputs;

namespace CyberPort.Workflows.Activities;

/// <summary>Several who are asked at once, and how many of them have to give the same answer (複数人への依頼).</summary>
/// <remarks>Written under <c>customProperties.cyberPort.responders</c>, where Elsa leaves it alone.</remarks>
/// <param name="Mode">all, any or quorum.</param>
/// <param name="Quorum">How many equal answers decide in the mode quorum.</param>
/// <param name="Roles">One task for each of these roles.</param>
/// <param name="Users">One task for each of these people, by id.</param>
/// <param name="Sections">One task for each of these sections of the candidate groups (consultants when there are none).</param>
/// <param name="Otherwise">The action that counts when no answer can reach the number any more; without it the way out is NotReached.</param>
public sealed record Responders(
    string Mode, int Quorum, IReadOnlyList<string> Roles, IReadOnlyList<string> Users, IReadOnlyList<string> Sections, string? Otherwise)
{
    /// <summary>Where a definition writes them.</summary>
    public const string Place = "/customProperties/cyberPort/responders";

    public static readonly IReadOnlyList<string> Modes = ["all", "any", "quorum"];

    /// <summary>How many are asked.</summary>
    public int Count => Roles.Count + Users.Count + Sections.Count;

    /// <summary>How many equal answers decide.</summary>
    public int Needed => Mode switch { "any" => 1, "quorum" => Quorum, _ => Count };

    /// <summary>The responders of an activity, or null when it asks once.</summary>
    public static Responders? Of(ActivityNode node)
    {
        var written = node.Source.At(Place);
        if (written.Kind != ValueKind.Record) return null;
        var quorum = InputReader.NumberOf(written["quorum"]) is { } number && decimal.IsInteger(number) && number is > 0 and < 1_000 ? (int)number : 0;
        return new(InputReader.TextOf(written["mode"]) ?? "all", quorum, Texts(written["roles"]), Texts(written["users"]), Texts(written["sections"]),
            InputReader.TextOf(written["otherwise"]));
    }

    /// <summary>The action that is decided by the answers so far; null while it is open, "" when none can be reached any more.</summary>
    /// <param name="answers">The keys that were answered, one for each responder who did.</param>
    /// <param name="actions">The keys that may be answered.</param>
    public string? Decided(IReadOnlyList<string> answers, IEnumerable<string> actions)
    {
        var left = Count - answers.Count;
        var reachable = false;
        foreach (var action in actions)
        {
            var given = answers.Count(a => a == action);
            if (given >= Needed) return action;
            reachable |= given + left >= Needed;
        }

        return reachable ? null : Otherwise ?? "";
    }

    private static string[] Texts(Value value) =>
        value.Kind == ValueKind.List ? [.. value.AsList.Select(InputReader.TextOf).OfType<string>().Distinct()] : [];
}
