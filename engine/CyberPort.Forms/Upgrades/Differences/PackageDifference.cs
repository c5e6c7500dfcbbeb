using CyberPort.Expressions;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Upgrades;

/// <summary>What differs between two versions of a package, element by element and facet by facet.</summary>
public static class PackageDifference
{
    private static readonly string[] Annotated = ["type", "list", "unit", "locked", .. Limits.Known];

    /// <summary>Every difference; nothing when only the versions differ.</summary>
    public static IReadOnlyList<PackageChange> Of(FormPackage old, FormPackage now) =>
    [
        .. Leaves(old, now, PackagePaths.Manifest, "").Where(c => !IsStamp(c.Facet)).Select(c => c with { Target = "manifest" }),
        .. Fields(old, now), .. Nodes(old, now), .. RuleDifference.Of(old, now), .. Messages(old, now), .. Lists(old, now),
        .. Leaves(old, now, PackagePaths.Outputs, "output:/").Select(c => c with { Step = IsText(c.Facet) ? UpgradeStep.Patch : UpgradeStep.Minor }),
    ];

    private static bool IsStamp(string facet) => facet == "version" || facet.StartsWith("included.", StringComparison.Ordinal);

    private static bool IsText(string facet) => facet.EndsWith(".ja", StringComparison.Ordinal) || facet.EndsWith(".en", StringComparison.Ordinal);

