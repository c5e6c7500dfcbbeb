using CyberPort.Expressions;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Fields.Agreements;

namespace CyberPort.Forms.Tests.Fields.Agreements;

public sealed class AgreementKindTests
{
    private static readonly AgreementKind Kind = new();
    private static readonly FieldSpec Plain = new() { Path = "/pledge", Help = new("元に戻します。", "I restore it.") };
    private static readonly FieldSpec Signed = Plain with { Schema = Value.Parse("""{ "x-cp-agreement": { "signed": true } }""") };

    [Fact]
    public void A_tick_stores_which_wording_was_agreed_to()
    {
        var reading = Kind.Read(Plain, PostedParts.Of(("agreed", ""), ("agreed", "true")));

        Assert.Empty(reading.Findings);
        Assert.Equal(Value.Record(("agreed", Value.True), ("version", Value.Of(AgreementKind.VersionOf(Plain)))), reading.Value);
        Assert.Equal("同意します", Kind.Show(Plain, reading.Value, "ja"));
        Assert.Equal("Agreed", Kind.Show(Plain, reading.Value, "en"));
        Assert.Equal($"true {AgreementKind.VersionOf(Plain)}", Kind.Csv(Plain, reading.Value));
        Assert.Equal(Value.Null, Kind.Read(Plain, PostedParts.Of(("agreed", ""))).Value);
    }

    [Fact]
    public void Another_wording_asks_again()
    {
        var given = Kind.Read(Plain, PostedParts.Of(("agreed", "true"))).Value;
        var reworded = Plain with { Help = new("すぐ元に戻します。", "I restore it.") };

        var finding = Assert.Single(Kind.Check(reworded, given));
        Assert.Equal("version", finding.Keyword);
        Assert.Contains("文が変わりました", finding.Message.Ja, StringComparison.Ordinal);
        Assert.Contains("has changed", finding.Message.En, StringComparison.Ordinal);
        Assert.Equal("", Kind.Parts(reworded, given)["agreed"]);
    }

    [Fact]
    public void A_signature_needs_both_the_name_and_the_tick()
    {
        var unsigned = Kind.Read(Signed, PostedParts.Of(("agreed", "true"), ("name", "　")));
        var unticked = Kind.Read(Signed, PostedParts.Of(("agreed", ""), ("name", "港　花子")));
        var both = Kind.Read(Signed, PostedParts.Of(("agreed", "true"), ("name", " 港　花子 ")));

        Assert.Equal("name", Assert.Single(unsigned.Findings).Part);
        Assert.Equal("agreed", Assert.Single(unticked.Findings).Part);
        Assert.Equal("港　花子", Kind.Parts(Signed, unticked.Value)["name"]);
        Assert.Empty(both.Findings);
        Assert.Equal("同意します（署名：港　花子）", Kind.Show(Signed, both.Value, "ja"));
    }

    [Fact]
    public void An_agreement_without_a_statement_cannot_be_published()
    {
        var field = new FieldSpec { Path = "/pledge", Schema = Value.Parse("""{ "properties": { "agreed": {}, "version": {} } }""") };

        Assert.Contains("help", Assert.Single(Kind.Faults(field)).Cure.En, StringComparison.Ordinal);
        Assert.Empty(Kind.Faults(field with { Help = Plain.Help }));
    }
}
