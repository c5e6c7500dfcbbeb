using CyberPort.Operations.Procedures;

namespace CyberPort.Operations.Tests.Procedures;

public sealed class NumberingTests
{
    [Theory]
    [InlineData("2026-04-01", 2026)]
    [InlineData("2027-03-31", 2026)]
    [InlineData("2027-01-01", 2026)]
    public void A_fiscal_year_runs_from_April_to_March(string day, int year)
    {
        Assert.Equal(year, Numbering.FiscalYear(DateOnly.Parse(day)));
    }

    [Theory]
    [InlineData("{era}{year}港占-{number:0000}", 2026, 7, "令8港占-0007")]
    [InlineData("{eraName}{year}年度 港管第{number}号", 2026, 123, "令和8年度 港管第123号")]
    [InlineData("{western}-{number:00}", 2026, 1, "2026-01")]
    [InlineData("{eraName}{year}年度第{number}号", 2019, 1, "平成31年度第1号")]
    public void Numbers_are_written_as_the_office_writes_them(string format, int year, int number, string expected)
    {
        Assert.Equal(expected, Numbering.Format(format, year, number));
    }

    [Theory]
    [InlineData("{nummer}")]
    [InlineData("{era")]
    public void A_format_that_nobody_knows_is_refused(string format)
    {
        Assert.Throws<FormatException>(() => Numbering.Format(format, 2026, 1));
    }
}
