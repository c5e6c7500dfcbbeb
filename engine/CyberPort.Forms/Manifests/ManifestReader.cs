using System.Text.RegularExpressions;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;

namespace CyberPort.Forms.Manifests;

/// <summary>Reads manifest.json.</summary>
internal static partial class ManifestReader
{
    private static readonly Dictionary<string, PackageKind> Kinds = new()
    {
        ["procedure"] = PackageKind.Procedure,
        ["survey"] = PackageKind.Survey,
        ["task"] = PackageKind.Task,
        ["library"] = PackageKind.Library,
    };

    public static Manifest Read(DocumentCursor cursor)
    {
        if (cursor.NeededText("format") is { Length: > 0 } format && format != "cp/1")
            cursor.Report(DocumentProblems.NotOneOf(cursor.File, cursor.PointerTo("format"), format, ["cp/1"]));
        cursor.Need("kind");
        cursor.Need("effectiveFrom");
        var manifest = new Manifest
        {
            Id = Id(cursor),
            Kind = cursor.OneOf("kind", Kinds, PackageKind.Procedure),
            Version = Version(cursor),
            Title = cursor.NeededLocal("title"),
            Summary = cursor.Local("summary"),
            Owner = cursor.NeededText("owner"),
            EffectiveFrom = cursor.Date("effectiveFrom") ?? default,
            EffectiveTo = cursor.Date("effectiveTo"),
            Procedure = cursor.Record("procedure") is { } procedure ? ProcedureReader.Read(procedure, national: !cursor.Has("overlay")) : null,
            Included = [.. cursor.Map("included").Select(i => Reference(i.Id, i.Member))],
            Base = cursor.Record("base") is { } below ? Reference(below.NeededText("id"), below) : null,
            Overlay = cursor.Record("overlay") is { } overlay ? Reference(overlay.NeededText("id"), overlay) : null,
        };
        if (manifest.Kind == PackageKind.Procedure) cursor.Need("procedure");
        if (manifest.EffectiveTo < manifest.EffectiveFrom) cursor.Report(EndBeforeStart(cursor));
        cursor.Done();
        return manifest;
    }

    internal static bool IsId(string id) => IdShape().IsMatch(id);

    internal static bool IsVersion(string version) => VersionShape().IsMatch(version);

    private static PackageReference Reference(string id, DocumentCursor cursor)
    {
        var reference = new PackageReference(id, cursor.Text("version"), cursor.Text("digest"));
        cursor.Done();
        return reference;
    }

    private static string Id(DocumentCursor cursor)
    {
        var id = cursor.NeededText("id");
        if (id.Length > 0 && !IsId(id))
            cursor.Report(DocumentProblems.BadKey(cursor.File, cursor.PointerTo("id"), id, "mlit/water-area-occupancy"));
        return id;
    }

    private static string Version(DocumentCursor cursor)
    {
        var version = cursor.NeededText("version");
        if (version.Length > 0 && !IsVersion(version))
            cursor.Report(DocumentProblems.BadKey(cursor.File, cursor.PointerTo("version"), version, "1.0.0"));
        return version;
    }

    private static Problem EndBeforeStart(DocumentCursor cursor) => new("end-before-start", cursor.File, cursor.PointerTo("effectiveTo"),
        new("適用終了日が適用開始日より前です。", "The form ends before it begins."),
        new("適用開始日以後の日付にしてください。", "Write a date on or after effectiveFrom."));

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,60}(?:/[a-z0-9][a-z0-9-]{0,60}){1,3}\z", RegexOptions.NonBacktracking)]
    private static partial Regex IdShape();

    [GeneratedRegex(@"\A[0-9]{1,5}\.[0-9]{1,5}\.[0-9]{1,5}(?:\+[0-9]{1,9})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex VersionShape();
}
