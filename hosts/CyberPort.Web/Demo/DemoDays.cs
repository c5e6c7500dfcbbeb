using System.Globalization;
using System.Text.RegularExpressions;

namespace CyberPort.Web.Demo;

/// <summary>Days of a story's values told from its arrival: "{+4}" is four days after it, "{-1}" the day before. So the demo never grows old.</summary>
internal static partial class DemoDays
{
    /// <summary>The values as JSON with every such day written out.</summary>
    public static string Write(string json, DateOnly arrival) => Told().Replace(json, match =>
        "\"" + arrival.AddDays(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "\"");

    // a plus sign is escaped when JSON is written for HTML
    [GeneratedRegex("\"\\{(?:\\+|\\\\u002[Bb])?(-?\\d{1,4})\\}\"")]
    private static partial Regex Told();
}
