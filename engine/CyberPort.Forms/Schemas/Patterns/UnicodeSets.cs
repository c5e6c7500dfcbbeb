using System.Collections.Concurrent;
using System.Globalization;

namespace CyberPort.Forms.Schemas.Patterns;

/// <summary>The sets that <c>\p{…}</c> and the class escapes name.</summary>
internal static class UnicodeSets
{
    public static CodePointSet Digits { get; } = CodePointSet.Of(('0', '9'));

    public static CodePointSet Word { get; } = CodePointSet.Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'));

    /// <summary>WhiteSpace and LineTerminator of ECMA-262.</summary>
    public static CodePointSet Space { get; } = CodePointSet.Of(
        (9, 13), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F),
        (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF));

    /// <summary>Everything but LineTerminator.</summary>
    public static CodePointSet Dot { get; } = CodePointSet.Of((10, 10), (13, 13), (0x2028, 0x2029)).Without();

    private static readonly ConcurrentDictionary<string, CodePointSet> ByCategories = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, CodePointSet> Scripts = new(StringComparer.Ordinal)
    {
        ["Hiragana"] = CodePointSet.Of((0x3041, 0x3096), (0x309D, 0x309F), (0x1B001, 0x1B11F), (0x1B132, 0x1B132), (0x1B150, 0x1B152),
            (0x1F200, 0x1F200)),
        ["Katakana"] = CodePointSet.Of((0x30A1, 0x30FA), (0x30FD, 0x30FF), (0x31F0, 0x31FF), (0x32D0, 0x32FE), (0x3300, 0x3357),
            (0xFF66, 0xFF6F), (0xFF71, 0xFF9D), (0x1AFF0, 0x1AFF3), (0x1AFF5, 0x1AFFB), (0x1AFFD, 0x1AFFE), (0x1B000, 0x1B000),
            (0x1B120, 0x1B122), (0x1B155, 0x1B155), (0x1B164, 0x1B167)),
        ["Han"] = CodePointSet.Of((0x2E80, 0x2E99), (0x2E9B, 0x2EF3), (0x2F00, 0x2FD5), (0x3005, 0x3005), (0x3007, 0x3007),
            (0x3021, 0x3029), (0x3038, 0x303B), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFA6D), (0xFA70, 0xFAD9),
            (0x16FE2, 0x16FE3), (0x16FF0, 0x16FF1), (0x20000, 0x2A6DF), (0x2A700, 0x2B739), (0x2B740, 0x2B81D), (0x2B820, 0x2CEA1),
            (0x2CEB0, 0x2EBE0), (0x2EBF0, 0x2EE5D), (0x2F800, 0x2FA1D), (0x30000, 0x3134A), (0x31350, 0x323AF)),
        ["Latin"] = CodePointSet.Of(('A', 'Z'), ('a', 'z'), (0xAA, 0xAA), (0xBA, 0xBA), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2B8),
            (0x2E0, 0x2E4), (0x1D00, 0x1D25), (0x1D2C, 0x1D5C), (0x1D62, 0x1D65), (0x1D6B, 0x1D77), (0x1D79, 0x1DBE), (0x1E00, 0x1EFF),
            (0x2071, 0x2071), (0x207F, 0x207F), (0x2090, 0x209C), (0x212A, 0x212B), (0x2132, 0x2132), (0x214E, 0x214E),
            (0x2160, 0x2188), (0x2C60, 0x2C7F), (0xA722, 0xA787), (0xA78B, 0xA7CA), (0xA7F2, 0xA7FF), (0xAB30, 0xAB5A),
            (0xAB5C, 0xAB64), (0xFB00, 0xFB06), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A)),
    };

    /// <summary>Long names of the general categories; a longer entry stands for several short ones.</summary>
    private static readonly Dictionary<string, string> Categories = new(StringComparer.Ordinal)
    {
        ["Letter"] = "L",
        ["Cased_Letter"] = "Lu Ll Lt",
        ["LC"] = "Lu Ll Lt",
        ["Uppercase_Letter"] = "Lu",
        ["Lowercase_Letter"] = "Ll",
        ["Titlecase_Letter"] = "Lt",
        ["Modifier_Letter"] = "Lm",
        ["Other_Letter"] = "Lo",
        ["Mark"] = "M",
        ["Nonspacing_Mark"] = "Mn",
        ["Spacing_Mark"] = "Mc",
        ["Enclosing_Mark"] = "Me",
        ["Number"] = "N",
        ["Decimal_Number"] = "Nd",
        ["digit"] = "Nd",
        ["Letter_Number"] = "Nl",
        ["Other_Number"] = "No",
        ["Punctuation"] = "P",
        ["punct"] = "P",
        ["Connector_Punctuation"] = "Pc",
        ["Dash_Punctuation"] = "Pd",
        ["Open_Punctuation"] = "Ps",
        ["Close_Punctuation"] = "Pe",
        ["Initial_Punctuation"] = "Pi",
        ["Final_Punctuation"] = "Pf",
        ["Other_Punctuation"] = "Po",
        ["Symbol"] = "S",
        ["Math_Symbol"] = "Sm",
        ["Currency_Symbol"] = "Sc",
        ["Modifier_Symbol"] = "Sk",
        ["Other_Symbol"] = "So",
        ["Separator"] = "Z",
        ["Space_Separator"] = "Zs",
        ["Line_Separator"] = "Zl",
        ["Paragraph_Separator"] = "Zp",
        ["Other"] = "C",
        ["Control"] = "Cc",
        ["cntrl"] = "Cc",
        ["Format"] = "Cf",
        ["Surrogate"] = "Cs",
        ["Private_Use"] = "Co",
        ["Unassigned"] = "Cn",
    };

    /// <summary>The short names in the order of <see cref="UnicodeCategory"/>.</summary>
    private static readonly string[] Short =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd", "Ps",
        "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn",
    ];

    /// <summary>The set of a property name as written between the braces, or null when it is not one of ours.</summary>
    public static CodePointSet? Property(string name)
    {
        var equals = name.IndexOf('=', StringComparison.Ordinal);
        if (equals >= 0)
        {
            var value = name[(equals + 1)..];
            return name[..equals] switch
            {
                "Script" or "sc" or "Script_Extensions" or "scx" => Scripts.GetValueOrDefault(value),
                "General_Category" or "gc" => Category(value),
                _ => null,
            };
        }
        return name switch
        {
            "Any" => CodePointSet.Everything,
            "ASCII" => CodePointSet.Of((0, 0x7F)),
            "ASCII_Hex_Digit" or "AHex" => CodePointSet.Of(('0', '9'), ('A', 'F'), ('a', 'f')),
            _ => Category(name),
        };
    }

    private static CodePointSet? Category(string name)
    {
        var wanted = Categories.GetValueOrDefault(name, name);
        if (!wanted.Split(' ').All(one => one.Length is 1 or 2 && Short.Any(known => known.StartsWith(one, StringComparison.Ordinal))))
            return null;
        return ByCategories.GetOrAdd(wanted, static names => Collect(names.Split(' ')));
    }

    private static CodePointSet Collect(string[] names)
    {
        var wanted = Short.Select(known => names.Any(one => known.StartsWith(one, StringComparison.Ordinal))).ToArray();
        var runs = new List<CodePointRange>();
        for (var point = 0; point <= CodePointSet.Last; point++)
        {
            if (!wanted[(int)CharUnicodeInfo.GetUnicodeCategory(point)]) continue;
            if (runs.Count > 0 && runs[^1].To == point - 1) runs[^1] = runs[^1] with { To = point };
            else runs.Add(new(point, point));
        }
        return CodePointSet.Of(runs);
    }
}
