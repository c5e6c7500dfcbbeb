using CyberPort.Expressions;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Upgrades;

/// <summary>Says what changed between two versions, and what stood there before and now, in the words of the people who use the form.</summary>
public static class ChangeTexts
{
    /// <summary>The element and what of it: 「占用の目的」 表示名.</summary>
    public static LocalText Name(FormPackage old, FormPackage now, PackageChange change)
    {
        var element = new ElementNames(null, Expressions.Value.Null, now, old).Of(change.Target);
        if (change.Facet.Length == 0) return element;
        var facet = FacetNames.Of(change.Facet);
        return new($"{element.Ja}　{facet.Ja}", $"{element.En} {facet.En}");
    }

    /// <summary>A value in full: a text as it is, a rule by its expression, codes one a line; nothing is empty.</summary>
    public static LocalText Value(Value value) => value.Kind switch
    {
        ValueKind.Null => new("", ""),
        ValueKind.Boolean => value.IsTrue ? new("はい", "yes") : new("いいえ", "no"),
        ValueKind.Text => new(value.AsText, value.AsText),
        ValueKind.Record when value["ja"].IsText && value["en"].IsText => new(value["ja"].AsText, value["en"].AsText),
        ValueKind.Record when Text(value) is { } said => said,
        ValueKind.List => Both(string.Join('\n', value.AsList.Select(i => i.IsText ? i.AsText : i.ToJson()))),
        _ => Both(value.ToJson()),
    };

    // a node is known by its label, a rule by its expression
    private static LocalText? Text(Value record)
    {
        if (record["label"]["ja"].IsText && record["label"]["en"].IsText) return new(record["label"]["ja"].AsText, record["label"]["en"].AsText);
        return record["expr"].IsText ? Both(record["expr"].AsText) : null;
    }

    private static LocalText Both(string text) => new(text, text);
}
