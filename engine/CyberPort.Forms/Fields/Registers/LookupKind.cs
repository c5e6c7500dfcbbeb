using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields.Registers;

/// <summary>An entry of a register, found by code, name or reading and then chosen (台帳からの選択); the value is its code.</summary>
/// <remarks>A text that names no single entry stays in the value as what is searched for, until one of those found is chosen.</remarks>
public class LookupKind : FieldKind
{
    /// <summary>The part of the entry that was chosen among those found.</summary>
    public const string Choice = "choice";

    private static readonly string[] Names = ["", Choice];

    public override string Name => "lookup";

    public override string SchemaType => "string";

    public override bool IsFromList => true;

    public override IReadOnlyList<string> PartNames(FieldSpec field) => Names;

    /// <summary>What is offered for choosing: the entry that is chosen, or the first of those that match.</summary>
    public static IReadOnlyList<Option> Offered(FieldSpec field, Value value)
    {
        if (!value.IsText) return [];
        return Chosen(field, value) is { } chosen ? [chosen] : [.. RegisterSearch.Find(field.Options, value.AsText).Take(RegisterSearch.Most)];
    }

    /// <summary>The entry that the value is the code of; null while it is still searched for.</summary>
    public static Option? Chosen(FieldSpec field, Value value) =>
        value.IsText ? field.Options.FirstOrDefault(option => option.Code == value.AsText) : null;

    public override string Show(FieldSpec field, Value value, string language) =>
        value.IsText ? field.LabelOf(value.AsText, language) : value.IsNull ? Empty : value.ToJson();

    /// <summary>How many were found, while nothing is chosen.</summary>
    public override string Understood(FieldSpec field, Value value, string language)
    {
        if (!value.IsText || field.Options.Count == 0 || Chosen(field, value) is not null) return "";
        var found = RegisterSearch.Find(field.Options, value.AsText).Count;
        return found switch
        {
            0 => FieldWords.NothingFound.In(language),
            > RegisterSearch.Most => FieldWords.ManyFound(found, RegisterSearch.Most).In(language),
            _ => FieldWords.Found(found).In(language),
        };
    }

    public override IReadOnlyDictionary<string, string> Parts(FieldSpec field, Value value)
    {
        var text = value.IsText ? value.AsText : "";
        return Chosen(field, value) is null
            ? new Dictionary<string, string> { [""] = text, [Choice] = "" }
            : new Dictionary<string, string> { [""] = "", [Choice] = text };
    }

    public override IEnumerable<FieldFinding> Check(FieldSpec field, Value value)
    {
        if (value.IsText && field.Options.Count > 0 && Chosen(field, value) is null) yield return new("", "", "list", FieldWords.ChooseFound);
    }

    public override Value Sample(FieldSpec field) => field.Options.Count > 0 ? Value.Of(field.Options[0].Code) : Value.Null;

    protected override Value Take(FieldSpec field, PostedParts parts)
    {
        var (typed, choice) = (CleanText.Line(parts[""]), CleanText.Line(parts[Choice]));
        var chosen = choice.Length == 0 ? null : field.Options.FirstOrDefault(option => option.Code == choice);
        // Whoever types another name beside a choice that was made searches anew.
        if (chosen is not null && (typed.Length == 0 || RegisterSearch.Matches(chosen, typed))) return Value.Of(choice);
        if (typed.Length == 0) typed = choice;
        if (typed.Length == 0) return Value.Null;
        return Value.Of(RegisterSearch.Named(field.Options, typed)?.Code ?? typed);
    }
}
