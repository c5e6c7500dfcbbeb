using System.Security.Cryptography;
using System.Text;
using CyberPort.Expressions;
using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields.Agreements;

/// <summary>A statement that is agreed to, and signed with a name where the form asks for it (同意・署名).</summary>
/// <remarks>
/// The statement is the field's help text. The value says which wording was agreed to, so that another wording asks again; who agreed and
/// when stands in the submission.
/// </remarks>
public sealed class AgreementKind : FieldKind
{
    private const string Agreed = "agreed";
    private const string Version = "version";
    private const string Signer = "name";

    public override string Name => "agreement";

    public override string SchemaType => "object";

    public override bool IsCopied => false;

    /// <summary>Whether the name of who agrees is asked for as well.</summary>
    public static bool IsSigned(FieldSpec field) => field.Schema["x-cp-agreement"]["signed"].IsTrue;

    /// <summary>The wording in short: twelve letters that are others for every other text.</summary>
    public static string VersionOf(FieldSpec field)
    {
        var text = field.Help is { } help ? $"{help.Ja}\n{help.En}" : "";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
    }

    public override IReadOnlyList<string> PartNames(FieldSpec field) => IsSigned(field) ? [Agreed, Signer] : [Agreed];

    public override string Show(FieldSpec field, Value value, string language)
    {
        if (value.Kind != ValueKind.Record) return value.IsText ? value.AsText : Empty;
        var name = Text(value, Signer);
        if (!value[Agreed].IsTrue) return name.Length > 0 ? name : Empty;
        return (name.Length > 0, language) switch
        {
            (true, "en") => $"Agreed, signed {name}",
            (true, _) => $"同意します（署名：{name}）",
            (false, "en") => "Agreed",
            _ => "同意します",
        };
    }

    public override IReadOnlyDictionary<string, string> Parts(FieldSpec field, Value value)
    {
        // What was agreed to in other words is asked again.
        var isAgreed = value[Agreed].IsTrue && Text(value, Version) == VersionOf(field);
        var parts = new Dictionary<string, string> { [Agreed] = isAgreed ? "true" : "" };
        if (IsSigned(field)) parts[Signer] = Text(value, Signer);
        return parts;
    }

    public override IEnumerable<FieldFinding> Check(FieldSpec field, Value value)
    {
        if (value.Kind != ValueKind.Record) yield break;
        if (!value[Agreed].IsTrue) yield return new("/" + Agreed, Agreed, "required", FieldWords.Agree);
        else if (Text(value, Version) != VersionOf(field)) yield return new("/" + Version, Agreed, "version", FieldWords.AgreeAgain);
        if (!IsSigned(field)) yield break;
        if (Text(value, Signer).Length == 0) yield return new("/" + Signer, Signer, "required", FieldWords.Sign);
        else if (CleanText.IsBroken(Text(value, Signer))) yield return new("/" + Signer, Signer, "text", FieldWords.Broken);
    }

    public override Value Sample(FieldSpec field) => Make(field, true, IsSigned(field) ? "港　花子" : "");

    public override string Csv(FieldSpec field, Value value) => value.Kind == ValueKind.Record
        ? string.Join(' ', new[] { value[Agreed].IsTrue ? "true" : "false", Text(value, Version), Text(value, Signer) }.Where(text => text.Length > 0))
        : base.Csv(field, value);

    public override IEnumerable<SpecFault> Faults(FieldSpec field)
    {
        if (field.Help is null)
            yield return new("/x-cp-kind", new("同意する文がありません。", "There is no statement to agree to."),
                new("ui.json のこの項目の help に同意する文を書いてください。", "Write the statement as the help of this field in ui.json."));
        foreach (var name in IsSigned(field) ? new[] { Agreed, Version, Signer } : [Agreed, Version])
            if (field.Schema["properties"][name].IsNull)
                yield return new("/properties", new($"「{name}」がありません。", $"'{name}' is missing."),
                    new($"properties に {name} を加えてください。", $"Add {name} to the properties."));
    }

    protected override Value Take(FieldSpec field, PostedParts parts)
    {
        var name = IsSigned(field) ? CleanText.Line(parts[Signer]) : "";
        var isAgreed = parts[Agreed] == "true";
        return isAgreed || name.Length > 0 ? Make(field, isAgreed, name) : Value.Null;
    }

    private static Value Make(FieldSpec field, bool isAgreed, string name)
    {
        var value = Value.Record((Agreed, isAgreed ? Value.True : Value.False));
        if (isAgreed) value = value.With("/" + Version, Value.Of(VersionOf(field)));
        return name.Length > 0 ? value.With("/" + Signer, Value.Of(name)) : value;
    }

    private static string Text(Value record, string name) => record[name] is { IsText: true } text ? text.AsText : "";
}
