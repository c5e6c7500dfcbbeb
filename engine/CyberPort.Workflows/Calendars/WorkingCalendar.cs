namespace CyberPort.Workflows;

/// <summary>The days on which an office works: not on Saturdays, Sundays, the given holidays and from 12/29 to 1/3 (閉庁日).</summary>
public sealed class WorkingCalendar(IReadOnlySet<DateOnly> holidays)
{
    /// <summary>A calendar without holidays of its own.</summary>
    public static readonly WorkingCalendar Plain = new(new HashSet<DateOnly>());

    // Beyond ten years of days off in a row something is wrong with the given holidays.
    private const int Far = 3_660;

    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !(day is { Month: 12, Day: >= 29 } or { Month: 1, Day: <= 3 })
        && !holidays.Contains(day);

    /// <summary>The day that lies so many working days after (or before) the given one; the first day itself is not counted.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int days)
    {
        var step = Math.Sign(days);
        for (var left = Math.Abs(days); left > 0; left--) day = NextWorkingDay(day, step);
        return day;
    }

    /// <summary>How many working days lie after the first day up to the second, which counts.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        if (to < from) return -WorkingDaysBetween(to, from);

        var days = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            if (IsWorkingDay(day)) days++;
        return days;
    }

    private DateOnly NextWorkingDay(DateOnly day, int step)
    {
        for (var tried = 0; tried < Far; tried++)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day)) return day;
        }

        throw new InvalidOperationException($"The calendar has no working day around {day}.");
    }
}
