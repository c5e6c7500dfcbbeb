using CyberPort.Expressions;

namespace CyberPort.Workflows.Lanes;

/// <summary>Who has to act at an activity, and what its outcomes are called.</summary>
internal static class NodeRoles
{
    private static readonly Dictionary<string, LocalText> Outcomes = new(StringComparer.Ordinal)
    {
        ["Accepted"] = new("受付", "accepted"),
        ["Pass"] = new("適合", "complete"),
        ["Advance"] = new("決裁へ", "to approval"),
        ["Correct"] = new("補正", "to correct"),
        ["Corrected"] = new("補正済み", "corrected"),
        ["Consult"] = new("再合議", "consult"),
        ["Agreed"] = new("異議なし", "no objection"),
        ["Objected"] = new("異議あり", "objection"),
        ["Approved"] = new("決裁", "approved"),
        ["Remanded"] = new("差戻し", "remanded"),
        ["Rejected"] = new("否決", "rejected"),
        ["Deny"] = new("不許可", "to deny"),
        ["Dismiss"] = new("却下", "to dismiss"),
        ["TimedOut"] = new("期限切れ", "timed out"),
        ["Timeout"] = new("期限切れ", "timed out"),
        ["Cancelled"] = new("取消し", "cancelled"),
        ["NotReached"] = new("不成立", "not reached"),
        ["True"] = new("はい", "yes"),
        ["False"] = new("いいえ", "no"),
        ["Done"] = new("完了", "done"),
        ["Default"] = new("その他", "otherwise"),
    };

    /// <summary>The role that has to act; empty when the product does it by itself.</summary>
    public static string Acting(ActivityNode node) => node.Type switch
    {
        "CyberPort.Correction" or "CyberPort.Withdrawal" => "applicant",
        "CyberPort.Notify" => "",
        _ when node.Known("role") is { IsText: true } role => role.AsText,
        "Elsa.UserTask" when Activities.Responders.Of(node) is { Roles: [var responder, ..] } => responder,
        "Elsa.UserTask" => (node.Known("candidateGroups") is { Kind: ValueKind.List, AsList: [var first, ..] } ? Activities.UserTask.KeyOf(first) ?? "" : ""),
        "CyberPort.Receive" => "receptionist",
        "CyberPort.FormalReview" or "CyberPort.Review" => "reviewer",
        "CyberPort.Consultation" => "consultant",
        _ => "",
    };

    /// <summary>What metadata.cyberPort.outcomeLabels calls the outcome, else the label of the action that leads out here, else the outcome itself.</summary>
    public static LocalText OutcomeLabel(ActivityNode node, string outcome)
    {
        var own = node.Source.At("/metadata/cyberPort/outcomeLabels");
        if (own.Kind == ValueKind.Record && own[outcome]["ja"] is { IsText: true } said)
            return new(said.AsText, own[outcome]["en"] is { IsText: true } english ? english.AsText : said.AsText);

        if (node.Known("actions") is { Kind: ValueKind.List } actions)
        {
            foreach (var action in actions.AsList)
            {
                var leads = action["outcome"] is { IsText: true } named ? named.AsText
                    : action["key"] is { IsText: true, AsText.Length: > 0 } key ? char.ToUpperInvariant(key.AsText[0]) + key.AsText[1..] : "";
                if (leads == outcome && action["label"]["ja"] is { IsText: true } ja)
                    return new(ja.AsText, action["label"]["en"] is { IsText: true } en ? en.AsText : ja.AsText);
            }
        }

        if (node.Known("actionDefinitions") is { Kind: ValueKind.List } definitions)
            foreach (var definition in definitions.AsList)
                if (definition["key"] == Value.Of(outcome) && Inputs.InputReader.Local(definition["label"]) is { } label) return label;

        return Outcomes.TryGetValue(outcome, out var usual) ? usual : new LocalText(outcome, outcome);
    }
}
