using CyberPort.Expressions;
using CyberPort.Forms.Documents;

namespace CyberPort.Forms.Packages;

/// <summary>Merges the libraries a package includes into its documents, so that what is published stands for itself.</summary>
internal sealed class PackageIncludes(Dictionary<string, Value> documents, List<Problem> problems)
{
    /// <summary>The expanded files; the same files when nothing is included or a problem was found.</summary>
    public static PackageFiles Expand(
        PackageFiles files, Dictionary<string, Value> documents, IReadOnlyDictionary<string, FormPackage> libraries, List<Problem> problems)
    {
        var includes = documents[PackagePaths.Manifest]["includes"];
        if (includes.Kind != ValueKind.Record || includes.AsRecord.Count == 0) return files;

        var merge = new PackageIncludes(documents, problems);
        var changed = new HashSet<string>(StringComparer.Ordinal) { PackagePaths.Manifest };
        foreach (var (id, reference) in includes.AsRecord)
        {
            if (!libraries.TryGetValue(id, out var library)) problems.Add(Unknown(id));
            else if (reference["version"] is { IsText: true } version && version.AsText != library.Manifest.Version)
                problems.Add(OtherVersion(id, version.AsText, library.Manifest.Version));
            else merge.Add(id, library, changed);
        }

        documents[PackagePaths.Manifest] = documents[PackagePaths.Manifest].Without("/includes");
        return changed.Aggregate(files, (all, path) => all.With(path, DocumentText.Write(documents[path])));
    }

    private void Add(string id, FormPackage library, HashSet<string> changed)
    {
        foreach (var (path, bytes) in library.Files)
        {
            if (!path.EndsWith(".json", StringComparison.Ordinal) || path is PackagePaths.Manifest or PackagePaths.Cases) continue;
            changed.Add(path);
            var theirs = Value.Parse(bytes.Span);
            documents[path] = !documents.TryGetValue(path, out var ours) ? theirs : path switch
            {
                PackagePaths.Schema => MergeSchema(ours, theirs),
                PackagePaths.Ui => OursWin(ours, theirs, ["nodes", "order"]),
                PackagePaths.Outputs => MergeOutputs(ours, theirs),
                PackagePaths.Rules => Union(ours, theirs, path, ""),
                PackagePaths.Japanese or PackagePaths.English => Value.Of(Members(ours, theirs)),
                _ => Doubled(ours, path),
            };
        }

        var pin = Value.Record(("version", Value.Of(library.Manifest.Version)), ("digest", Value.Of(library.Digest)));
        documents[PackagePaths.Manifest] = documents[PackagePaths.Manifest].With("/included/" + Pointers.Escape(id), pin);
    }

    private Value MergeSchema(Value ours, Value theirs)
    {
        var required = new List<Value>();
        foreach (var list in new[] { theirs["required"], ours["required"] })
            if (list.Kind == ValueKind.List) required.AddRange(list.AsList.Where(r => !required.Contains(r)));
        var merged = ours.With("/properties", Union(ours["properties"], theirs["properties"], PackagePaths.Schema, "/properties"));
        if (theirs["$defs"].Kind == ValueKind.Record) merged = merged.With("/$defs", Union(ours["$defs"], theirs["$defs"], PackagePaths.Schema, "/$defs"));
        return required.Count > 0 ? merged.With("/required", Value.Of(required)) : merged;
    }

    // A library's document is a frame: a form may write only its title and the blocks that differ.
    private static Value MergeOutputs(Value ours, Value theirs)
    {
        var merged = OursWin(ours, theirs, ["workflow", "documents", "notices"]);
        foreach (var key in theirs["documents"].Kind == ValueKind.Record ? theirs["documents"].AsRecord.Keys : [])
            if (ours["documents"][key] is { Kind: ValueKind.Record } own)
                merged = merged.With("/documents/" + Pointers.Escape(key), Frame(own, theirs["documents"][key]));
        foreach (var part in new[] { "case", "csv" }) merged = Part(merged, theirs, part, "columns");
        return Part(merged, theirs, "print", "blocks");
    }

    private static Value Part(Value ours, Value theirs, string name, string inner) =>
        theirs[name].Kind != ValueKind.Record ? ours
            : ours.With("/" + name, ours[name].Kind == ValueKind.Record ? Frame(ours[name], theirs[name], inner) : theirs[name]);

    private static Value Frame(Value ours, Value theirs, string inner = "blocks")
    {
        var merged = Value.Of(Members(ours, theirs));
        return ours[inner].Kind == ValueKind.Record && theirs[inner].Kind == ValueKind.Record
            ? merged.With("/" + inner, Value.Of(Members(ours[inner], theirs[inner])))
            : merged;
    }

    private Value Union(Value ours, Value theirs, string file, string pointer)
    {
        if (theirs.Kind != ValueKind.Record) return ours;
        if (ours.Kind != ValueKind.Record) return theirs;

        foreach (var name in theirs.AsRecord.Keys.Where(ours.AsRecord.ContainsKey))
            problems.Add(DocumentProblems.Duplicate(file, Pointers.Append(pointer, name), name));
        return Value.Of(Members(ours, theirs));
    }

    private Value Doubled(Value ours, string path)
    {
        problems.Add(DocumentProblems.Duplicate(path, "", path));
        return ours;
    }

    // A form may word or place a library's part in its own way: what it writes itself wins.
    private static Value OursWin(Value ours, Value theirs, string[] parts)
    {
        foreach (var part in parts)
            if (theirs[part].Kind == ValueKind.Record)
                ours = ours.With("/" + part, ours[part].Kind == ValueKind.Record ? Value.Of(Members(ours[part], theirs[part])) : theirs[part]);
        return ours;
    }

    private static ValueRecord Members(Value ours, Value theirs) =>
        ValueRecord.Of(theirs.AsRecord.Where(m => !ours.AsRecord.ContainsKey(m.Key)).Concat(ours.AsRecord));

    private static Problem Unknown(string id) => new("unknown-include", PackagePaths.Manifest, "/includes/" + Pointers.Escape(id),
        new($"取り込むパッケージ「{id}」が見つかりません。", $"The included package '{id}' was not found."),
        new("パッケージの id を確かめるか、先に登録してください。", "Check the id, or register that package first."));

    private static Problem OtherVersion(string id, string wanted, string found) => new("other-version", PackagePaths.Manifest, "/includes/" + Pointers.Escape(id),
        new($"「{id}」の版 {wanted} が必要ですが、{found} しかありません。", $"Version {wanted} of '{id}' is wanted, but there is {found}."),
        new("版の番号を合わせてください。", "Make the versions agree."));
}
