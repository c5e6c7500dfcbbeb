using System.Collections.Concurrent;
using CyberPort.Storage;
using CyberPort.Storage.Organisations;
using CyberPort.Workflows;

namespace CyberPort.Operations.Calendars;

/// <summary>Each organisation's working days, and Japan's day for an instant.</summary>
public sealed class OfficeCalendars(HolidayStore holidays, TimeProvider time)
{
    private static readonly TimeZoneInfo Japan = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
    private readonly ConcurrentDictionary<TenantId, (DateTimeOffset ReadAt, WorkingCalendar Calendar)> _known = new();

    /// <summary>How long a calendar is used before it is read again.</summary>
    public TimeSpan KeptFor { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Today in Japan.</summary>
    public DateOnly Today => DayOf(time.GetUtcNow());

    /// <summary>The day in Japan on which an instant falls.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(LocalOf(instant).DateTime);

    /// <summary>The first moment of a day in Japan.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Japan.GetUtcOffset(midnight));
    }

    /// <summary>An instant in Japan's time.</summary>
    public static DateTimeOffset LocalOf(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Japan);

    public async Task<WorkingCalendar> GetAsync(TenantId tenant, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (_known.TryGetValue(tenant, out var known) && known.ReadAt + KeptFor > now) return known.Calendar;

        var days = await holidays.ListAsync(tenant, cancel);
        var calendar = new WorkingCalendar(days.Select(d => d.Day).ToHashSet());
        _known[tenant] = (now, calendar);
        return calendar;
    }
}
