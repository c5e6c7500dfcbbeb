using System.Globalization;

namespace CyberPort.Operations.Procedures;

/// <summary>Receipt and document numbers as an office writes them, by fiscal year (年度, April to March).</summary>
public static class Numbering
{
    private static readonly CultureInfo Japanese = new("ja-JP") { DateTimeFormat = { Calendar = new JapaneseCalendar() } };

    /// <summary>The fiscal year of a day: 2027-03-31 is still 2026.</summary>
    public static int FiscalYear(DateOnly day) => day.Month >= 4 ? day.Year : day.Year - 1;

    /// <summary>Fills a format: {era}, {eraName}, {year}, {western}, {number} or {number:0000}.</summary>
    /// <exception cref="FormatException">The format names something else.</exception>
    public static string Format(string format, int fiscalYear, int number)
    {
        // a fiscal year is named by the era of its first day
        var firstDay = new DateTime(fiscalYear, 4, 1);
        var (name, year) = Era(firstDay);
        var text = new System.Text.StringBuilder();
        for (var at = 0; at < format.Length; at++)
        {
            if (format[at] != '{')
            {
                text.Append(format[at]);
                continue;
            }

            var end = format.IndexOf('}', at);
            if (end < 0) throw new FormatException($"The number format '{format}' has a '{{' without its '}}'.");
            text.Append(Part(format[(at + 1)..end], name, year, fiscalYear, number));
            at = end;
        }

        return text.ToString();
    }

    private static string Part(string part, string era, int year, int western, int number) => part switch
    {
        "era" => era[..1],
        "eraName" => era,
        "year" => year == 1 ? "元" : year.ToString(CultureInfo.InvariantCulture),
        "western" => western.ToString(CultureInfo.InvariantCulture),
        "number" => number.ToString(CultureInfo.InvariantCulture),
        _ when part.StartsWith("number:0", StringComparison.Ordinal) => number.ToString(part["number:".Length..], CultureInfo.InvariantCulture),
        _ => throw new FormatException($"A number format knows {{era}}, {{eraName}}, {{year}}, {{western}} and {{number:0000}}, not {{{part}}}."),
    };

    private static (string Name, int Year) Era(DateTime day) => (day.ToString("gg", Japanese), Japanese.DateTimeFormat.Calendar.GetYear(day));
}
