using CyberPort.Forms.Fields.Dates;

namespace CyberPort.Forms.Tests.Fields.Dates;

public sealed class ErasTests
{
    [Fact]
    public void Every_day_since_1873_has_exactly_one_era_and_is_read_back_from_it()
    {
        for (var day = Eras.FirstSolarDay; day < new DateOnly(2060, 1, 1); day = day.AddDays(1))
        {
            Assert.Single(Eras.All, era => era.Holds(day));
            Assert.Equal(day, DateTexts.Read(Eras.Show(day, "ja")).Day);
        }
    }

    [Theory]
    [InlineData("2019-05-01", "令和元年5月1日", "1 May 2019")]
    [InlineData("2019-04-30", "平成31年4月30日", "30 April 2019")]
    [InlineData("1926-12-25", "昭和元年12月25日", "25 December 1926")]
    [InlineData("1872-12-31", "1872年12月31日", "31 December 1872")]
    [InlineData("0001-01-01", "1年1月1日", "1 January 0001")]
    public void A_day_is_shown_in_its_era_or_in_English(string iso, string ja, string en)
    {
        var day = DateOnly.ParseExact(iso, "yyyy-MM-dd");

        Assert.Equal((ja, en), (Eras.Show(day, "ja"), Eras.Show(day, "en")));
    }

    [Theory]
    [InlineData("2025-04-01", "令和7年度")]
    [InlineData("2026-03-31", "令和7年度")]
    [InlineData("2026-04-01", "令和8年度")]
    [InlineData("2019-04-01", "平成31年度")]
    [InlineData("2020-03-31", "平成31年度")]
    [InlineData("2020-04-01", "令和2年度")]
    public void The_fiscal_year_runs_from_April_to_March(string iso, string wanted)
    {
        Assert.Equal(wanted, Eras.FiscalYear(DateOnly.ParseExact(iso, "yyyy-MM-dd")));
    }

    [Fact]
    public void A_day_outside_of_its_era_is_answered_with_the_right_one()
    {
        var fault = DateTexts.Read("平成31年5月1日").Fault!;

        Assert.Contains("令和元年5月1日", fault.Ja, StringComparison.Ordinal);
        Assert.Contains("Heisei", fault.En, StringComparison.Ordinal);
    }

    [Fact]
    public void The_present_era_has_no_end_and_no_next_one_is_made_up()
    {
        Assert.Equal(new DateOnly(2118, 1, 1), DateTexts.Read("令和100年1月1日").Day);
        Assert.Null(Eras.All[0].Last);
    }
}
