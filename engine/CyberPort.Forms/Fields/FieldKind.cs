using CyberPort.Expressions;

namespace CyberPort.Forms.Fields;

/// <summary>One kind of field: how its inputs become a value, how the value is checked, shown, edited again and exported.</summary>
/// <remarks>
/// What cannot be read stays in the value as the text that was typed; <see cref="Check"/> says so, and <see cref="Parts"/> gives it
/// back to the inputs unchanged. Kinds hold no state: one instance serves every form.
/// </remarks>
public abstract class FieldKind
{
    /// <summary>What stands for an answer that was not given.</summary>
    public const string Empty = "—";

    private static readonly Dictionary<string, string> NoOutputs = [];

    /// <summary>The name in the schema's x-cp-kind.</summary>
    public abstract string Name { get; }

    /// <summary>The JSON type of a readable value, as the schema names it; empty when the kind has no value of its own.</summary>
    public abstract string SchemaType { get; }

    /// <summary>Whether the inputs of the page give the value; files, rows, notes and computed values come another way.</summary>
    public virtual bool IsPosted => true;

    /// <summary>Whether the value is a code of the field's list (x-cp-list).</summary>
    public virtual bool IsFromList => false;

    /// <summary>Whether an earlier answer may be taken over into a new application; an agreement is given anew each time.</summary>
    public virtual bool IsCopied => true;

    /// <summary>The language that the answer is written in whatever the page's is; null when it is the form's own.</summary>
    public virtual string? LanguageOf(FieldSpec field) => field.Language;

    /// <summary>The inputs of the field: "" for a single one, else the part names ("from.year"), the first to take the focus first.</summary>
    public virtual IReadOnlyList<string> PartNames(FieldSpec field) => [""];

    /// <summary>The value of what was posted, folded and trimmed; Null when nothing was entered.</summary>
    protected abstract Value Take(FieldSpec field, PostedParts parts);

    /// <summary>The value as people read it; <see cref="Empty"/> when there is none.</summary>
    public abstract string Show(FieldSpec field, Value value, string language);

    /// <summary>What was understood, where that says more than the inputs do: a day in both calendars. "" where there is nothing to add.</summary>
    public virtual string Understood(FieldSpec field, Value value, string language) => "";

    /// <summary>Reads the inputs; the findings are those of <see cref="Check"/>.</summary>
    public FieldReading Read(FieldSpec field, PostedParts parts)
    {
        var value = Take(field, parts);
        return new(value, value.IsNull ? [] : [.. Check(field, value)]);
    }

    /// <summary>The texts of the inputs for a value, by part name.</summary>
    public virtual IReadOnlyDictionary<string, string> Parts(FieldSpec field, Value value) =>
        new Dictionary<string, string> { [""] = value.IsText ? value.AsText : value.IsNull ? "" : value.ToJson() };

    /// <summary>What the kind itself demands beyond the schema: readable, a real date, a right check digit ...</summary>
    public virtual IEnumerable<FieldFinding> Check(FieldSpec field, Value value) => [];

    /// <summary>What is computed from the value and shown beside the inputs, by part name: totals, an area.</summary>
    public virtual IReadOnlyDictionary<string, string> Outputs(FieldSpec field, Value value, string language) => NoOutputs;

    /// <summary>What is wrong with the field's schema and its notes, when a form is published.</summary>
    public virtual IEnumerable<SpecFault> Faults(FieldSpec field) => [];

    /// <summary>A believable value, for previews and sample data.</summary>
    public virtual Value Sample(FieldSpec field) => Value.Null;

    /// <summary>The value in a column of a CSV file: plain, the same in every language.</summary>
    public virtual string Csv(FieldSpec field, Value value) => value.IsNull ? "" : value.IsText ? value.AsText : value.ToJson();
}
