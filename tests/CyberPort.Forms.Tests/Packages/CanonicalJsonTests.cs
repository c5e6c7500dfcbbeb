using System.Text;
using CyberPort.Expressions;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Tests.Packages;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void Writes_the_example_of_RFC_8785()
    {
        var value = Value.Parse("""
            { "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false] }
            """.Replace("1E30", "1E20", StringComparison.Ordinal));

        var text = Encoding.UTF8.GetString(CanonicalJson.Write(value));

        Assert.Equal(
            """{"literals":[null,true,false],"numbers":[333333333.3333333,100000000000000000000,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""", text);
    }

    [Fact]
    public void Sorts_names_by_their_UTF_16_code_units()
    {
        var value = Value.Parse("""{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}""");

        Assert.Equal("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}", Encoding.UTF8.GetString(CanonicalJson.Write(value)));
    }

    // The table of RFC 8785, appendix B: IEEE bits and the text.
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void Writes_numbers_as_ECMAScript_does(ulong bits, string expected) =>
        Assert.Equal(expected, CanonicalJson.Number(BitConverter.UInt64BitsToDouble(bits)));

    [Fact]
    public void The_digest_does_not_depend_on_the_order_of_members()
    {
        var one = Value.Parse("""{"a":1.0,"b":[1,2]}""");
        var other = Value.Parse("""{ "b": [1, 2.00], "a": 1 }""");

        Assert.Equal(CanonicalJson.Digest(one), CanonicalJson.Digest(other));
        Assert.NotEqual(CanonicalJson.Digest(one), CanonicalJson.Digest(Value.Parse("""{"a":1,"b":[2,1]}""")));
        Assert.Equal("sha256-44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", CanonicalJson.Digest(Value.Parse("{}")));
    }
}
