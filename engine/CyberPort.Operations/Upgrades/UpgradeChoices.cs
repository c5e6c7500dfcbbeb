using CyberPort.Expressions;
using CyberPort.Forms.Upgrades;

namespace CyberPort.Operations.Upgrades;

/// <summary>Decisions about an upgrade as they are stored: outcome id to { kind, value }.</summary>
public static class UpgradeChoices
{
    public static IReadOnlyDictionary<string, UpgradeChoice> Read(string json)
    {
        var choices = new SortedDictionary<string, UpgradeChoice>(StringComparer.Ordinal);
        foreach (var (id, choice) in Value.Parse(json).AsRecord)
            if (Enum.TryParse<ChoiceKind>(choice["kind"].AsText, out var kind)) choices[id] = new UpgradeChoice(kind, choice["value"]);
        return choices;
    }

    public static string Write(IReadOnlyDictionary<string, UpgradeChoice> choices) => Value.Of(ValueRecord.Of(
        choices.OrderBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => KeyValuePair.Create(c.Key, Value.Record(("kind", Value.Of(c.Value.Kind.ToString())), ("value", c.Value.Value)))))).ToJson();
}
