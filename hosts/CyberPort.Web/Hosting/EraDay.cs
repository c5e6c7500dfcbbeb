using System.Globalization;

namespace CyberPort.Web.Hosting;

/// <summary>A day in prose: 令和6年11月5日, or in English 5 November 2024.</summary>
public static class EraDay
{
    private static readonly CultureInfo Era = new("ja-JP") { DateTimeFormat = { Calendar = new JapaneseCalendar() } };

    public static string Of(DateOnly day, string language)
    {
        if (language == "en") return day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        var time = day.ToDateTime(TimeOnly.MinValue);
        var year = Era.DateTimeFormat.Calendar.GetYear(time);
        return $"{time.ToString("gg", Era)}{(year == 1 ? "元" : year.ToString(CultureInfo.InvariantCulture))}年{day.Month}月{day.Day}日";
    }
}
