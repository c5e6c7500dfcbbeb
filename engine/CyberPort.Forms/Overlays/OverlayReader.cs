using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Manifests;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Overlays;

/// <summary>Reads an overlay: overlay.json, cases.json, README.md and the port's own codelists/*.json.</summary>
public static class OverlayReader
{
    public static OverlayReading Read(PackageFiles files, FormLimits? limits = null)
    {
        limits ??= FormLimits.Default;
        var problems = new List<Problem>();
        foreach (var path in files.Paths)
            if (path is not (PackagePaths.Overlay or PackagePaths.Cases or PackagePaths.Readme) && PackagePaths.ListOf(path) is null)
                problems.Add(PackageProblems.UnknownFile(path));
        if (files[PackagePaths.Readme] is not { Length: > 0 }) problems.Add(PackageProblems.EmptyReadme());
        CheckCases(files, limits, problems);
        if (files[PackagePaths.Overlay] is not { } bytes) problems.Add(PackageProblems.MissingFile(PackagePaths.Overlay));
        else if (StrictJson.Read(PackagePaths.Overlay, bytes.Span, limits, problems) is { } document)
        {
            var overlay = Read(new DocumentCursor(document, PackagePaths.Overlay, "", problems), files);
            return new(problems.Count == 0 ? overlay : null, problems);
        }

        return new(null, problems);
    }

    private static void CheckCases(PackageFiles files, FormLimits limits, List<Problem> problems)
    {
        var cases = files[PackagePaths.Cases] is { } bytes ? StrictJson.Read(PackagePaths.Cases, bytes.Span, limits, problems) : Value.Null;
        if (cases is { } value && (value.Kind != ValueKind.Record || value.AsRecord.Count == 0))
            problems.Add(PackageProblems.NoCases(PackagePaths.Cases));
    }

    private static Overlay Read(DocumentCursor cursor, PackageFiles files)
    {
        if (cursor.NeededText("overlay") is { Length: > 0 } format && format != "cp/1")
            cursor.Report(DocumentProblems.NotOneOf(cursor.File, "/overlay", format, ["cp/1"]));
        var restrict = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var overlay = new Overlay
        {
            Id = Id(cursor),
            Version = Math.Max(1, cursor.Integer("version") ?? 1),
            Owner = cursor.NeededText("owner"),
            Base = ReadBase(cursor),
            Enable = ReadEnable(cursor.Record("enable")),
            Restrict = restrict,
            Set = Sorted<IReadOnlyDictionary<string, FacetChange>>(cursor.Map("set"), m => ReadFacets(m, restrict)),
            Add = Sorted(cursor.Map("add"), AdditionReader.Read),
            Move = Sorted(cursor.Map("move"), m => AdditionReader.ReadPlace(m, needed: true)!),
            Rules = cursor.Any("rules") is { Kind: ValueKind.Record } rules ? rules.AsRecord : ValueRecord.Empty,
            Messages = ReadMessages(cursor.Record("messages")),
            Accept = cursor.Record("accept") is { } accept ? ReadAcceptance(accept) : null,
            Files = files,
        };
        cursor.Need("version");
        cursor.Done();
        return overlay;
    }

    private static string Id(DocumentCursor cursor)
    {
        var id = cursor.NeededText("id");
        if (id.Length > 0 && !ManifestReader.IsId(id)) cursor.Report(DocumentProblems.BadKey(cursor.File, "/id", id, "jphij/water-area-occupancy"));
        return id;
    }

    private static PackageReference ReadBase(DocumentCursor cursor)
    {
        cursor.Need("base");
        if (cursor.Record("base") is not { } below) return new("", null, null);

        var reference = new PackageReference(below.NeededText("id"), below.Text("version"), below.Text("digest"));
        below.Done();
        return reference;
    }

    private static SortedDictionary<string, bool> ReadEnable(DocumentCursor? cursor)
    {
        var enable = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var path in cursor?.Names.ToArray() ?? []) enable[path] = cursor!.Flag(path);
        return enable;
    }

    private static SortedDictionary<string, LocalText> ReadMessages(DocumentCursor? cursor)
    {
        var messages = new SortedDictionary<string, LocalText>(StringComparer.Ordinal);
        foreach (var key in cursor?.Names.ToArray() ?? []) messages[key] = cursor!.NeededLocal(key);
        return messages;
    }

    private static SortedDictionary<string, FacetChange> ReadFacets(
        DocumentCursor cursor, SortedDictionary<string, IReadOnlyList<string>> restrict)
    {
        var facets = new SortedDictionary<string, FacetChange>(StringComparer.Ordinal);
        foreach (var (name, change) in cursor.Members())
        {
            if (name == "rows" && cursor.Pointer.StartsWith("/set/codelist:", StringComparison.Ordinal))
            {
                change.Need("restrict");
                restrict[cursor.Pointer["/set/codelist:".Length..]] = change.Texts("restrict");
            }
            else
            {
                // "from" must be written even when it is null: it is what lets a later upgrade see a conflict.
                foreach (var side in new[] { "from", "to" })
                    if (!change.Names.Contains(side)) change.Need(side);
                facets[name] = new(change.Any("from"), change.Any("to"));
            }

            change.Done();
        }

        return facets;
    }

    private static OverlayAcceptance ReadAcceptance(DocumentCursor cursor)
    {
        var accept = new OverlayAcceptance(cursor.NeededText("base"), cursor.NeededText("by"), cursor.NeededText("at"));
        cursor.Done();
        return accept;
    }

    private static SortedDictionary<string, T> Sorted<T>(
        IReadOnlyList<(string Id, DocumentCursor Member)> members, Func<DocumentCursor, T> read)
    {
        var sorted = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (id, member) in members) sorted[id] = read(member);
        return sorted;
    }
}
