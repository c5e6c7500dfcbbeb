namespace CyberPort.Workflows.Tests.Calendars;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = new(new HashSet<DateOnly> { new(2026, 4, 29), new(2026, 5, 4), new(2026, 5, 5),
        new(2026, 5, 6) });

    [Theory]
    [InlineData("2026-04-28", true)]
    [InlineData("2026-04-29", false)]
    [InlineData("2026-05-02", false)]
    [InlineData("2026-05-03", false)]
    [InlineData("2026-12-28", true)]
    [InlineData("2026-12-29", false)]
    [InlineData("2026-12-31", false)]
    [InlineData("2027-01-01", false)]
    [InlineData("2028-01-03", false)]
    [InlineData("2028-01-04", true)]
    public void Offices_are_closed_on_weekends_holidays_and_at_the_turn_of_the_year(string day, bool works) =>
        Assert.Equal(works, Calendar.IsWorkingDay(DateOnly.Parse(day)));

    [Theory]
    [InlineData("2026-04-28", 1, "2026-04-30")]
    [InlineData("2026-05-01", 1, "2026-05-07")]
    [InlineData("2026-05-07", -1, "2026-05-01")]
    [InlineData("2026-05-02", 0, "2026-05-02")]
    [InlineData("2026-12-28", 1, "2027-01-04")]
    public void Working_days_are_counted_from_the_next_day(string from, int days, string to)
    {
        Assert.Equal(DateOnly.Parse(to), Calendar.AddWorkingDays(DateOnly.Parse(from), days));
        if (days > 0) Assert.Equal(days, Calendar.WorkingDaysBetween(DateOnly.Parse(from), DateOnly.Parse(to)));
    }

    [Fact]
    public void Counting_backwards_is_negative() => Assert.Equal(-1, Calendar.WorkingDaysBetween(new(2026, 5, 7), new(2026, 5, 1)));
}
