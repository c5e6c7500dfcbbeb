using System.Security.Cryptography;
using System.Text;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Interchange.Translations;

/// <summary>One text of a form: where it stands ("ui.json#/nodes/field:~1area/label", "messages#/too-late") and what it says.</summary>
public sealed record FormText(string Key, LocalText Text)
{
    /// <summary>The digest of the Japanese text: a translation of another text is told by it.</summary>
    public string Digest => DigestOf(Text.Ja);

    internal static string DigestOf(string source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..16];
}

/// <summary>Finds every text of a package that people read: labels, helps, texts, messages, names of codes, documents and
/// notices.</summary>
public static class FormTexts
{
    internal const string Messages = "messages";

    /// <summary>The texts by file and place; the names of test cases are not among them.</summary>
    public static IReadOnlyList<FormText> Of(PackageFiles files)
    {
        var texts = new List<FormText>();
        foreach (var (path, document) in Documents(files)) Find(document, path, "", texts);
        if (Document(files, PackagePaths.Japanese) is not { Kind: ValueKind.Record } japanese) return texts;

        var english = Document(files, PackagePaths.English);
        foreach (var (key, text) in japanese.AsRecord.Where(m => m.Value.IsText))
            texts.Add(new($"{Messages}#{Pointers.Append("", key)}", new(text.AsText, english[key] is { IsText: true } en ? en.AsText
                : "")));
        return texts;
    }

    internal static Value Document(PackageFiles files, string path) =>
        files[path] is { } bytes && StrictJson.Read(path, bytes.Span, FormLimits.Default, []) is { } document ? document : Value.Null;

    private static IEnumerable<(string Path, Value Document)> Documents(PackageFiles files) =>
        from path in files.Paths
        where path.EndsWith(".json", StringComparison.Ordinal)
            && path is not (PackagePaths.Cases or PackagePaths.Japanese or PackagePaths.English or PackagePaths.Overlay)
        select (path, Document(files, path));

    private static void Find(Value node, string path, string pointer, List<FormText> texts)
    {
        if (node["ja"].IsText && node["en"].IsText) texts.Add(new($"{path}#{pointer}", new(node["ja"].AsText, node["en"].AsText)));
        else if (node.Kind == ValueKind.Record)
            foreach (var (name, member) in node.AsRecord) Find(member, path, Pointers.Append(pointer, name), texts);
        else if (node.Kind == ValueKind.List)
            for (var i = 0; i < node.AsList.Count; i++) Find(node.AsList[i], path, $"{pointer}/{i}", texts);
    }
}
