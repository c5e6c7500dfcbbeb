using System.Globalization;

namespace CyberPort.Workflows.Crons;

/// <summary>The days that a cron expression means: both its day of the month and its day of the week have to fit.</summary>
/// <remarks>Day of month: <c>L</c> the last, <c>L-3</c> three before it, <c>15W</c> the working weekday nearest to it, <c>LW</c>.
/// Day of week: <c>5L</c> the last Friday, <c>MON#2</c> the second Monday. <c>?</c> is <c>*</c> in both.</remarks>
internal sealed class CronDays
{
    private readonly Func<DateOnly, bool> _ofMonth;
    private readonly Func<DateOnly, bool> _ofWeek;

    /// <exception cref="CronBrokenException">One of the two says no day.</exception>
    public CronDays(string ofMonth, string ofWeek) => (_ofMonth, _ofWeek) = (OfMonth(ofMonth.ToUpperInvariant()), OfWeek(ofWeek.ToUpperInvariant()));

    public bool Has(DateOnly day) => _ofMonth(day) && _ofWeek(day);

    private static Func<DateOnly, bool> OfMonth(string text)
    {
        if (text == "?") return _ => true;
        var nearest = text.Length > 1 && text[^1] == 'W';
        var place = nearest ? text[..^1] : text;
        if (place.StartsWith('L'))
        {
            var before = place.Length == 1 ? 0 : place[1] == '-' ? Number(place[2..], 30, CronField.Day, text) : throw CronField.Day.Broken(text);
            return day => IsAt(day, DateTime.DaysInMonth(day.Year, day.Month) - before, nearest);
        }

        if (nearest)
        {
            var wanted = CronField.Day.Value(place, text);
            return day => IsAt(day, wanted, nearest: true);
        }

        var bits = CronField.Day.Read(text);
        return day => (bits & 1UL << day.Day) != 0;
    }

    private static Func<DateOnly, bool> OfWeek(string text)
    {
        if (text == "?") return _ => true;
        if (text.Length > 1 && text[^1] == 'L')
        {
            var last = CronField.Weekday.Value(text[..^1], text) % 7;
            return day => (int)day.DayOfWeek == last && day.Day + 7 > DateTime.DaysInMonth(day.Year, day.Month);
        }

        if (text.Split('#') is [var weekday, var times])
        {
            var (wanted, number) = (CronField.Weekday.Value(weekday, text) % 7, Number(times, 5, CronField.Weekday, text));
            return day => (int)day.DayOfWeek == wanted && number == (day.Day + 6) / 7;
        }

        var bits = CronField.Weekday.Read(text);
        return day => (bits & 1UL << (int)day.DayOfWeek) != 0;
    }

    private static bool IsAt(DateOnly day, int wanted, bool nearest)
    {
        var last = DateTime.DaysInMonth(day.Year, day.Month);
        if (wanted < 1 || wanted > last) return false;
        if (!nearest) return day.Day == wanted;

        // Saturday goes to Friday and Sunday to Monday, but never into another month.
        var moved = new DateOnly(day.Year, day.Month, wanted).DayOfWeek switch
        {
            DayOfWeek.Saturday => wanted == 1 ? wanted + 2 : wanted - 1,
            DayOfWeek.Sunday => wanted == last ? wanted - 2 : wanted + 1,
            _ => wanted,
        };
        return day.Day == moved;
    }

    private static int Number(string text, int most, CronField field, string whole) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : throw field.Broken(whole);
}
