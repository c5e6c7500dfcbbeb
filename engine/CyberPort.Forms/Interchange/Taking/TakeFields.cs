using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Interchange.Taking;

/// <summary>Takes the fields of a list into a form on somebody's desk: on a page of their own before the last one, in the order of the
/// list. What the form has already stays as it is.</summary>
public static class TakeFields
{
    private const int FieldsOfSection = 8;
    private const int LongestName = 60;

    /// <summary>The form with the fields that it has not yet, and what of the list was not taken over.</summary>
    /// <param name="file">The name of the file, for problems.</param>
    public static TakenIn<Workpiece> IntoWork(Workpiece work, string file, FieldList list)
    {
        if (work.Snapshot is not { } form) return new(work, 0, work.Problems);
        var left = list.Rows.Where(r => r.Type == FieldListTypes.Include).Select(r => TakeFieldsProblems.Block(file, r)).ToList();
        var fields = New(work, form, file, FieldListPlan.Of(list.Rows), left);
        left.AddRange(fields.SelectMany(f => f.Planned.Columns.Prepend(f.Planned)).SelectMany(f => ToDo(file, f.Row)));
        if (fields.Count == 0) return new(work, 0, left);

        var now = WithLists(work, form, file, list, fields, left);
        now = OwnItems.AddNode(now, "page", new("取り込んだ項目", "Imported items"), LastBefore(form), into: false, out var page);
        foreach (var (part, number) in fields.Chunk(FieldsOfSection).Select((p, i) => (p, i + 1)))
        {
            now = OwnItems.AddNode(now, "section", new($"取り込んだ項目（{number}）", $"Imported items ({number})"), page, into: true, out var section);
            now = WithFields(now, section, part);
        }

        return now.Form is null ? new(work, 0, [.. left, .. now.Problems]) : new(now, fields.Count, left);
    }

    // what the list says of a field that was taken, and people have to go on with
    private static IEnumerable<Problem> ToDo(string file, FieldListRow row)
    {
        if (row.Presence == Presence.Conditional) yield return TakeFieldsProblems.Condition(file, row);
        if (row.Remark.Length > 0) yield return TakeFieldsProblems.Remark(file, row);
    }

    private static List<TakenField> New(Workpiece work, FormPackage form, string file, FieldListPlan plan, List<Problem> left)
    {
        var fields = new List<TakenField>();
        foreach (var planned in plan.Fields)
        {
            var (name, row) = (NameOf(planned.Path), planned.Row);
            var key = work.IsOwnForm ? "/" + name : "/ext/" + name;
            var isThere = form.Field(key) is not null || form.Field(planned.Path) is not null || fields.Exists(f => f.Key == key);
            if (isThere) left.Add(TakeFieldsProblems.IsThere(file, row));
            else if (!work.IsOwnForm && planned.IsOffice) left.Add(TakeFieldsProblems.OfOffice(file, row));
            else if (SchemaOf(work, form, planned) is { } schema) fields.Add(new(key, planned, schema));
            else left.Add(TakeFieldsProblems.NoParty(file, row));
        }

        return fields;
    }

    // "/period/begins" is "periodBegins": an own item has one name
    private static string NameOf(string path)
    {
        var parts = path[1..].Split('/');
        var name = parts[0] + string.Concat(parts.Skip(1).Select(p => char.ToUpperInvariant(p[0]) + p[1..]));
        return name.Length > LongestName ? name[..LongestName] : name;
    }

    private static Value? SchemaOf(Workpiece work, FormPackage form, PlannedField planned)
    {
        var schema = Value.Parse(planned.Schema.ToJsonString());
        if (planned.IsFile) schema = schema.With("/items", OwnItems.FileItem);
        if (schema["$ref"].IsText) return form.Fields.FirstOrDefault(f => f.Kind == "party")?.Schema.Without("/x-cp-class");
        // class and lock are said by whoever others make their form from
        return work.IsOwnForm ? schema : schema.Without("/x-cp-class").Without("/x-cp-off").Without("/x-cp-locked");
    }

    private static Workpiece WithLists(Workpiece work, FormPackage form, string file, FieldList list, List<TakenField> fields, List<Problem> left)
    {
        var wanted = fields.SelectMany(f => f.Planned.Lists.Concat(f.Planned.Columns.SelectMany(c => c.Lists)));
        foreach (var id in wanted.Where(l => l.Length > 0 && !form.CodeLists.ContainsKey(l)).Distinct().Order(StringComparer.Ordinal))
        {
            var codes = list.Codes.GetValueOrDefault(id) ?? [];
            if (codes.Count == 0) left.Add(TakeFieldsProblems.NoCodes(file, id));
            var rows = ValueRecord.Of(codes.DistinctBy(c => c.Code).Select(c => KeyValuePair.Create(c.Code, Text(c.Name))));
            work = work.With(PackagePaths.CodeList(id), Value.Record(
                ("version", Value.Of("1")), ("title", Text(new(id, id))), ("extent", Value.Of(work.IsOwnForm ? "national" : "port")),
                ("rows", Value.Of(rows)), ("order", Value.Of([.. codes.Select(c => c.Code).Distinct().Select(Value.Of)]))));
        }

        return work;
    }

    private static string LastBefore(FormPackage form) => form.Ui.ChildrenOf("") is [.., var before, _] ? before : form.Ui.ChildrenOf("")[^1];

    private static Workpiece WithFields(Workpiece work, string section, TakenField[] fields)
    {
        string? before = null;
        foreach (var (key, planned, schema) in fields)
        {
            var addition = Labels(planned.Label, planned.Row.Help).With("/schema", schema);
            if (planned.Required) addition = addition.With("/required", Value.True);
            work = OwnItems.PutUnder(work, key, addition, section, before);
            before = Arrangement.NodeId(key);
            string? last = null;
            foreach (var (path, column) in Columns(planned))
            {
                var inside = key + path[planned.Path.Length..];
                var node = Labels(column?.Label ?? new("内容", "Content"), column?.Row.Help).With("/schema", OverlayEdits.GetOwn(work, inside, "schema"));
                work = OwnColumns.Add(work, inside, column?.Required == true ? node.With("/required", Value.True) : node, last);
                last = Arrangement.NodeId(inside);
            }
        }

        return work;
    }

    // a repeated group of which only the name is known begins with one column
    private static IEnumerable<(string Path, PlannedField? Column)> Columns(PlannedField planned) =>
        planned.Columns.Count > 0 ? planned.Columns.Select(c => (c.Path, (PlannedField?)c))
            : planned.Schema["items"]?["properties"]?["content"] is null ? [] : [(planned.Path + "/*/content", null)];

    private static Value Labels(LocalText label, LocalText? help)
    {
        var addition = Value.Record(("label.ja", Value.Of(label.Ja)), ("label.en", Value.Of(label.En)));
        return help is null ? addition : addition.With("/help.ja", Value.Of(help.Ja)).With("/help.en", Value.Of(help.En));
    }

    private static Value Text(LocalText text) => Value.Record(("ja", Value.Of(text.Ja)), ("en", Value.Of(text.En)));

    private sealed record TakenField(string Key, PlannedField Planned, Value Schema);
}
