using System.Globalization;

namespace CyberPort.Web.Hosting;

/// <summary>Times as the office reads them: Japan's time, 11/5 18:42 in tables.</summary>
public static class Japan
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    public static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>The last day on which something may still be done: a deadline at midnight ends the day before.</summary>
    public static DateOnly LastDay(DateTimeOffset deadline) => Day(deadline.AddSeconds(-1));

    public static string ShortTime(DateTimeOffset instant) => Local(instant).ToString("M/d HH:mm", CultureInfo.InvariantCulture);

    /// <summary>18:42, beside a day that is written out.</summary>
    public static string Clock(DateTimeOffset instant) => Local(instant).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string ShortDay(DateOnly day) => day.ToString("M/d", CultureInfo.InvariantCulture);
}
