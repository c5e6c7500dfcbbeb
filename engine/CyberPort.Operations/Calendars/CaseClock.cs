using CyberPort.Storage.Cases;
using CyberPort.Workflows;

namespace CyberPort.Operations.Calendars;

/// <summary>The standard processing period of a case (標準処理期間, 行政手続法6条): working days, standing still during a correction (補正).</summary>
public static class CaseClock
{
    /// <summary>The first day that counts: an application that arrives in the evening or on a closed day is handled on the next working day.</summary>
    public static DateOnly FirstDay(DateTimeOffset arrivedLocal, TimeOnly closesAt, WorkingCalendar calendar)
    {
        var day = DateOnly.FromDateTime(arrivedLocal.DateTime);
        var inTime = TimeOnly.FromDateTime(arrivedLocal.DateTime) <= closesAt;
        return calendar.IsWorkingDay(day) && inTime ? day : calendar.AddWorkingDays(day, 1);
    }

    /// <summary>The last day: so many working days after the first, which is not counted itself.</summary>
    public static DateOnly? LastDay(DateOnly first, int? days, WorkingCalendar calendar) =>
        days is { } count ? calendar.AddWorkingDays(first, count) : null;

    /// <summary>Stops the clock.</summary>
    public static CaseRow Pause(CaseRow row, DateOnly today) => row.PausedOn is null ? row with { PausedOn = today } : row;

    /// <summary>Starts it again: the last day moves by the working days that it stood still.</summary>
    public static CaseRow Resume(CaseRow row, DateOnly today, WorkingCalendar calendar)
    {
        if (row.PausedOn is not { } since) return row;
        var stood = Math.Max(0, calendar.WorkingDaysBetween(since, today));
        return row with
        {
            PausedOn = null,
            PausedDays = row.PausedDays + stood,
            DueOn = row.DueOn is { } due ? calendar.AddWorkingDays(due, stood) : null,
        };
    }

    /// <summary>Working days that are left: 0 today, negative when overdue, nothing without a period or when closed; never more than the period.</summary>
    public static int? Remaining(CaseRow row, DateOnly today, WorkingCalendar calendar)
    {
        if (row.DueOn is not { } due || row.ClosedAt is not null) return null;
        var now = row.PausedOn ?? today;
        if (now < row.CountedFrom) now = row.CountedFrom;
        return now <= due ? calendar.WorkingDaysBetween(now, due) : -calendar.WorkingDaysBetween(due, now);
    }
}
