using CyberPort.Expressions;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Fields.Dates;

namespace CyberPort.Forms.Tests.Fields.Dates;

public sealed class DateKindTests
{
    private static readonly FieldSpec InParts = new() { Path = "/day" };
    private static readonly FieldSpec InOneBox = InParts with { Control = "single" };
    private readonly DateKind _date = new();
    private readonly PeriodKind _period = new();

    [Fact]
    public void Era_and_boxes_become_an_iso_date_and_come_back()
    {
        var reading = _date.Read(InParts, PostedParts.Of(("era", "令和"), ("year", "６"), ("month", "11月"), ("day", "５")));

        Assert.Equal(Value.Of("2024-11-05"), reading.Value);
        Assert.Equal("令和 6 11 5", Boxes(_date.Parts(InParts, reading.Value)));
        Assert.Equal("西暦 2024 11 5", Boxes(_date.Parts(InParts with { InEras = false }, reading.Value)));
        Assert.Equal("令和6年11月5日", _date.Parts(InOneBox, reading.Value)[""]);
        Assert.Equal("2024-11-05", _date.Parts(InOneBox with { InEras = false }, reading.Value)[""]);
    }

    [Theory]
    [InlineData("令和", "元", "5", "1", "2019-05-01")]
    [InlineData("西暦", "2024", "11", "5", "2024-11-05")]
    [InlineData("令和", "2024", "11", "5", "2024-11-05")]
    [InlineData("", "2024", "11", "5", "2024-11-05")]
    [InlineData("令和", "2024/11/5", "", "", "2024-11-05")]
    public void The_boxes_are_read_liberally(string era, string year, string month, string day, string wanted)
    {
        var reading = _date.Read(InParts, PostedParts.Of(("era", era), ("year", year), ("month", month), ("day", day)));

        Assert.Equal(Value.Of(wanted), reading.Value);
    }

    [Fact]
    public void What_is_no_date_stays_in_its_boxes_with_a_finding_at_the_first()
    {
        var reading = _date.Read(InParts, PostedParts.Of(("era", "令和"), ("year", "６"), ("month", "13"), ("day", "")));

        Assert.Equal(Value.Of("令和６年13月日"), reading.Value);
        Assert.Equal(("date", "year"), (Assert.Single(reading.Findings).Keyword, reading.Findings[0].Part));
        Assert.Equal("令和 ６ 13 ", Boxes(_date.Parts(InParts, reading.Value)));
    }

    [Fact]
    public void Empty_boxes_are_no_answer_whatever_era_is_preset()
    {
        Assert.True(_date.Read(InParts, PostedParts.Of(("era", "令和"), ("year", " "), ("month", "　"), ("day", ""))).Value.IsNull);
        Assert.Equal("令和   ", Boxes(_date.Parts(InParts, Value.Null)));
        Assert.Equal("西暦   ", Boxes(_date.Parts(InParts with { InEras = false }, Value.Null)));
    }

    [Theory]
    [InlineData("2024-11-05", "令和6年11月5日（2024年）", "5 November 2024 (Reiwa 6)")]
    [InlineData("1872-12-31", "1872年12月31日", "31 December 1872")]
    [InlineData("令和６年13月日", "", "")]
    public void What_was_understood_is_told_in_both_calendars(string stored, string ja, string en)
    {
        Assert.Equal(ja, _date.Understood(InParts, Value.Of(stored), "ja"));
        Assert.Equal(en, _date.Understood(InParts, Value.Of(stored), "en"));
    }

    [Fact]
    public void A_period_tells_the_days_that_are_there()
    {
        var (from, to) = (("from", Value.Of("2026-04-01")), ("to", Value.Of("2027-03-31")));

        Assert.Equal("令和8年4月1日（2026年）から令和9年3月31日（2027年）まで", _period.Understood(InParts, Value.Record(from, to), "ja"));
        Assert.Equal("令和9年3月31日（2027年）", _period.Understood(InParts, Value.Record(to), "ja"));
        Assert.Equal("", _period.Understood(InParts, Value.Null, "ja"));
    }

    [Fact]
    public void A_period_has_two_days_in_their_order()
    {
        var reading = _period.Read(InOneBox, PostedParts.Of(("from", "R8.4.1"), ("to", "令和9年3月31日")));

        Assert.Equal(Value.Record(("from", Value.Of("2026-04-01")), ("to", Value.Of("2027-03-31"))), reading.Value);
        Assert.Empty(reading.Findings);
        Assert.Equal("令和8年4月1日から令和9年3月31日まで", _period.Show(InOneBox, reading.Value, "ja"));
        Assert.Equal("1 April 2026 to 31 March 2027", _period.Show(InOneBox, reading.Value, "en"));
        Assert.Equal("2026-04-01/2027-03-31", _period.Csv(InOneBox, reading.Value));
    }

    [Theory]
    [InlineData("2027-04-01", "2027-03-31", "order /to to")]
    [InlineData("2027-04-01", "", "required /to to")]
    [InlineData("", "2027-03-31", "required /from from")]
    [InlineData("2027-04-01", "明日", "date /to to")]
    [InlineData("x", "y", "date /from from, date /to to")]
    [InlineData("2027-04-01", "2027-04-01", "")]
    public void A_period_says_what_is_wrong_with_it(string from, string to, string wanted)
    {
        var findings = _period.Read(InOneBox, PostedParts.Of(("from", from), ("to", to))).Findings;

        Assert.Equal(wanted, string.Join(", ", findings.Select(finding => $"{finding.Keyword} {finding.Pointer} {finding.Part}")));
        Assert.All(findings, finding => Assert.NotEmpty(finding.Message.En));
    }

    [Fact]
    public void The_parts_of_a_period_begin_with_its_sides()
    {
        Assert.Equal(["from.era", "from.year", "from.month", "from.day", "to.era", "to.year", "to.month", "to.day"], _period.PartNames(InParts));
        Assert.Equal(["from", "to"], _period.PartNames(InOneBox));
        Assert.True(_period.Read(InParts, PostedParts.Of(("from.era", "令和"), ("to.era", "令和"))).Value.IsNull);
    }

    private static string Boxes(IReadOnlyDictionary<string, string> parts) => $"{parts["era"]} {parts["year"]} {parts["month"]} {parts["day"]}";
}
