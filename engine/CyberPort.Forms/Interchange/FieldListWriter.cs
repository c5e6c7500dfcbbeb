using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Interchange.JsonSchemas;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Rules;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Interchange;

/// <summary>Writes a form's fields and code lists in the layout that <see cref="FieldListReader"/> reads.</summary>
public static class FieldListWriter
{
    private static readonly string[] Columns =
    [
        "procedure_or_block", "seq", "field_key", "name_ja", "name_en", "type", "unit", "required", "code_list", "role", "source",
            "is_inferred",
        "help_ja", "help_en", "schema",
    ];

    /// <summary>The sheets "fields" and "codes".</summary>
    public static IReadOnlyList<Sheet> Write(FormPackage form)
    {
        var number = form.Manifest.Procedure?.Catalogue ?? form.Manifest.Id;
        var fields = form.Fields.Select((f, i) => Row(form, f, number, i + 1)).Prepend(Columns);
        var codes = Lists(form).SelectMany(l => Codes(l)
            .Select(IReadOnlyList<string> (r) => [l.Id, r.Code, r.Label.Ja, r.Label.En, RowOf(form, l, r)]));
        return [new("fields", [.. fields]), new("codes", [.. codes.Prepend(["code_list", "key", "name_ja", "name_en", "row"])])];
    }

    /// <summary>The lists that the fields need.</summary>
    internal static IEnumerable<CodeList> Lists(FormPackage form) => form.CodeLists.Values.OrderBy(l => l.Id, StringComparer.Ordinal);

    /// <summary>What is offered in its order, then what only stays readable.</summary>
    internal static IEnumerable<CodeRow> Codes(CodeList list) =>
    [
        .. list.Offered.Select(c => list.Rows[c]),
        .. list.Rows.Values.Where(r => !list.Offers(r.Code)).OrderBy(r => r.Code, StringComparer.Ordinal),
    ];

    internal static string RowOf(FormPackage form, CodeList list, CodeRow row) =>
        form.Documents.GetValueOrDefault(PackagePaths.CodeList(list.Id))["rows"][row.Code] is { Kind: ValueKind.Record } document
            ? document.ToJson() : "";

    /// <summary>"crew[].name" of "/crew/*/name".</summary>
    internal static string KeyOf(FormField field) => field.Path[1..].Replace("/*/", "[].", StringComparison.Ordinal).Replace('/', '.');

    internal static LocalText LabelOf(FormPackage form, FormField field) =>
        form.Ui.Showing(field.Path)?.Label ?? new(KeyOf(field), KeyOf(field));

    internal static Presence PresenceOf(FormPackage form, FormField field) => field.Required ? Presence.Required
        : form.Rules.Values.Any(r => r.Kind == RuleKind.Required && r.Target == field.Path) ? Presence.Conditional : Presence.Optional;

    /// <summary>The schema in full, with shared definitions written out; of a repeated group without its columns, which have rows of their
    /// own.</summary>
    internal static string SchemaOf(FormPackage form, FormField field)
    {
        var schema = InlineReferences.In(field.Schema, form.Schema);
        if (field.Kind == "rows") schema = schema.Without("/items");
        if (field.Class == FieldClass.Optional) schema = schema.With("/x-cp-class", Value.Of("optional"));
        return schema.ToJson();
    }

    private static IReadOnlyList<string> Row(FormPackage form, FormField field, string number, int seq)
    {
        var (label, help, basis) = (LabelOf(form, field), form.Ui.Showing(field.Path)?.Help, field.Schema["x-cp-basis"]);
        return
        [
            number, seq.ToString(null, null), KeyOf(field), label.Ja, label.En, TypeOf(field), field.Unit ?? "",
            PresenceOf(form, field) switch { Presence.Required => "Y", Presence.Conditional => "C", _ => "N" }, field.List ?? "",
            field.Off ? "admin" : field.Class == FieldClass.Common ? "common" : "optional", basis.IsText ? basis.AsText : "", "N",
            help?.Ja ?? "", help?.En ?? "", SchemaOf(form, field),
        ];
    }

    private static string TypeOf(FormField field) => field.Kind switch
    {
        "text" when field.Schema["maxLength"] is { IsNumber: true } length => $"string({length.ToJson()})",
        "multiline" => "text",
        "integer" or "money" or "date" or "time" or "period" => field.Kind,
        "number" => "decimal",
        "eraDate" => "date",
        "yesNo" => "boolean",
        "choice" or "lookup" or "facility" or "vessel" when field.List is not null => "code",
        "multiChoice" when field.List is not null => "array:code",
        "rows" => "array:object",
        "file" => field.Schema["maxItems"] == Value.Of(1) ? "file" : "array:file",
        "party" => "object:Party",
        "location" => "geo",
        _ => "string",
    };
}
