using CyberPort.Expressions;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Fields.Parties;

namespace CyberPort.Forms.Tests.Fields.Parties;

public sealed class PartyKindTests
{
    private static readonly FieldSpec Applicant = new() { Path = "/applicant" };
    private readonly PartyKind _party = new();

    [Fact]
    public void A_company_is_folded_member_by_member()
    {
        var reading = _party.Read(Applicant, PostedParts.Of(
            ("kind", "corporation"), ("legalEntityNumber", "８０００－０１２０１－００３８"), ("tradeName", " 東洋海運㈱ "), ("tradeNameKana", "ﾄｳﾖｳｶｲｳﾝ"),
            ("representativeTitle", "代表取締役"), ("representativeName", "髙﨑　一"), ("postalCode", "〒734ー0014"), ("prefecture", "広島県"),
            ("cityAndCounty", "広島市南区"), ("streetAddress", "宇品西０－１"), ("contactPersonName", "波止場 太郎"),
            ("contactPhoneNumber", "（０８２）０００－００００"), ("contactEmail", "ｈ@example.jp"), ("familyName", "残り")));

        Assert.Empty(reading.Findings);
        Assert.Equal("8000012010038", reading.Value["legalEntityNumber"].AsText);
        Assert.Equal("東洋海運株式会社", reading.Value["tradeName"].AsText);
        Assert.Equal("トウヨウカイウン", reading.Value["tradeNameKana"].AsText);
        Assert.Equal("髙﨑　一", reading.Value["representativeName"].AsText);
        Assert.Equal("7340014", reading.Value["postalCode"].AsText);
        Assert.Equal("宇品西０－１", reading.Value["streetAddress"].AsText);
        Assert.Equal("082-000-0000", reading.Value["contactPhoneNumber"].AsText);
        Assert.True(reading.Value["familyName"].IsNull);
        Assert.Equal(
            "東洋海運株式会社\n代表取締役　髙﨑　一\n〒734-0014　広島県広島市南区宇品西０－１\n連絡先　波止場 太郎　082-000-0000　h@example.jp",
            _party.Show(Applicant, reading.Value, "ja"));
    }

    [Fact]
    public void A_person_has_names_and_no_company()
    {
        var reading = _party.Read(Applicant, PostedParts.Of(
            ("kind", "person"), ("familyName", "港"), ("givenName", "花子"), ("familyNameKana", "みなと"), ("tradeName", "残り"), ("postalCode", "7340014"),
            ("prefecture", "広島県"), ("cityAndCounty", "広島市"), ("streetAddress", "1-1"), ("contactPhoneNumber", "0820000000")));

        Assert.Empty(reading.Findings);
        Assert.True(reading.Value["tradeName"].IsNull);
        Assert.Equal("ミナト", reading.Value["familyNameKana"].AsText);
        Assert.StartsWith("港　花子\n", _party.Show(Applicant, reading.Value, "ja"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_or_wrong_is_told_member_by_member()
    {
        var findings = _party.Read(Applicant, PostedParts.Of(
            ("kind", "corporation"), ("legalEntityNumber", "8000012010039"), ("tradeName", "みなと"), ("postalCode", "12"), ("contactPhoneNumber", "1"),
            ("contactEmail", "x"), ("tradeNameKana", "港"))).Findings;

        Assert.Equal(
            [
                "checkDigit /legalEntityNumber", "kana /tradeNameKana", "required /representativeName", "postalCode /postalCode", "required /prefecture",
                "required /cityAndCounty", "required /streetAddress", "required /contactPersonName", "phone /contactPhoneNumber", "email /contactEmail",
            ],
            findings.Select(finding => $"{finding.Keyword} {finding.Pointer}"));
        Assert.All(findings, finding => Assert.Equal(finding.Pointer, "/" + finding.Part));
    }

    [Fact]
    public void The_preset_kind_alone_is_no_answer()
    {
        Assert.True(_party.Read(Applicant, PostedParts.Of(("kind", "corporation"))).Value.IsNull);
    }

    [Fact]
    public void The_form_decides_which_members_there_are()
    {
        var text = Value.Record(("type", Value.Of("string")));
        var agent = Applicant with { Schema = Value.Record(("properties", Value.Record(("kind", text), ("tradeName", text), ("contactEmail", text))),
            ("required", Value.List(Value.Of("contactEmail")))) };

        Assert.Equal(["kind", "tradeName", "contactEmail"], _party.PartNames(agent));
        Assert.Equal("required /contactEmail", string.Join(", ", _party.Read(agent, PostedParts.Of(("tradeName", "みなと"))).Findings
            .Select(finding => $"{finding.Keyword} {finding.Pointer}")));
    }
}
