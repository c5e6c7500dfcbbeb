using System.Globalization;
using System.Text.RegularExpressions;
using CyberPort.Expressions;
using CyberPort.Forms.Fields.Numbers;
using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields.Locations;

/// <summary>Reads latitudes and longitudes as people write them: 34.35, 北緯34度21分0秒, 34°21′0″N, 34-21-00.</summary>
public static partial class Coordinates
{
    /// <summary>A hundredth of a metre and less is no place any more.</summary>
    private const int Digits = 7;

    /// <summary>The degrees of a text; null when it is no coordinate.</summary>
    public static decimal? Read(string typed)
    {
        var text = Widths.Code(typed).ToUpperInvariant();
        foreach (var word in new[] { "北緯", "東経", "N", "E" }) text = text.Replace(word, "", StringComparison.Ordinal);
        if (NumberTexts.Read(text) is { } degrees) return decimal.Round(degrees, Digits);
        return Parts().Match(text) is { Success: true } match ? Degrees(match) : null;
    }

    /// <summary>As it is shown and typed again.</summary>
    public static string Write(decimal degrees) => degrees.ToString("0.00000##", CultureInfo.InvariantCulture);

    /// <summary>A coordinate that was read, or the text as it was typed.</summary>
    internal static Value Take(string typed)
    {
        var text = CleanText.Line(typed);
        if (text.Length == 0) return Value.Null;
        return Read(text) is { } degrees ? Value.Of(degrees) : Value.Of(text);
    }

    internal static string Text(Value value) => value.IsNumber ? Write(value.AsNumber) : value.IsText ? value.AsText : value.IsNull ? "" : value.ToJson();

    private static decimal? Degrees(Match match)
    {
        decimal Part(string name) => match.Groups[name] is { Success: true, Value: var digits } ? decimal.Parse(digits, CultureInfo.InvariantCulture) : 0;
        var (minutes, seconds) = (Part("m"), Part("s"));
        return minutes >= 60 || seconds >= 60 ? null : decimal.Round(Part("d") + (minutes / 60) + (seconds / 3600), Digits);
    }

    [GeneratedRegex("""\A(?<d>[0-9]{1,3})[度°-](?<m>[0-9]{1,2}(\.[0-9]{1,6})?)([分'′’-]((?<s>[0-9]{1,2}(\.[0-9]{1,6})?)[秒"″”]?)?)?\z""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
