using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Fields.Choices;

namespace CyberPort.Forms.Tests.Fields.Choices;

public sealed class ChoiceKindsTests
{
    private static readonly FieldSpec Facility = new()
    {
        Path = "/facility",
        Options = [new("pier", new("桟橋", "Pier")), new("cable", new("海底電線", "Cable")), new("other", new("その他", "Other"))],
    };

    [Theory]
    [InlineData(1, null, ChoicePresentation.Radio)]
    [InlineData(5, null, ChoicePresentation.Radio)]
    [InlineData(6, null, ChoicePresentation.Select)]
    [InlineData(15, null, ChoicePresentation.Select)]
    [InlineData(16, null, ChoicePresentation.Combobox)]
    [InlineData(2, "combobox", ChoicePresentation.Combobox)]
    [InlineData(40, "select", ChoicePresentation.Select)]
    [InlineData(9, "radio", ChoicePresentation.Radio)]
    public void The_number_of_options_decides_unless_the_form_does(int options, string? control, ChoicePresentation wanted)
    {
        var spec = new FieldSpec { Path = "/it", Control = control, Options = [.. Enumerable.Range(0, options).Select(i => new Option($"{i}", new($"{i}", $"{i}")))] };

        Assert.Equal(wanted, ChoicePresentations.Of(spec));
    }

    [Fact]
    public void A_code_or_its_name_chooses_an_option()
    {
        var kind = new ChoiceKind();

        Assert.Equal(Value.Of("pier"), kind.Read(Facility, PostedParts.Of(("", "pier"))).Value);
        Assert.Equal(Value.Of("cable"), kind.Read(Facility, PostedParts.Of(("", "海底電線"))).Value);
        Assert.Equal("桟橋", kind.Show(Facility, Value.Of("pier"), "ja"));
        Assert.Equal("Pier", kind.Show(Facility, Value.Of("pier"), "en"));
        Assert.Equal("pier", kind.Csv(Facility, Value.Of("pier")));
    }

    [Fact]
    public void An_unknown_code_stays_with_a_finding()
    {
        var reading = new ChoiceKind().Read(Facility, PostedParts.Of(("", "mars")));

        Assert.Equal(Value.Of("mars"), reading.Value);
        Assert.Equal("list", Assert.Single(reading.Findings).Keyword);
    }

    [Fact]
    public void Several_codes_are_kept_in_the_order_of_the_options()
    {
        var kind = new MultiChoiceKind();
        var reading = kind.Read(Facility, PostedParts.Of(("", ""), ("", "other"), ("", "pier"), ("", "other")));

        Assert.Equal(Value.List(Value.Of("pier"), Value.Of("other")), reading.Value);
        Assert.Equal("桟橋、その他", kind.Show(Facility, reading.Value, "ja"));
        Assert.Equal("Pier, Other", kind.Show(Facility, reading.Value, "en"));
        Assert.Equal("pier other", kind.Csv(Facility, reading.Value));
        Assert.True(kind.Read(Facility, PostedParts.Of(("", ""))).Value.IsNull);
    }

    [Theory]
    [InlineData("true", "はい", "Yes")]
    [InlineData("いいえ", "いいえ", "No")]
    [InlineData("無", "いいえ", "No")]
    [InlineData("ＹＥＳ", "はい", "Yes")]
    public void Yes_and_no_are_read_liberally(string typed, string ja, string en)
    {
        var kind = new YesNoKind();
        var value = kind.Read(Facility, PostedParts.Of(("", ""), ("", typed))).Value;

        Assert.Equal((ja, en), (kind.Show(Facility, value, "ja"), kind.Show(Facility, value, "en")));
    }

    [Fact]
    public void Maybe_is_no_answer()
    {
        Assert.Equal("yesNo", Assert.Single(new YesNoKind().Read(Facility, PostedParts.Of(("", "たぶん"))).Findings).Keyword);
    }
}