    /// <summary>Fields that another one has taken the place of: old path to new path.</summary>
    public static IReadOnlyDictionary<string, string> Replacements(FormPackage old, FormPackage now)
    {
        var moves = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in now.Fields)
            if (field.Replaces is { } from && old.Field(from) is not null && now.Field(from) is null && old.Field(field.Path) is null) moves[from] = field.Path;
        return moves;
    }

    /// <summary>Fields whose answers are no longer of the same type.</summary>
    public static IReadOnlyList<TypeChange> TypeChanges(FormPackage old, FormPackage now)
    {
        var before = Replacements(old, now).ToDictionary(m => m.Value, m => m.Key, StringComparer.Ordinal);
        return [.. from field in now.Fields
                   let oldPath = before.GetValueOrDefault(field.Path, field.Path)
                   let was = old.Field(oldPath)
                   where was is not null && Shape(was) != Shape(field) && !(Shape(was) == "integer" && Shape(field) == "number")
                   select new TypeChange(field.Path, oldPath, Shape(was), Shape(field), field.Migrate, field.SchemaPointer)];
    }

    /// <summary>What an answer looks like: its type, and the kind where the type alone does not say it.</summary>
    internal static string Shape(FormField field) => field.Type switch
    {
        "object" or "array" => $"{field.Type} ({field.Kind})",
        "string" when field.Schema["format"] is { IsText: true } format && format.AsText is "date" or "time" => $"string ({format.AsText})",
        "string" when field.List is not null => "string (choice)",
        var type => type,
    };

    private static IEnumerable<PackageChange> Fields(FormPackage old, FormPackage now)
    {
        foreach (var field in now.Fields)
        {
            var target = "field:" + field.Path;
            if (old.Field(field.Path) is not { } was)
            {
                yield return new(target, "", default, Class(field), field.Class == FieldClass.Common ? UpgradeStep.Major : UpgradeStep.Minor);
                continue;
            }

            if (was.Class != field.Class) yield return new(target, "class", Class(was), Class(field), field.Class == FieldClass.Common ? UpgradeStep.Major : UpgradeStep.Minor);
            if (was.Off != field.Off) yield return new(target, "enable", Value.Of(!was.Off), Value.Of(!field.Off), UpgradeStep.Minor);
            if (was.Required != field.Required) yield return new(target, "required", Value.Of(was.Required), Value.Of(field.Required), field.Required ? UpgradeStep.Major : UpgradeStep.Minor);
            foreach (var facet in Annotated)
                if (Facet(was, facet) is var from && Facet(field, facet) is var to && from != to)
                    yield return new(target, facet, from, to, StepOf(facet, from, to));
        }

        foreach (var gone in old.Fields.Where(f => now.Field(f.Path) is null)) yield return new("field:" + gone.Path, "", Class(gone), default, UpgradeStep.Major);
    }

    private static Value Facet(FormField field, string facet) => facet switch
    {
        "type" => Value.Of(Shape(field)),
        "list" => Value.Of(field.List),
        "unit" => Value.Of(field.Unit),
        "locked" => Value.Of([.. field.Locked.Order(StringComparer.Ordinal).Select(Value.Of)]),
        _ => field.Schema[facet],
    };

    private static UpgradeStep StepOf(string facet, Value from, Value to) => facet switch
    {
        "type" or "list" => UpgradeStep.Major,
        "unit" => UpgradeStep.Patch,
        "locked" => to.AsList.Except(from.AsList).Any() ? UpgradeStep.Major : UpgradeStep.Minor,
        // Wider: whatever satisfied the old limit satisfies the new one.
        _ => to.IsNull || Limits.IsTighter(facet, to, from) ? UpgradeStep.Minor : UpgradeStep.Major,
    };

    private static IEnumerable<PackageChange> Nodes(FormPackage old, FormPackage now)
    {
        foreach (var (id, node) in now.Ui.Nodes)
        {
            if (!old.Ui.Nodes.TryGetValue(id, out var was))
            {
                if (node.Kind != UiKind.Field) yield return new(id, "", default, Text(node.Label ?? node.Text), UpgradeStep.Patch);
                continue;
            }

            foreach (var (facet, from, to) in Texts(was).Zip(Texts(node), (one, other) => (one.Facet, one.Text, other.Text)))
            {
                if (from?.Ja != to?.Ja) yield return new(id, facet + ".ja", Value.Of(from?.Ja), Value.Of(to?.Ja), UpgradeStep.Patch);
                if (from?.En != to?.En) yield return new(id, facet + ".en", Value.Of(from?.En), Value.Of(to?.En), UpgradeStep.Patch);
            }

            if (was.Width != node.Width) yield return new(id, "width", Value.Of(was.Width.ToString()), Value.Of(node.Width.ToString()), UpgradeStep.Patch);
            if (was.Control != node.Control) yield return new(id, "control", Value.Of(was.Control), Value.Of(node.Control), UpgradeStep.Patch);
            if (was.Parent != node.Parent) yield return new(id, "move", Value.Of(was.Parent), Value.Of(node.Parent), UpgradeStep.Patch);
        }

        foreach (var (id, gone) in old.Ui.Nodes.Where(n => n.Value.Kind != UiKind.Field && !now.Ui.Nodes.ContainsKey(n.Key)))
            yield return new(id, "", Text(gone.Label ?? gone.Text), default, UpgradeStep.Patch);
    }

    private static (string Facet, LocalText? Text)[] Texts(UiNode node) => [("label", node.Label), ("help", node.Help), ("example", node.Example), ("text", node.Text)];

    private static IEnumerable<PackageChange> Messages(FormPackage old, FormPackage now) =>
        from key in old.Messages.Texts.Keys.Union(now.Messages.Texts.Keys).Order(StringComparer.Ordinal)
        let texts = (From: old.Messages.Find(key), To: now.Messages.Find(key))
        from language in new[] { "ja", "en" }
        where texts.From?.In(language) != texts.To?.In(language)
        select new PackageChange("message:" + key, language, Value.Of(texts.From?.In(language)), Value.Of(texts.To?.In(language)), UpgradeStep.Patch);

    private static IEnumerable<PackageChange> Lists(FormPackage old, FormPackage now)
    {
        foreach (var id in old.CodeLists.Keys.Union(now.CodeLists.Keys).Order(StringComparer.Ordinal))
        {
            var (was, list) = (old.CodeLists.GetValueOrDefault(id)?.Offered ?? [], now.CodeLists.GetValueOrDefault(id)?.Offered ?? []);
            if (!was.SequenceEqual(list))
                yield return new("codelist:" + id, "rows", Codes(was), Codes(list), was.Except(list).Any() ? UpgradeStep.Major : UpgradeStep.Minor);
            var (took, takes) = (old.CodeLists.GetValueOrDefault(id)?.OpenRows == true, now.CodeLists.GetValueOrDefault(id)?.OpenRows == true);
            if (took != takes) yield return new("codelist:" + id, "openRows", Value.Of(took), Value.Of(takes), took ? UpgradeStep.Major : UpgradeStep.Minor);
            foreach (var change in Leaves(old, now, PackagePaths.CodeList(id), "").Where(c => c.Facet.StartsWith("rows.", StringComparison.Ordinal)))
                yield return change with { Target = "codelist:" + id, Step = change.Facet.Contains(".attributes.", StringComparison.Ordinal) ? UpgradeStep.Minor : UpgradeStep.Patch };
        }
    }

    // The members of a document that are texts, numbers or lists; for outputs the first two names say which output it is.
    private static IEnumerable<PackageChange> Leaves(FormPackage old, FormPackage now, string file, string prefix)
    {
        var (was, found) = (new SortedDictionary<string, Value>(StringComparer.Ordinal), new SortedDictionary<string, Value>(StringComparer.Ordinal));
        Flatten(old.Documents.GetValueOrDefault(file), [], was);
        Flatten(now.Documents.GetValueOrDefault(file), [], found);
        foreach (var leaf in was.Keys.Union(found.Keys).Order(StringComparer.Ordinal))
        {
            var (from, to) = (was.GetValueOrDefault(leaf), found.GetValueOrDefault(leaf));
            if (from == to) continue;

            var names = leaf.Split('\n');
            var depth = prefix.Length == 0 ? 0 : Math.Min(names[0] is "documents" or "notices" ? 2 : 1, names.Length);
            yield return new(prefix + string.Join('/', names[..depth]), string.Join('.', names[depth..]), from, to, UpgradeStep.Patch);
        }
    }

    private static void Flatten(Value value, string[] at, SortedDictionary<string, Value> into)
    {
        if (value.Kind != ValueKind.Record) into[string.Join('\n', at)] = value;
        else
            foreach (var (name, member) in value.AsRecord) Flatten(member, [.. at, name], into);
    }

    private static Value Class(FormField field) => Value.Of(field.Class == FieldClass.Optional ? "optional" : "common");

    private static Value Codes(IReadOnlyList<string> codes) => Value.Of([.. codes.Select(Value.Of)]);

    private static Value Text(LocalText? text) => text is null ? Value.Null : Value.Record(("ja", Value.Of(text.Ja)), ("en", Value.Of(text.En)));
}

/// <summary>One difference between two versions: an element or facet that was added (no From), removed (no To) or changed.</summary>
/// <param name="Step">How large a step of the version it needs.</param>
public sealed record PackageChange(string Target, string Facet, Value From, Value To, UpgradeStep Step);
