using CyberPort.Expressions;
using CyberPort.Forms.Fields.Numbers;
using CyberPort.Forms.Upgrades;

namespace CyberPort.Operations.Upgrades;

/// <summary>What a person types to give an outcome another value: a text, a number, codes line by line, or a rule's expression.</summary>
public static class UpgradeEdits
{
    /// <summary>Whether the value can be typed; a whole case or a place is changed in the designer.</summary>
    public static bool CanEdit(UpgradeOutcome outcome) =>
        outcome.Choices.Contains(ChoiceKind.Edit) && (outcome.Facet == "rows" || IsRule(outcome) || outcome.Ours.IsText || outcome.Ours.IsNumber);

    /// <summary>What stands in the field: what was decided, or what is proposed.</summary>
    public static string Text(UpgradeOutcome outcome)
    {
        var value = outcome.Chosen is { Kind: ChoiceKind.Edit } chosen ? chosen.Value : outcome.Proposal.IsNull ? outcome.Ours : outcome.Proposal;
        return value.Kind switch
        {
            ValueKind.List => string.Join('\n', value.AsList.Select(c => c.IsText ? c.AsText : c.ToJson())),
            ValueKind.Record => value["expr"].IsText ? value["expr"].AsText : "",
            ValueKind.Text => value.AsText,
            ValueKind.Null => "",
            _ => value.ToJson(),
        };
    }

    /// <summary>The value that was typed; nothing when it is no number where one belongs.</summary>
    public static Value? Read(UpgradeOutcome outcome, string text)
    {
        if (outcome.Facet == "rows") return Value.Of([.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Value.Of)]);
        if (IsRule(outcome)) return outcome.Ours.With("/expr", Value.Of(text.Trim()));
        if (!outcome.Ours.IsNumber) return Value.Of(text.ReplaceLineEndings("\n").Trim());
        return NumberTexts.Read(text.Trim()) is { } number ? Value.Of(number) : null;
    }

    private static bool IsRule(UpgradeOutcome outcome) => outcome.Target.StartsWith("rule:", StringComparison.Ordinal) && outcome.Facet.Length == 0 && outcome.Ours["expr"].IsText;
}
