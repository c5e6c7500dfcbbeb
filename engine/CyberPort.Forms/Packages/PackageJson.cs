using CyberPort.Expressions;
using CyberPort.Forms.Documents;

namespace CyberPort.Forms.Packages;

/// <summary>A package as one .json: the record that its digest is taken of, file to document or text.</summary>
internal static class PackageJson
{
    private const string Name = "package.json";

    public static PackageFilesReading Read(ReadOnlyMemory<byte> json, FormLimits limits)
    {
        var problems = new List<Problem>();
        if (json.Length > limits.TotalBytes) return new(null, [DocumentProblems.TooLarge(Name, $"{json.Length} > {limits.TotalBytes} B")]);
        var whole = StrictJson.Read(Name, json.Span, limits with { FileBytes = limits.TotalBytes }, problems);
        if (whole is not { Kind: ValueKind.Record } package) return new(null, problems.Count > 0 ? problems : [PackageProblems.NoZip()]);
        if (package.AsRecord.Count > limits.Entries) return new(null,
            [DocumentProblems.TooMany(Name, "", package.AsRecord.Count, limits.Entries)]);

        var files = PackageFiles.Empty;
        foreach (var (path, content) in package.AsRecord)
        {
            if (!PackagePaths.IsAllowed(path, limits)) problems.Add(PackageProblems.BadPath(path));
            else if (content.IsText) files = files.With(path, content.AsText);
            else files = files.With(path, DocumentText.Write(content));
        }

        return problems.Count > 0 ? new(null, problems) : new(files, []);
    }

    public static byte[] Write(PackageFiles files) =>
        DocumentText.Write(Value.Of(ValueRecord.Of(files.Select(f => KeyValuePair.Create(f.Key,
        PackageFiles.Content(f.Key, f.Value.Span))))));
}
