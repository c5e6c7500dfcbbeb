using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>One button of an office task as a definition writes it: a key, and what differs from the usual.</summary>
/// <remarks>The outcome is the key with a capital unless it is named; the label of a usual key need not be written.</remarks>
public sealed record ActionChoice(string Key, LocalText? Label = null, string? Outcome = null, bool? NeedsReason = null,
    bool Primary = false)
{
    private static readonly Dictionary<string, (LocalText Label, bool NeedsReason)> Usual = new()
    {
        ["accept"] = (new("受け付ける", "Accept"), false),
        ["pass"] = (new("形式に適合", "Formally complete"), false),
        ["advance"] = (new("決裁に進める", "Advance to approval"), false),
        ["correct"] = (new("補正を求める", "Ask for a correction"), true),
        ["consult"] = (new("合議に回す", "Consult other sections"), false),
        ["deny"] = (new("不許可とする", "Propose denial"), true),
        ["dismiss"] = (new("却下とする", "Propose dismissal"), true),
        ["remand"] = (new("差し戻す", "Remand"), true),
    };

    internal string WayOut => Outcome ?? char.ToUpperInvariant(Key[0]) + Key[1..];

    internal TaskAction ToAction()
    {
        var usual = Usual.TryGetValue(Key, out var known) ? known : (new(Key, Key), false);
        return new(Key, Label ?? usual.Item1, NeedsReason ?? usual.Item2, Primary);
    }
}
