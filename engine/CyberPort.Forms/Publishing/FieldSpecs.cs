using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Fields.Locations;
using CyberPort.Forms.Fields.Matrices;
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
        if (field.List is { } list && FieldKinds.Standard[field.Kind].IsFromList && _lists.TryGetValue(list, out var codes)) return Named(codes, value, language);
        return FieldKinds.Standard[field.Kind].Show(Of(field.Path), value, language);
    }

    /// <summary>What the kinds say about the fields' notes when a form is published.</summary>
    public void Check(IEnumerable<FormField> fields, List<Problem> problems)
    {
        foreach (var field in fields)
            foreach (var fault in FieldKinds.Standard[field.Kind].Faults(Of(field.Path)))
                problems.Add(new("field-kind", PackagePaths.Schema, field.SchemaPointer + fault.Pointer, fault.Cause, fault.Cure));
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
        var node = ui.Showing(field.Path);
        var spec = FieldSpec.Of(field) with { Control = node?.Control, Help = node?.Help };
        // What a file can be may stand in a code list that other forms use too.
        return field.Kind == "file" && field.List is { } list && _lists.TryGetValue(list, out var codes)
            ? spec with { Schema = spec.Schema.With("/x-cp-files/kinds", MatrixAxes.Written(codes)) }
            : field.Kind == "matrix" ? WithAxes(spec)
            : field.Kind == "location" ? WithMap(spec) : spec;
    }

    /// <summary>Lines and columns that are code lists, written out.</summary>
    private FieldSpec WithAxes(FieldSpec spec)
    {
        foreach (var axis in new[] { $"/{MatrixAxes.Note}/lines", $"/{MatrixAxes.Note}/columns" })
            if (spec.Schema.At(axis) is { IsText: true } list && _lists.TryGetValue(list.AsText, out var codes))
                spec = spec with { Schema = spec.Schema.With(axis, MatrixAxes.Written(codes)) };
        return spec;
    }

    private FieldSpec WithMap(FieldSpec spec) => spec.Schema["x-cp-map"]["list"] is { IsText: true } list && _lists.TryGetValue(list.AsText, out var codes)
        ? spec with { Map = PortMap.Of(codes), MapFaults = [.. PortMap.Faults(codes)] }
        : spec;

    private static string Named(CodeList codes, Value value, string language) => value.Kind switch
    {
        ValueKind.Null => FieldKind.Empty,
        ValueKind.List => string.Join(language == "en" ? ", " : "、", value.AsList.Select(v => Named(codes, v, language))),
        ValueKind.Text => codes.Find(value.AsText)?.Label.In(language) ?? value.AsText,
        _ => value.ToJson(),
    };
}
