using System.Globalization;

namespace CyberPort.Forms.Fields.Dates;

/// <summary>One era of the Japanese calendar (元号): its name, its letter, and its days; the present one has no last day.</summary>
public sealed record Era(string Name, string English, char Letter, char Sign, DateOnly First, DateOnly? Last)
{
    public bool Holds(DateOnly day) => day >= First && (Last is null || day <= Last);

    public int YearOf(DateOnly day) => day.Year - First.Year + 1;
}

/// <summary>The eras from 明治 to the present one; eras to come are not made up.</summary>
public static class Eras
{
    /// <summary>Before this day Japan counted by a lunar calendar: era dates cannot be converted by counting.</summary>
    public static readonly DateOnly FirstSolarDay = new(1873, 1, 1);

    /// <summary>The word that stands for Gregorian years where an era is chosen.</summary>
    public const string Gregorian = "西暦";

    /// <summary>The newest first.</summary>
    public static IReadOnlyList<Era> All { get; } =
    [
        new("令和", "Reiwa", 'R', '㋿', new(2019, 5, 1), null),
        new("平成", "Heisei", 'H', '㍻', new(1989, 1, 8), new(2019, 4, 30)),
        new("昭和", "Showa", 'S', '㍼', new(1926, 12, 25), new(1989, 1, 7)),
        new("大正", "Taisho", 'T', '㍽', new(1912, 7, 30), new(1926, 12, 24)),
        new("明治", "Meiji", 'M', '㍾', new(1868, 1, 25), new(1912, 7, 29)),
    ];

    /// <summary>The era of a day; null before 1873.</summary>
    public static Era? Of(DateOnly day) => day < FirstSolarDay ? null : All.FirstOrDefault(era => era.Holds(day));

    public static Era? Named(string name) => All.FirstOrDefault(era => era.Name == name);

    /// <summary>令和6年11月5日 or 5 November 2024.</summary>
    public static string Show(DateOnly day, string language) => language == "en"
        ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Year(day)}年{day.Month}月{day.Day}日");

    /// <summary>The day in both calendars: 令和6年11月5日（2024年） or 5 November 2024 (Reiwa 6).</summary>
    public static string Both(DateOnly day, string language)
    {
        if (Of(day) is not { } era) return Show(day, language);
        return language == "en" ? $"{Show(day, language)} ({era.English} {era.YearOf(day)})" : $"{Show(day, language)}（{day.Year}年）";
    }

    /// <summary>The fiscal year (年度, April to March) of a day: 令和7年度.</summary>
    public static string FiscalYear(DateOnly day)
    {
        var april = new DateOnly(day.Month < 4 ? day.Year - 1 : day.Year, 4, 1);
        // The year of an era's first spring is named after the new era only from its first day on.
        return Year(april) + "年度";
    }

    private static string Year(DateOnly day)
    {
        if (Of(day) is not { } era) return day.Year.ToString(CultureInfo.InvariantCulture);
        var year = era.YearOf(day);
        return era.Name + (year == 1 ? "元" : year.ToString(CultureInfo.InvariantCulture));
    }
}
