using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Publishing;

/// <summary>What the field kinds need to know of each field, made once for a form.</summary>
internal sealed class FieldSpecs
{
    private readonly Dictionary<string, FieldSpec> _specs;
    private readonly IReadOnlyDictionary<string, CodeList> _lists;

    public FieldSpecs(FormPackage package)
    {
        _lists = package.CodeLists;
        _specs = package.Fields.ToDictionary(f => f.Path, f => Make(f, package.Ui), StringComparer.Ordinal);
    }

    /// <summary>The field without its choices, which depend on the answers.</summary>
    public FieldSpec Of(string path) => _specs[path];

    /// <summary>A value as people read it; a code by its name, also when it is no longer offered.</summary>
    public string Show(FormField field, Value value, string language)
    {
        if (field.List is { } list && field.Kind is "choice" or "multiChoice" && _lists.TryGetValue(field.List!, out var codes)) return Named(codes, value, language);
        return FieldKinds.Standard[field.Kind].Show(Of(field.Path), value, language);
    }

    /// <summary>What the kinds say about the fields' schemas when a form is published.</summary>
    public static void Check(FormPackage package, List<Problem> problems)
    {
        foreach (var field in package.Fields)
        {
            if (FieldKinds.Standard.Find(field.Kind) is not { } kind)
                problems.Add(StructureProblems.UnknownKind(field, FieldKinds.Standard.Names));
            else if (kind.SchemaType.Length > 0 && kind.SchemaType != field.Type && !(kind.SchemaType == "number" && field.Type == "integer"))
                problems.Add(StructureProblems.WrongKindType(field, kind.SchemaType));
        }
    }

    private FieldSpec Make(FormField field, UiDocument ui)
    {
        var spec = FieldSpec.Of(field) with { Control = ui.Showing(field.Path)?.Control };
        // What a file can be may stand in a code list that other forms use too.
        return field.Kind == "file" && field.List is { } list && _lists.TryGetValue(list, out var codes)
            ? spec with { Schema = spec.Schema.With("/x-cp-files/kinds", Kinds(codes)) }
            : spec;
    }

    private static Value Kinds(CodeList codes) => Value.Of(ValueRecord.Of(codes.Offered.Select(code =>
        KeyValuePair.Create(code, Value.Record(("ja", Value.Of(codes.Rows[code].Label.Ja)), ("en", Value.Of(codes.Rows[code].Label.En)))))));

    private static string Named(CodeList codes, Value value, string language) => value.Kind switch
    {
        ValueKind.Null => FieldKind.Empty,
        ValueKind.List => string.Join(language == "en" ? ", " : "、", value.AsList.Select(v => Named(codes, v, language))),
        ValueKind.Text => codes.Find(value.AsText)?.Label.In(language) ?? value.AsText,
        _ => value.ToJson(),
    };
}
