using CyberPort.Expressions;
using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields.Parties;

/// <summary>Who a member of a party is for.</summary>
public enum PartySide
{
    Both,
    Corporation,
    Person,
}

/// <summary>One member of a party: its GIF name, what the text is, how it is called, and the autocomplete token of its input.</summary>
public sealed record PartyMember(string Name, LocalText Label, PartySide Side, TextFold Fold)
{
    public string? Autocomplete { get; init; }

    public string? InputMode { get; init; }

    public LocalText? Example { get; init; }

    /// <summary>Whether a party is incomplete without it.</summary>
    public bool Needed { get; init; }

    /// <summary>The group it is drawn in: who, address, contact.</summary>
    public string Group { get; init; } = "who";
}

/// <summary>The members of a party (申請者ブロック, A票) under the names of the Government Interoperability Framework.</summary>
public static class PartyMembers
{
    public const string Corporation = "corporation";
    public const string Person = "person";

    public static IReadOnlyList<PartyMember> All { get; } =
    [
        Of("legalEntityNumber", "法人番号", "Corporate number", PartySide.Corporation, TextFold.LegalEntityNumber) with
            { InputMode = "numeric", Example = new("8000012010038", "8000012010038") },
        Of("tradeName", "商号又は名称", "Trade name", PartySide.Corporation, TextFold.TradeName) with { Needed = true, Autocomplete = "organization" },
        Of("tradeNameKana", "商号又は名称（カナ）", "Trade name in katakana", PartySide.Corporation, TextFold.Kana),
        Of("representativeTitle", "代表者の役職", "Title of the representative", PartySide.Corporation) with
            { Example = new("代表取締役", "President"), Autocomplete = "organization-title" },
        Of("representativeName", "代表者の氏名", "Name of the representative", PartySide.Corporation) with { Needed = true },
        Of("familyName", "氏", "Family name", PartySide.Person) with { Needed = true, Autocomplete = "family-name" },
        Of("givenName", "名", "Given name", PartySide.Person) with { Needed = true, Autocomplete = "given-name" },
        Of("familyNameKana", "氏（カナ）", "Family name in katakana", PartySide.Person, TextFold.Kana),
        Of("givenNameKana", "名（カナ）", "Given name in katakana", PartySide.Person, TextFold.Kana),
        Of("postalCode", "郵便番号", "Postal code", PartySide.Both, TextFold.PostalCode) with
            { Needed = true, Autocomplete = "postal-code", InputMode = "numeric", Example = new("734-0014", "734-0014"), Group = "address" },
        Of("prefecture", "都道府県", "Prefecture", PartySide.Both) with { Needed = true, Autocomplete = "address-level1", Group = "address" },
        Of("cityAndCounty", "市区町村", "City, ward, town or village", PartySide.Both) with
            { Needed = true, Autocomplete = "address-level2", Group = "address" },
        Of("streetAddress", "町名・番地", "Street address", PartySide.Both) with { Needed = true, Autocomplete = "address-line1", Group = "address" },
        Of("buildingNameEtc", "建物名・部屋番号", "Building and room", PartySide.Both) with { Autocomplete = "address-line2", Group = "address" },
        Of("contactDepartment", "担当部署", "Department in charge", PartySide.Corporation) with { Group = "contact" },
        Of("contactPersonName", "担当者の氏名", "Person in charge", PartySide.Corporation) with { Needed = true, Group = "contact", Autocomplete = "name" },
        Of("contactPhoneNumber", "電話番号", "Phone number", PartySide.Both, TextFold.Phone) with
            { Needed = true, Autocomplete = "tel", InputMode = "tel", Example = new("082-000-0000", "082-000-0000"), Group = "contact" },
        Of("contactEmail", "メールアドレス", "Mail address", PartySide.Both, TextFold.Mail) with
            { Autocomplete = "email", InputMode = "email", Group = "contact" },
    ];

    /// <summary>The members that a party of that kind has.</summary>
    public static IEnumerable<PartyMember> Of(string kind) =>
        All.Where(member => member.Side == PartySide.Both || member.Side == (kind == Person ? PartySide.Person : PartySide.Corporation));

    private static PartyMember Of(string name, string ja, string en, PartySide side, TextFold fold = TextFold.AsTyped) =>
        new(name, new(ja, en), side, fold);
}
