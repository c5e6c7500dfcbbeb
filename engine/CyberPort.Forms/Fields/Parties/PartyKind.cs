using CyberPort.Expressions;
using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields.Parties;

/// <summary>A person or a company with address and contact (A票): an applicant, an agent, an owner.</summary>
public sealed class PartyKind : FieldKind
{
    private const string KindPart = "kind";

    public override string Name => "party";

    public override string SchemaType => "object";

    /// <summary>The members that the form's schema has; without properties in the schema all of them.</summary>
    public static IReadOnlyList<PartyMember> MembersOf(FieldSpec field) => field.Schema["properties"] is { Kind: ValueKind.Record } properties
        ? [.. PartyMembers.All.Where(member => properties.AsRecord.ContainsKey(member.Name))]
        : PartyMembers.All;

    /// <summary>Whether a member must be given for a party of that kind: by nature, or because the schema requires it.</summary>
    public static bool IsNeeded(FieldSpec field, PartyMember member) => member.Needed
        || (field.Schema["required"] is { Kind: ValueKind.List } required && required.AsList.Contains(Value.Of(member.Name)));

    public override IReadOnlyList<string> PartNames(FieldSpec field) => [KindPart, .. MembersOf(field).Select(member => member.Name)];

    public override string Show(FieldSpec field, Value value, string language)
    {
        if (value.Kind != ValueKind.Record) return value.IsText ? value.AsText : Empty;
        var lines = new[] { Text(value, "tradeName"), Person(value), Address(value), Contact(value, language) };
        return string.Join('\n', lines.Where(line => line.Length > 0)) is { Length: > 0 } shown ? shown : Empty;
    }

    public override IReadOnlyDictionary<string, string> Parts(FieldSpec field, Value value)
    {
        var parts = MembersOf(field).ToDictionary(member => member.Name, member => Text(value, member.Name));
        parts[KindPart] = KindOf(value);
        return parts;
    }

    public override IEnumerable<FieldFinding> Check(FieldSpec field, Value value)
    {
        if (value.Kind != ValueKind.Record) yield break;
        var kind = KindOf(value);
        foreach (var member in MembersOf(field).Where(member => PartyMembers.Of(kind).Contains(member)))
        {
            var text = Text(value, member.Name);
            var (pointer, (ja, en)) = ("/" + member.Name, member.Label);
            if (text.Length == 0)
            {
                if (!IsNeeded(field, member)) continue;
                yield return new(pointer, member.Name, "required", new($"{ja}を入力してください", $"Enter {en.ToLowerInvariant()}"));
            }
            else if (CleanText.IsBroken(text)) yield return new(pointer, member.Name, "text", FieldWords.Broken);
            else if (TextFolding.Fault(member.Fold, text) is { } fault)
                yield return new(pointer, member.Name, fault.Keyword, fault.Message);
        }
    }

    public override Value Sample(FieldSpec field)
    {
        var samples = new Dictionary<string, string>
        {
            [KindPart] = PartyMembers.Corporation,
            ["legalEntityNumber"] = "8000012010038",
            ["tradeName"] = "東洋海運株式会社",
            ["tradeNameKana"] = "トウヨウカイウン",
            ["representativeTitle"] = "代表取締役",
            ["representativeName"] = "港　花子",
            ["postalCode"] = "7340014",
            ["prefecture"] = "広島県",
            ["cityAndCounty"] = "広島市南区",
            ["streetAddress"] = "宇品西0丁目0番0号",
            ["contactPersonName"] = "波止場　太郎",
            ["contactPhoneNumber"] = "082-000-0000",
            ["contactEmail"] = "hatoba@example.jp",
        };
        return Record(PartNames(field), name => samples.GetValueOrDefault(name, ""));
    }

    public override string Csv(FieldSpec field, Value value) => Show(field, value, "ja") is var text && text == Empty ? "" : text.Replace('\n', ' ');

    protected override Value Take(FieldSpec field, PostedParts parts)
    {
        var kind = parts[KindPart] == PartyMembers.Person ? PartyMembers.Person : PartyMembers.Corporation;
        var members = MembersOf(field).ToDictionary(
            member => member.Name, member => TextFolding.Fold(member.Fold, CleanText.Line(parts[member.Name])));
        // The kind alone is preset and says nothing.
        if (members.Values.All(text => text.Length == 0)) return Value.Null;
        // What only the other kind of party has does not belong to this one.
        var own = PartyMembers.Of(kind).Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        members[KindPart] = kind;
        return Record(PartNames(field).Where(name => name == KindPart || own.Contains(name)), name => members[name]);
    }

    public static string KindOf(Value party) => Text(party, KindPart) is { Length: > 0 } kind ? kind : PartyMembers.Corporation;

    private static Value Record(IEnumerable<string> names, Func<string, string> text) => Value.Of(ValueRecord.Of(
        names.Select(name => KeyValuePair.Create(name, Value.Of(text(name)))).Where(member => member.Value.AsText.Length > 0)));

    private static string Person(Value party) => KindOf(party) == PartyMembers.Person
        ? Joined("　", Text(party, "familyName"), Text(party, "givenName"))
        : Joined("　", Text(party, "representativeTitle"), Text(party, "representativeName"));

    private static string Address(Value party)
    {
        var postal = Text(party, "postalCode");
        var street = Text(party, "prefecture") + Text(party, "cityAndCounty") + Text(party, "streetAddress");
        return Joined("　", TextFolding.Show(TextFold.PostalCode, postal), street, Text(party, "buildingNameEtc"));
    }

    private static string Contact(Value party, string language)
    {
        var contact = Joined("　", Text(party, "contactDepartment"), Text(party, "contactPersonName"), Text(party, "contactPhoneNumber"), Text(party, "contactEmail"));
        return contact.Length == 0 ? "" : (language == "en" ? "Contact: " : "連絡先　") + contact;
    }

    private static string Joined(string between, params string[] texts) => string.Join(between, texts.Where(text => text.Length > 0));

    private static string Text(Value record, string name) => record[name] is { IsText: true } text ? text.AsText : "";
}
