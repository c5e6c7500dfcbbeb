using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Fields.Registers;

namespace CyberPort.Forms.Tests.Fields.Registers;

public sealed class LookupKindTests
{
    private static readonly LookupKind Kind = new();

    private static readonly FieldSpec Field = new()
    {
        Path = "/yard",
        Options =
        [
            new("SH1", new("宇品第1上屋", "Ujina Shed 1"), "ウジナダイイチウワヤ"), new("SH2", new("宇品第2上屋", "Ujina Shed 2"), "ウジナダイニウワヤ"),
            new("YD3", new("海田野積場", "Kaita Yard"), "カイタノヅミバ"),
        ],
    };

    [Theory]
    [InlineData("SH1", "SH1")]
    [InlineData("ｓｈ１", "SH1")]
    [InlineData("海田野積場", "YD3")]
    [InlineData("ｶｲﾀﾉﾂﾞﾐﾊﾞ", "YD3")]
    [InlineData("かいた のづみば", "YD3")]
    [InlineData("kaita yard", "YD3")]
    public void An_entry_is_named_by_code_name_or_reading(string typed, string code)
    {
        var reading = Kind.Read(Field, PostedParts.Of(("", typed), ("choice", "")));

        Assert.Equal(Value.Of(code), reading.Value);
        Assert.Empty(reading.Findings);
    }

    [Theory]
    [InlineData("宇品", "SH1 SH2", "2 件あります。選んでください")]
    [InlineData("うじな", "SH1 SH2", "2 件あります。選んでください")]
    [InlineData("sh", "SH1 SH2", "2 件あります。選んでください")]
    [InlineData("横浜", "", "見つかりません")]
    public void What_names_several_or_none_stays_as_it_was_typed_and_offers_what_was_found(string typed, string found, string says)
    {
        var reading = Kind.Read(Field, PostedParts.Of(("", typed)));

        Assert.Equal(Value.Of(typed), reading.Value);
        Assert.Equal("list", Assert.Single(reading.Findings).Keyword);
        Assert.Equal(found, string.Join(' ', LookupKind.Offered(Field, reading.Value).Select(option => option.Code)));
        Assert.StartsWith(says, Kind.Understood(Field, reading.Value, "ja"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("宇品", "SH2", "SH2")]
    [InlineData("", "SH2", "SH2")]
    [InlineData("海田", "SH2", "海田")]
    [InlineData("海田野積場", "SH2", "YD3")]
    [InlineData("", "", null)]
    public void One_of_those_found_is_chosen_and_another_name_searches_anew(string typed, string choice, string? expected) =>
        Assert.Equal(Value.Of(expected), Kind.Read(Field, PostedParts.Of(("", typed), ("choice", choice))).Value);

    [Fact]
    public void A_register_of_twenty_thousand_entries_offers_the_first_twenty_and_says_how_many_there_are()
    {
        var large = Field with { Options = [.. Enumerable.Range(0, 20_000).Select(i => new Option($"V{i}", new($"第{i}みなと丸", $"Minato Maru No. {i}")))] };
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var value = Kind.Read(large, PostedParts.Of(("", "みなと丸"))).Value;

        Assert.Equal(20, LookupKind.Offered(large, value).Count);
        Assert.Contains("20000 件", Kind.Understood(large, value, "ja"), StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.ElapsedMilliseconds} ms for reading, offering and counting");
    }
}
