using CyberPort.Expressions;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Fields.Dates;

namespace CyberPort.Forms.Tests.Fields.Dates;

public sealed class EraDateKindTests
{
    private static readonly EraDateKind Kind = new();
    private static readonly FieldSpec Field = new() { Path = "/built" };

    [Theory]
    [InlineData("令和", "8-4-1", "2026-04-01")]
    [InlineData("令和", "８．４．１", "2026-04-01")]
    [InlineData("令和", "8年4月1日", "2026-04-01")]
    [InlineData("令和", "元年5月1日", "2019-05-01")]
    [InlineData("令和", "080401", "2026-04-01")]
    [InlineData("平成", "31/4/30", "2019-04-30")]
    [InlineData("昭和", "64-1-7", "1989-01-07")]
    [InlineData("令和", "R8.4.1", "2026-04-01")]
    [InlineData("平成", "令和8年4月1日", "2026-04-01")]
    [InlineData("令和", "2026-04-01", "2026-04-01")]
    [InlineData("西暦", "2026/4/1", "2026-04-01")]
    [InlineData("西暦", "㋿8年4月1日", "2026-04-01")]
    public void A_day_in_an_era_is_stored_as_ISO_text(string era, string text, string expected)
    {
        var reading = Read(era, text);

        Assert.Empty(reading.Findings);
        Assert.Equal(Value.Of(expected), reading.Value);
    }

    [Theory]
    [InlineData("令和", "1-4-30", "平成31年4月30日")]
    [InlineData("平成", "31-5-1", "令和元年5月1日")]
    [InlineData("昭和", "64-1-8", "平成元年1月8日")]
    [InlineData("令和", "平成32年1月1日", "令和2年1月1日")]
    public void A_day_outside_of_its_era_is_refused_with_the_era_it_is_in(string era, string text, string cure)
    {
        var finding = Assert.Single(Read(era, text).Findings);

        Assert.Equal(("date", "text"), (finding.Keyword, finding.Part));
        Assert.Contains(cure, finding.Message.Ja, StringComparison.Ordinal);
        Assert.Contains("if you mean", finding.Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("令和", "8-2-30", "実在する日付")]
    [InlineData("令和", "0-1-1", "実在する日付")]
    [InlineData("令和", "きのう", "元号を選び")]
    [InlineData("西暦", "8-4-1", "日付を入力")]
    [InlineData("明治", "5-1-1", "旧暦")]
    public void What_cannot_be_read_stays_as_it_was_typed_with_its_era(string era, string text, string says)
    {
        var reading = Read(era, text);

        Assert.Contains(says, Assert.Single(reading.Findings).Message.Ja, StringComparison.Ordinal);
        var parts = Kind.Parts(Field, reading.Value);
        Assert.Equal((era, text), (parts["era"], parts["text"]));
        Assert.DoesNotContain('\u001F', Kind.Show(Field, reading.Value, "ja"));
    }

    [Fact]
    public void A_stored_day_is_shown_in_its_era_and_understood_in_both_calendars()
    {
        var day = Value.Of("2026-04-01");

        Assert.Equal("令和8年4月1日", Kind.Show(Field, day, "ja"));
        Assert.Equal("令和8年4月1日（2026年）", Kind.Understood(Field, day, "ja"));
        Assert.Equal("1 April 2026", Kind.Show(Field, day, "en"));
        Assert.Equal(new Dictionary<string, string> { ["era"] = "令和", ["text"] = "8年4月1日" }, Kind.Parts(Field, day));
        Assert.Equal("西暦", Kind.Parts(Field with { InEras = false }, day)["era"]);
        Assert.Equal(Value.Null, Read("令和", " ").Value);
    }

    [Fact]
    public void A_whole_date_in_the_box_of_a_year_takes_the_era_beside_it()
    {
        var reading = new DateKind().Read(Field, PostedParts.Of(("era", "令和"), ("year", "8-4-1"), ("month", ""), ("day", "")));

        Assert.Equal(Value.Of("2026-04-01"), reading.Value);
    }

    private static FieldReading Read(string era, string text) => Kind.Read(Field, PostedParts.Of(("era", era), ("text", text)));
}
