using CyberPort.Expressions;
using CyberPort.Forms.Documents;

namespace CyberPort.Forms.Editing;

/// <summary>The columns of an own repeated group. Their schema stands in the group's items, also where the group is an addition of a port.</summary>
public static class OwnColumns
{
    /// <summary>The kinds that a column can have, as the palette names them.</summary>
    public static IReadOnlyList<OwnKind> Kinds { get; } =
        [.. OwnItems.Kinds.Where(k => k.Name is "text" or "multiline" or "number" or "integer" or "money" or "date" or "time" or "yesNo" or "choice")];

    /// <summary>The paths of a group's columns in their order.</summary>
    public static IReadOnlyList<string> Of(Workpiece work, string group) =>
        [.. (work.Snapshot?.Ui.ChildrenOf(Arrangement.NodeId(group)) ?? []).Select(OverlayEdits.PathOf).OfType<string>()];

    /// <summary>Adds a column as the last one.</summary>
    /// <exception cref="ArgumentException">A choice has no list.</exception>
    public static Workpiece Add(Workpiece work, string group, OwnField column)
    {
        var columns = Of(work, group);
        var schema = OverlayEdits.GetOwn(work, group, "schema");
        var (name, number) = (column.Name, 1);
        while (!schema.At($"/items/properties/{name}").IsNull) name = column.Name + ++number;

        var kind = Kinds.First(k => k.Name == column.Kind);
        return Add(work, $"{group}/*/{name}", OwnItems.Addition(column, kind), columns is [.., var last] ? Arrangement.NodeId(last) : null);
    }

    /// <summary>Removes a column; nothing happens to the last one, because a table has a column.</summary>
    public static Workpiece Remove(Workpiece work, string path)
    {
        if (Split(path) is not var (group, name) || Of(work, group).Count < 2) return work;
        work = OverlayEdits.Remove(work, path);
        if (work.IsOwnForm) return work;
        var schema = Require(OverlayEdits.GetOwn(work, group, "schema"), name, required: false).Without($"/items/properties/{name}");
        return OverlayEdits.SetOwn(work, group, "schema", schema);
    }

    /// <summary>The group and the name of a column's path; nothing for other paths.</summary>
    internal static (string Group, string Name)? Split(string path) =>
        path.IndexOf("/*/", StringComparison.Ordinal) is > 0 and var at ? (path[..at], path[(at + 3)..]) : null;

    internal static Workpiece AddFirst(Workpiece work, string group) =>
        Add(work, group + "/*/content", OwnItems.Addition(new("content", "text", new("内容", "Content")), Kinds[0]), null);

    /// <summary>Adds a column's node, and its schema where the group's items have none yet.</summary>
    internal static Workpiece Add(Workpiece work, string path, Value addition, string? before)
    {
        var (group, _) = Split(path)!.Value;
        if (!work.IsOwnForm)
        {
            work = Set(Set(work, path, "schema", addition["schema"]), path, "required", addition["required"]);
            addition = addition.Without("/schema").Without("/required");
        }

        return OwnItems.PutUnder(work, path, addition, Arrangement.NodeId(group), before);
    }

    /// <summary>The schema of a column, or whether it is required.</summary>
    internal static Value Get(Workpiece work, string path, string member)
    {
        var (group, name) = Split(path)!.Value;
        var schema = OverlayEdits.GetOwn(work, group, "schema");
        return member == "schema" ? schema.At($"/items/properties/{name}")
            : Value.Of(schema.At("/items/required") is { Kind: ValueKind.List } list && list.AsList.Contains(Value.Of(name)));
    }

    internal static Workpiece Set(Workpiece work, string path, string member, Value to)
    {
        var (group, name) = Split(path)!.Value;
        var schema = OverlayEdits.GetOwn(work, group, "schema");
        schema = member == "schema" ? schema.With($"/items/properties/{Pointers.Escape(name)}", to) : Require(schema, name, to.IsTrue);
        return OverlayEdits.SetOwn(work, group, "schema", schema);
    }

    private static Value Require(Value schema, string name, bool required)
    {
        var names = schema.At("/items/required") is { Kind: ValueKind.List } list ? list.AsList.Where(n => n != Value.Of(name)).ToList() : [];
        if (required) names.Add(Value.Of(name));
        return names.Count > 0 ? schema.With("/items/required", Value.Of(names)) : schema.Without("/items/required");
    }
}
