namespace CyberPort.Forms.Fields.Texts;

/// <summary>What a text is, as far as that decides how it is folded (全角・半角).</summary>
public enum TextFold
{
    /// <summary>Names and prose: kept as typed apart from trimming.</summary>
    AsTyped,

    /// <summary>Codes and identifiers: half width, no spaces, one kind of dash.</summary>
    Code,

    /// <summary>Readings: full-width katakana.</summary>
    Kana,

    /// <summary>Names of companies: as typed, but ㍿ and ㈱ are written out as the register does.</summary>
    TradeName,

    PostalCode,

    Phone,

    Mail,

    LegalEntityNumber,
}

/// <summary>The names of the folds in the schema's x-cp-fold.</summary>
public static class TextFolds
{
    private static readonly Dictionary<string, TextFold> Named = new(StringComparer.Ordinal)
    {
        ["asTyped"] = TextFold.AsTyped,
        ["code"] = TextFold.Code,
        ["kana"] = TextFold.Kana,
        ["tradeName"] = TextFold.TradeName,
        ["postalCode"] = TextFold.PostalCode,
        ["phone"] = TextFold.Phone,
        ["mail"] = TextFold.Mail,
        ["legalEntityNumber"] = TextFold.LegalEntityNumber,
    };

    public static IEnumerable<string> Names => Named.Keys;

    /// <summary>The fold that is named; without a name the schema's format decides.</summary>
    internal static TextFold Of(string? name, string? format)
    {
        if (name is not null && Named.TryGetValue(name, out var fold)) return fold;
        return format switch
        {
            "email" => TextFold.Mail,
            "uri" or "uuid" => TextFold.Code,
            _ => TextFold.AsTyped,
        };
    }
}
