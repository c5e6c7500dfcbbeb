using CyberPort.Operations.Calendars;
using CyberPort.Storage;
using CyberPort.Storage.Cases;
using CyberPort.Workflows;

namespace CyberPort.Operations.Tests.Calendars;

public sealed class CaseClockTests
{
    // 2026-11-23 is a holiday (Monday)
    private static readonly WorkingCalendar Calendar = new(new HashSet<DateOnly> { new(2026, 11, 23) });
    private static readonly TimeOnly Closing = new(17, 15);

    [Theory]
    [InlineData("2026-11-20T10:00:00+09:00", "2026-11-20")]
    [InlineData("2026-11-20T17:15:00+09:00", "2026-11-20")]
    [InlineData("2026-11-20T17:16:00+09:00", "2026-11-24")]
    [InlineData("2026-11-21T09:00:00+09:00", "2026-11-24")]
    [InlineData("2026-12-28T18:00:00+09:00", "2027-01-04")]
    public void What_arrives_after_closing_or_on_a_closed_day_counts_from_the_next_working_day(string arrived, string first)
    {
        Assert.Equal(DateOnly.Parse(first), CaseClock.FirstDay(DateTimeOffset.Parse(arrived), Closing, Calendar));
    }

    [Fact]
    public void The_last_day_lies_so_many_working_days_after_the_first()
    {
        Assert.Equal(new DateOnly(2026, 11, 26), CaseClock.LastDay(new DateOnly(2026, 11, 20), 3, Calendar));
    }

    [Fact]
    public void A_correction_stops_the_clock_and_the_last_day_moves_by_the_working_days_it_stood_still()
    {
        var row = Row() with { DueOn = new DateOnly(2026, 12, 1) };

        var paused = CaseClock.Pause(row, new DateOnly(2026, 11, 20));
        var resumed = CaseClock.Resume(paused, new DateOnly(2026, 11, 25), Calendar);

        Assert.Equal(6, CaseClock.Remaining(paused, new DateOnly(2026, 11, 30), Calendar));
        Assert.Equal((2, new DateOnly(2026, 12, 3), null), (resumed.PausedDays, resumed.DueOn, resumed.PausedOn));
    }

    [Fact]
    public void Overdue_days_are_negative_and_a_closed_case_has_none_left()
    {
        var row = Row() with { DueOn = new DateOnly(2026, 11, 19) };

        Assert.Equal(-1, CaseClock.Remaining(row, new DateOnly(2026, 11, 20), Calendar));
        Assert.Equal(0, CaseClock.Remaining(row, new DateOnly(2026, 11, 19), Calendar));
        Assert.Null(CaseClock.Remaining(row with { ClosedAt = DateTimeOffset.UnixEpoch }, new DateOnly(2026, 11, 20), Calendar));
    }

    [Fact]
    public void Of_what_arrived_on_a_closed_day_no_more_than_the_period_is_left()
    {
        var row = Row() with { CountedFrom = new DateOnly(2026, 11, 24), DueOn = CaseClock.LastDay(new DateOnly(2026, 11, 24), 20, Calendar) };

        Assert.Equal(20, CaseClock.Remaining(row, new DateOnly(2026, 11, 22), Calendar));
        Assert.Equal(20, CaseClock.Remaining(row, new DateOnly(2026, 11, 24), Calendar));
        Assert.Equal(19, CaseClock.Remaining(row, new DateOnly(2026, 11, 25), Calendar));
    }

    private static CaseRow Row() => new()
    {
        TenantId = new TenantId("jphij"), Id = Guid.Empty, ReceiptNumber = "", ProcedureKey = "", ProcedureName = "", FormKey = "", SnapshotDigest = "",
        DefinitionId = "", DefinitionVersion = 1, ApplicantTenantId = new TenantId("toyo"), ApplicantName = "", Title = "", Place = "", Channel = "online",
        Stage = "", StageJa = "", StageEn = "", OfficerName = "", ReceivedAt = DateTimeOffset.UnixEpoch, CountedFrom = new DateOnly(2026, 11, 18),
        PausedDays = 0, UpdatedAt = DateTimeOffset.UnixEpoch, SearchText = "", Version = 1,
    };
}
