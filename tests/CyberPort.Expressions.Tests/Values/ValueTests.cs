using System.Text;
using System.Text.Json;

namespace CyberPort.Expressions.Tests.Values;

public sealed class ValueTests
{
    [Theory]
    [InlineData("null", ValueKind.Null)]
    [InlineData("true", ValueKind.Boolean)]
    [InlineData("false", ValueKind.Boolean)]
    [InlineData("-12.50", ValueKind.Number)]
    [InlineData("\"港\"", ValueKind.Text)]
    [InlineData("[1,[2]]", ValueKind.List)]
    [InlineData("{\"a\":{}}", ValueKind.Record)]
    public void Every_shape_of_json_is_a_kind(string json, ValueKind kind) => Assert.Equal(kind, Value.Parse(json).Kind);

    [Theory]
    [InlineData("1.50", "1.5")]
    [InlineData("0.000", "0")]
    [InlineData("-0", "0")]
    [InlineData("100", "100")]
    [InlineData("1e3", "1000")]
    [InlineData("123456789012345678901234567", "123456789012345678901234567")]
    [InlineData("0.1234567890123456789", "0.1234567890123456789")]
    [InlineData("-999999999999999.999", "-999999999999999.999")]
    public void Numbers_are_decimal_and_are_written_without_trailing_zeros(string json, string written) =>
        Assert.Equal(written, Value.Parse(json).ToJson());

    [Theory]
    [InlineData("")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5,\"f\":6,\"g\":7,\"h\":8,\"i\":9,\"\\u0061\":10}")]
    [InlineData("[1] 2")]
    [InlineData("1e400")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{'a':1}")]
    public void What_is_no_clean_json_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => Value.Parse(json));

    [Fact]
    public void Bytes_that_are_no_utf8_are_refused() => Assert.ThrowsAny<JsonException>(() => Value.Parse([(byte)'"', 0xFF, (byte)'"']));

    [Fact]
    public void Nesting_beyond_sixty_four_is_refused() =>
        Assert.ThrowsAny<JsonException>(() => Value.Parse(new string('[', 20_000) + new string(']', 20_000)));

    [Fact]
    public void Equality_ignores_the_order_of_members_and_the_scale_of_numbers()
    {
        var one = Value.Parse("""{"a":1.0,"b":[true,null]}""");
        var other = Value.Parse("""{"b":[true,null],"a":1}""");

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, Value.Parse("""{"a":1,"b":[null,true]}"""));
        Assert.NotEqual(Value.False, Value.Null);
    }

    [Fact]
    public void A_pointer_reads_members_items_and_escaped_names()
    {
        var value = Value.Parse("""{"rows":[{"tons":3},{"tons":4}],"a/b":{"~":"x"},"港":{"名":1}}""");

        Assert.Equal(4, value.At("/rows/1/tons").AsNumber);
        Assert.Equal("x", value.At("/a~1b/~0").AsText);
        Assert.Equal(1, value.At("/港/名").AsNumber);
        Assert.True(value.At("/rows/2/tons").IsNull);
        Assert.True(value.At("/rows/01").IsNull);
        Assert.True(value.At("/rows/tons").IsNull);
        Assert.Equal(value, value.At(""));
        Assert.Throws<ArgumentException>(() => value.At("rows"));
    }

    [Fact]
    public void With_changes_a_copy_and_makes_what_is_missing()
    {
        var empty = Value.Record();

        var filled = empty.With("/applicant/name", Value.Of("山田")).With("/rows/-/tons", Value.Of(1)).With("/rows/-",
            Value.Of(2)).With("/rows/0/tons", Value.Of(5));

        Assert.Equal("""{"applicant":{"name":"山田"},"rows":[{"tons":5},2]}""", filled.ToJson());
        Assert.Equal("{}", empty.ToJson());
        Assert.Throws<ArgumentException>(() => filled.With("/rows/9/tons", Value.Null));
        Assert.Equal("7", filled.With("", Value.Of(7)).ToJson());
    }

    [Fact]
    public void Without_takes_a_member_or_an_item_away()
    {
        var value = Value.Parse("""{"a":1,"rows":[1,2,3],"n":{"x":1,"y":2}}""");

        Assert.Equal("""{"a":1,"rows":[1,3],"n":{"y":2}}""", value.Without("/rows/1").Without("/n/x").ToJson());
        Assert.Equal(value, value.Without("/rows/7").Without("/z").Without("/a/b"));
    }

    [Fact]
    public void The_wrong_kind_is_told()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Value.Of("x").AsNumber);

        Assert.Equal("The value is Text, not Number.", fault.Message);
        Assert.True(Value.Of((string?)null).IsNull);
        Assert.True(Value.Of(1)["a"].IsNull);
    }

    [Fact]
    public void A_record_of_many_members_finds_each_and_keeps_their_order()
    {
        var members = Enumerable.Range(0, 300).Select(n => KeyValuePair.Create($"field{n}", Value.Of(n))).ToArray();

        var record = ValueRecord.Of(members);

        Assert.All(members, m => Assert.Equal(m.Value, record[m.Key]));
        Assert.False(record.ContainsKey("field300"));
        Assert.Equal(members.Select(m => m.Key), record.Keys);
        Assert.Equal(299, record.Without("field7").Count);
        Assert.Throws<ArgumentException>(() => ValueRecord.Of([.. members, members[3]]));
    }

    [Fact]
    public void Reading_what_was_written_gives_the_same_value()
    {
        var value = Value.Parse("""{"s":"<&'𠮷\n","l":[1,2.5,null,true,{}],"r":{"z":1,"a":2}}""");

        Assert.Equal(value, Value.Parse(value.ToUtf8()));
        using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(value.ToJson()));
        Assert.Equal(value, Value.FromJson(document.RootElement));
    }
}
