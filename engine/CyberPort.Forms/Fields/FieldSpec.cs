using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Fields.Files;
using CyberPort.Forms.Fields.Locations;
using CyberPort.Forms.Fields.Texts;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Fields;

/// <summary>What a field kind needs to know of one field.</summary>
public sealed record FieldSpec
{
    /// <summary>The field's path, "/area".</summary>
    public required string Path { get; init; }

    /// <summary>The schema of the field with references followed.</summary>
    public Value Schema { get; init; }

    /// <summary>The choices that are offered now.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>How it is drawn when its kind leaves a choice: radio, select, combobox, single, parts.</summary>
    public string? Control { get; init; }

    /// <summary>The help text of the field; of an agreement it is what people agree to.</summary>
    public LocalText? Help { get; init; }

    /// <summary>The map that places are shown on; null when the form names none.</summary>
    public PortMap? Map { get; init; }

    /// <summary>The rows of the map's list that cannot be drawn.</summary>
    public IReadOnlyList<string> MapFaults { get; init; } = [];

    /// <summary>Whether dates are written in eras (和暦) or in Gregorian years when they are edited again.</summary>
    public bool InEras { get; init; } = true;

    /// <summary>The language that the answer is written in (x-cp-lang); null for the form's own.</summary>
    public string? Language => TextOf("x-cp-lang");

    public static FieldSpec Of(FormField field) => new() { Path = field.Path, Schema = field.Schema };

    public string? Unit => TextOf("x-cp-unit");

    /// <summary>What the text is, so that it can be folded before it is checked; names and prose are never folded.</summary>
    public TextFold Fold => TextFolds.Of(TextOf("x-cp-fold"), TextOf("format"));

    public FileRules Files => FileRules.Of(Schema["x-cp-files"], Schema["maxItems"]);

    public decimal? Minimum => NumberOf("minimum");

    public decimal? Maximum => NumberOf("maximum");

    public int? MaxLength => NumberOf("maxLength") is { } length ? (int)Math.Min(length, int.MaxValue) : null;

    /// <summary>A member of a composite, with its own schema.</summary>
    public FieldSpec Member(string name) => this with { Path = $"{Path}/{name}", Schema = Schema["properties"][name] };

    /// <summary>The label of a code, or the code itself when it is no longer offered.</summary>
    public string LabelOf(string code, string language) =>
        Options.FirstOrDefault(option => option.Code == code)?.Label.In(language) ?? code;

    private decimal? NumberOf(string name) => Schema[name] is { IsNumber: true } number ? number.AsNumber : null;

    private string? TextOf(string name) => Schema[name] is { IsText: true } text ? text.AsText : null;
}
