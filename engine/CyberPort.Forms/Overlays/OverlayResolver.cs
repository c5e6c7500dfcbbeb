using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Overlays;

/// <summary>Makes a port's form of a national form and the port's overlay: a complete snapshot, or the list of conflicts.</summary>
/// <remarks>
/// Whatever is valid under the snapshot is, without its ext, valid under the base: texts may change, limits may only tighten,
/// common items stay, and no check of the base can be removed or weakened.
/// </remarks>
public static class OverlayResolver
{
    public static Resolution Resolve(FormPackage below, Overlay overlay, FormLimits? limits = null)
    {
        var draft = new OverlayDraft(below, overlay);
        CheckBase(draft);
        SetStep.Enable(draft);
        SetStep.Set(draft);
        SetStep.Restrict(draft);
        AddStep.Apply(draft);
        PlaceStep.PlaceAll(draft, KnownMoves(draft), (id, anchor) => Lost(draft, id, anchor));
        RuleStep.Apply(draft);
        if (draft.Conflicts.Count > 0) return new(null, draft.Conflicts, draft.Notes);

        Stamp(draft);
        MergeCases(draft);
        var reading = PackageReader.Read(Files(draft), draft.Documents, limits ?? FormLimits.Default, []);
        return new(reading.Package, reading.Problems, draft.Notes);
    }

    private static void CheckBase(OverlayDraft draft)
    {
        var (wanted, found) = (draft.Overlay.Base, draft.Base);
        if (wanted.Id != found.Manifest.Id) draft.Conflict(OverlayProblems.OtherBase(wanted.Id, found.Manifest.Id));
        else if (wanted.Version is { } version && version != found.Manifest.Version)
            draft.Conflict(OverlayProblems.BaseMoved("/base/version", version, found.Manifest.Version));
        else if (wanted.Digest is { } digest && digest != found.Digest)
            draft.Conflict(OverlayProblems.BaseMoved("/base/digest", digest, found.Digest));
    }

    private static SortedDictionary<string, Placement> KnownMoves(OverlayDraft draft)
    {
        var moves = new SortedDictionary<string, Placement>(StringComparer.Ordinal);
        foreach (var (id, place) in draft.Overlay.Move)
        {
            var at = "/move/" + Pointers.Escape(id);
            if (!draft.HasNode(draft.NodeId(id)) || (id.StartsWith("output:", StringComparison.Ordinal) && BlockPlaces.DocumentOf(id) is null))
                draft.Conflict(OverlayProblems.MissingTarget(at, id));
            else if (IsFixed(draft, draft.NodeId(id))) draft.Conflict(OverlayProblems.Locked(at, "position"));
            else moves[id] = place;
        }

        return moves;
    }

    private static bool IsFixed(OverlayDraft draft, string node) =>
        node.StartsWith("field:", StringComparison.Ordinal) && draft.BaseField(node["field:".Length..])?.Locked.Contains("position") == true;

    private static Problem Lost(OverlayDraft draft, string id, string anchor)
    {
        var at = "/move/" + Pointers.Escape(id);
        var isAlike = BlockPlaces.DocumentOf(id) is null != anchor.StartsWith("output:", StringComparison.Ordinal);
        return isAlike && draft.HasNode(draft.NodeId(anchor)) ? OverlayProblems.MoveCycle(at, id) : OverlayProblems.LostAnchor(at, anchor);
    }

    private static void Stamp(OverlayDraft draft)
    {
        var (overlay, below) = (draft.Overlay, draft.Base);
        draft.Put(PackagePaths.Manifest, "/id", Value.Of(overlay.Id));
        draft.Put(PackagePaths.Manifest, "/version", Value.Of($"{below.Manifest.Version.Split('+')[0]}+{overlay.Version}"));
        draft.Put(PackagePaths.Manifest, "/owner", Value.Of(overlay.Owner));
        draft.Put(PackagePaths.Manifest, "/base", Value.Record(
            ("id", Value.Of(below.Manifest.Id)), ("version", Value.Of(below.Manifest.Version)), ("digest", Value.Of(below.Digest))));
        draft.Put(PackagePaths.Manifest, "/overlay", Value.Record(
            ("id", Value.Of(overlay.Id)), ("version", Value.Of(overlay.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))), ("digest", Value.Of(overlay.Digest))));
    }

    // The base's own cases come along; they are read leniently, because a port may be stricter than they say.
    private static void MergeCases(OverlayDraft draft)
    {
        var members = new SortedDictionary<string, Value>(StringComparer.Ordinal);
        if (draft.At(PackagePaths.Cases, "") is { Kind: ValueKind.Record } inherited)
            foreach (var (id, text) in inherited.AsRecord) members[id] = text.With("/inherited", Value.True);
        if (draft.Overlay.Files[PackagePaths.Cases] is { } bytes && Value.Parse(bytes.Span) is { Kind: ValueKind.Record } own)
            foreach (var (id, text) in own.AsRecord) members[id] = text;
        draft.Documents[PackagePaths.Cases] = Value.Of(ValueRecord.Of(members));
    }

    private static PackageFiles Files(OverlayDraft draft)
    {
        var files = draft.Overlay.Files[PackagePaths.Readme] is { } readme
            ? draft.Base.Files.With(PackagePaths.Readme, readme)
            : draft.Base.Files;
        // What the overlay does not touch stays byte for byte.
        foreach (var (path, document) in draft.Documents)
            if (!draft.Base.Documents.TryGetValue(path, out var below) || !below.Equals(document))
                files = files.With(path, DocumentText.Write(document));
        return files;
    }
}

/// <summary>A complete snapshot, or the conflicts that prevent one; notes name what the overlay no longer needs to say.</summary>
public sealed record Resolution(FormPackage? Snapshot, IReadOnlyList<Problem> Conflicts, IReadOnlyList<Problem> Notes);
