using CyberPort.Expressions;

namespace CyberPort.Workflows.Crons;

/// <summary>A cron expression of five fields (minute hour day month weekday) or six (second first), as Cronos understands them.</summary>
internal sealed class CronSchedule
{
    /// <summary>How far a next moment is looked for: the rarest, a certain weekday on a 29 February, comes once in forty years.</summary>
    private const int Years = 50;

    private static readonly Dictionary<string, string> Macros = new(StringComparer.OrdinalIgnoreCase)
    {
        ["@every_second"] = "* * * * * *",
        ["@every_minute"] = "0 * * * * *",
        ["@hourly"] = "0 0 * * * *",
        ["@daily"] = "0 0 0 * * *",
        ["@midnight"] = "0 0 0 * * *",
        ["@weekly"] = "0 0 0 * * 0",
        ["@monthly"] = "0 0 0 1 * *",
        ["@yearly"] = "0 0 0 1 1 *",
        ["@annually"] = "0 0 0 1 1 *",
    };

    private readonly ulong _seconds;
    private readonly ulong _minutes;
    private readonly ulong _hours;
    private readonly ulong _months;
    private readonly CronDays _days;

    private CronSchedule(string[] fields)
    {
        (_seconds, _minutes, _hours) = (CronField.Second.Read(fields[0]), CronField.Minute.Read(fields[1]), CronField.Hour.Read(fields[2]));
        (_days, _months) = (new(fields[3], fields[5]), CronField.Month.Read(fields[4]));
    }

    /// <exception cref="CronBrokenException">The text is no cron expression.</exception>
    public static CronSchedule Read(string text)
    {
        var fields = (Macros.GetValueOrDefault(text.Trim()) ?? text).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return fields.Length switch
        {
            5 => new(["0", .. fields]),
            6 => new(fields),
            _ => throw new CronBrokenException(Count(fields.Length)),
        };
    }

    /// <summary>The first moment after another one, on the clock of an offset; null when there is none in fifty years.</summary>
    public DateTimeOffset? After(DateTimeOffset moment, TimeSpan offset)
    {
        var local = moment.ToOffset(offset).DateTime;
        var first = new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, local.Second, DateTimeKind.Unspecified).AddSeconds(1);
        var end = Math.Min(local.Year + Years, DateTime.MaxValue.Year - 1);
        for (var day = DateOnly.FromDateTime(first); day.Year <= end;)
        {
            if ((_months & 1UL << day.Month) == 0)
            {
                day = new DateOnly(day.Year, day.Month, 1).AddMonths(1);
                continue;
            }

            var from = day == DateOnly.FromDateTime(first) ? TimeOnly.FromDateTime(first) : TimeOnly.MinValue;
            if (_days.Has(day) && FirstOf(from) is { } time) return new(day.ToDateTime(time), offset);
            day = day.AddDays(1);
        }

        return null;
    }

    private TimeOnly? FirstOf(TimeOnly from)
    {
        for (var hour = from.Hour; hour < 24; hour++)
        {
            if ((_hours & 1UL << hour) == 0) continue;
            for (var minute = hour == from.Hour ? from.Minute : 0; minute < 60; minute++)
            {
                if ((_minutes & 1UL << minute) == 0) continue;
                for (var second = (hour, minute) == (from.Hour, from.Minute) ? from.Second : 0; second < 60; second++)
                    if ((_seconds & 1UL << second) != 0) return new TimeOnly(hour, minute, second);
            }
        }

        return null;
    }

    private static LocalText Count(int fields) => new(
        $"cron 式は5項目（分 時 日 月 曜日）か6項目（秒 分 時 日 月 曜日）で書きます（いま{fields}項目）。",
        $"A cron expression has five fields (minute hour day month weekday) or six (second first); this one has {fields}.");
}
