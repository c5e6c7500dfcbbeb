using CyberPort.Expressions;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Fields.Numbers;

namespace CyberPort.Forms.Tests.Fields.Numbers;

public sealed class NumberKindsTests
{
    private static readonly FieldSpec Area = new() { Path = "/area", Schema = Value.Record(("x-cp-unit", Value.Of("㎡"))) };

    [Fact]
    public void Numbers_are_shown_grouped_with_their_unit_and_edited_plain()
    {
        var kind = new NumberKind();

        Assert.Equal("1,240 ㎡", kind.Show(Area, Value.Of(1240m), "ja"));
        Assert.Equal("1,240.5 ㎡", kind.Show(Area, Value.Of(1240.50m), "en"));
        Assert.Equal("1240.5", kind.Parts(Area, Value.Of(1240.50m))[""]);
        Assert.Equal("１２ｘ", kind.Parts(Area, Value.Of("１２ｘ"))[""]);
        Assert.Equal("１２ｘ", kind.Show(Area, Value.Of("１２ｘ"), "ja"));
        Assert.Equal("-0.05", kind.Csv(Area, Value.Of(-0.050m)));
    }

    [Fact]
    public void Money_is_whole_yen()
    {
        var kind = new MoneyKind();

        Assert.Equal("12,000 円", kind.Show(Area, Value.Of(12000m), "ja"));
        Assert.Equal("12,000 yen", kind.Show(Area, Value.Of(12000m), "en"));
        Assert.Equal("12,000", kind.Parts(Area, Value.Of(12000m))[""]);
        Assert.Equal("12000", kind.Csv(Area, Value.Of(12000m)));
        Assert.Equal("money", Assert.Single(kind.Check(Area, Value.Of(12.5m))).Keyword);
    }

    [Fact]
    public void An_integer_with_a_fraction_is_kept_and_told()
    {
        var reading = new IntegerKind().Read(Area, PostedParts.Of(("", "12.5")));

        Assert.Equal(Value.Of(12.5m), reading.Value);
        Assert.Equal("integer", Assert.Single(reading.Findings).Keyword);
        Assert.Empty(new IntegerKind().Read(Area, PostedParts.Of(("", "１２.０"))).Findings);
    }

    [Fact]
    public void Too_many_digits_are_told_as_such()
    {
        var finding = Assert.Single(new NumberKind().Read(Area, PostedParts.Of(("", new string('9', 29)))).Findings);

        Assert.Contains("28", finding.Message.Ja, StringComparison.Ordinal);
        Assert.Equal(Value.Of(9999999999999999999999999999m), new NumberKind().Read(Area, PostedParts.Of(("", new string('9', 28)))).Value);
    }

    [Fact]
    public void The_same_number_is_stored_alike_however_it_is_written()
    {
        Assert.Equal("12.5", new NumberKind().Read(Area, PostedParts.Of(("", "１２．５００㎡"))).Value.ToJson());
    }
}
