using System.Text.RegularExpressions;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Structure;

/// <summary>Finds the fields of a form in its schema and checks the annotations they carry.</summary>
internal sealed partial class SchemaWalker(Value schema, FormLimits limits, List<Problem> problems)
{
    private const string File = PackagePaths.Schema;
    private static readonly string[] Reserved = ["facts", "role", "row", "this", "option", "data"];
    private readonly List<FormField> _fields = [];

    public static IReadOnlyList<FormField> Read(Value schema, FormLimits limits, List<Problem> problems)
    {
        var walker = new SchemaWalker(schema, limits, problems);
        walker.Walk(schema, new("", "", null, FieldClass.Common));
        if (walker._fields.Count > limits.Fields)
            problems.Add(DocumentProblems.TooMany(File, "/properties", walker._fields.Count, limits.Fields));
        return walker._fields;
    }

    private readonly record struct Place(string SchemaPointer, string Path, string? RowsPath, FieldClass Class);

    private void Walk(Value record, Place place)
    {
        if (!record["additionalProperties"].IsFalse) problems.Add(StructureProblems.OpenRecord(place.SchemaPointer));
        if (record["properties"] is not { Kind: ValueKind.Record } properties) return;

        var required = record["required"] is { Kind: ValueKind.List } list ? list.AsList.Where(r => r.IsText).Select(r => r.AsText).ToHashSet() : [];
        foreach (var name in required.Where(r => !properties.AsRecord.ContainsKey(r)))
            problems.Add(StructureProblems.UnknownRequired(place.SchemaPointer + "/required", name));
        foreach (var (name, sub) in properties.AsRecord)
        {
            var pointer = Pointers.Append(place.SchemaPointer + "/properties", name);
            if (name == "_row" && place.RowsPath is not null) continue;
            if (place.Path.Length == 0 && Reserved.Contains(name)) problems.Add(StructureProblems.ReservedName(pointer, name));
            if (!NameShape().IsMatch(name)) problems.Add(DocumentProblems.BadKey(File, pointer, name, "waterAreaM2"));
            if (Follow(sub, pointer) is { } node) Property(node, required.Contains(name), place with { SchemaPointer = pointer, Path = $"{place.Path}/{name}" });
        }
    }

    private void Property(Value node, bool required, Place place)
    {
        Annotations.Check(node, place.SchemaPointer, problems);
        var fieldClass = ClassOf(node, place);
        var kind = KindOf(node);
        if (kind is null)
        {
            Walk(node, place with { Class = fieldClass });
            return;
        }

        var field = new FormField
        {
            Path = place.Path,
            Kind = kind,
            Class = fieldClass,
            Off = node["x-cp-off"].IsTrue,
            Required = required,
            Schema = node,
            SchemaPointer = place.SchemaPointer,
            RowsPath = place.RowsPath,
        };
        if (field.Off && fieldClass == FieldClass.Common) problems.Add(StructureProblems.CommonOff(field));
        if (required && fieldClass == FieldClass.Optional && field.Off) problems.Add(StructureProblems.OffButRequired(field));
        _fields.Add(field);
        if (kind == "rows") Rows(node, field);
    }

    private void Rows(Value node, FormField field)
    {
        if (field.RowsPath is not null)
        {
            problems.Add(StructureProblems.NestedRows(field));
            return;
        }

        var pointer = field.SchemaPointer + "/items";
        if (Follow(node["items"], pointer) is not { Kind: ValueKind.Record } item) return;
        if (item["properties"]["_row"].IsNull) problems.Add(StructureProblems.NoRowId(pointer));
        Walk(item, new(pointer, field.Path + "/*", field.Path, field.Class));
    }

    private FieldClass ClassOf(Value node, Place place) => node["x-cp-class"] switch
    {
        { IsText: true } text when text.AsText == "optional" => FieldClass.Optional,
        { IsText: true } text when text.AsText == "common" => FieldClass.Common,
        _ => Pointers.IsWithin(place.Path, "/ext") ? FieldClass.Tenant : place.Class,
    };

    /// <summary>The kind that is written, or the one that the type suggests; null for a record that only groups fields.</summary>
    private static string? KindOf(Value node)
    {
        if (node["x-cp-kind"] is { IsText: true } kind) return kind.AsText;

        return (node["type"] is { IsText: true } type ? type.AsText : "") switch
        {
            "object" => null,
            "number" => "number",
            "integer" => "integer",
            "boolean" => "yesNo",
            "array" => node["items"]["type"] == Value.Of("object") ? "rows" : "multiChoice",
            _ => !node["x-cp-list"].IsNull ? "choice" : node["format"] == Value.Of("date") ? "date" : "text",
        };
    }

    private Value? Follow(Value node, string pointer)
    {
        for (var step = 0; node["$ref"] is { IsText: true } reference; step++)
        {
            var target = reference.AsText.StartsWith("#/$defs/", StringComparison.Ordinal) ? schema.At(reference.AsText[1..]) : Value.Null;
            if (target.IsNull || step > limits.Depth)
            {
                problems.Add(StructureProblems.LostReference(pointer, reference.AsText));
                return null;
            }

            node = target;
        }

        return node;
    }

    [GeneratedRegex(@"\A[a-z][A-Za-z0-9]{0,59}\z", RegexOptions.NonBacktracking)]
    private static partial Regex NameShape();
}
