using System.Globalization;
using CyberPort.Expressions;

namespace CyberPort.Forms.Fields.Files;

/// <summary>A file that somebody offers: what it claims to be, and its first bytes.</summary>
public readonly ref struct FileOffer
{
    public required string Name { get; init; }

    /// <summary>The media type that the browser declares; may be empty.</summary>
    public required string DeclaredType { get; init; }

    public required long Size { get; init; }

    /// <summary>The first <see cref="FileTypes.HeadLength"/> bytes, or all of a shorter file.</summary>
    public required ReadOnlySpan<byte> Head { get; init; }
}

/// <summary>The type of a file that is taken, or why it is not.</summary>
public sealed record FileVerdict(FileType? Type, LocalText? Refusal);

/// <summary>Decides whether a file is what it says: extension, declared type and first bytes must agree.</summary>
public static class FileJudge
{
    private static readonly string[] SaysNothing = ["", "application/octet-stream", "binary/octet-stream"];

    public static FileVerdict Judge(FileRules rules, FileOffer offer)
    {
        var name = FileNames.Clean(offer.Name);
        if (offer.Size == 0) return Refuse($"「{name}」は空のファイルです。内容のあるファイルを選んでください", $"{name} is empty: choose a file with content");
        if (offer.Size > rules.MaxBytes)
        {
            var most = Size(rules.MaxBytes);
            return Refuse($"「{name}」が大きすぎます。{most} 以内のファイルを選んでください", $"{name} is too large: choose a file of at most {most}");
        }
        var extension = FileNames.Extension(name);
        var type = rules.Types.FirstOrDefault(type => type.Extensions.Contains(extension));
        if (type is null)
        {
            var types = string.Join('、', rules.Types.Select(type => type.Label));
            return Refuse($"「{name}」の種類は添付できません。{types} のどれかにしてください", $"{name} is of a type that is not taken: use {types.Replace("、", ", ", StringComparison.Ordinal)}");
        }
        var declared = offer.DeclaredType.Split(';')[0].Trim().ToLowerInvariant();
        var agrees = SaysNothing.Contains(declared) || type.MediaTypes.Contains(declared);
        if (agrees && type.Start(offer.Head)) return new(type, null);
        return Refuse($"「{name}」の中身は {type.Label} ではありません。正しい形式で保存し直してください", $"{name} is not a {type.Label} file inside: save it again in that format");
    }

    /// <summary>A size as people read it: 10 MB, 850 KB.</summary>
    public static string Size(long bytes) => bytes switch
    {
        >= 1_000_000 => (bytes / 1_000_000m).ToString("0.#", CultureInfo.InvariantCulture) + " MB",
        >= 1_000 => (bytes / 1_000m).ToString("0", CultureInfo.InvariantCulture) + " KB",
        _ => bytes.ToString(CultureInfo.InvariantCulture) + " B",
    };

    private static FileVerdict Refuse(string ja, string en) => new(null, new(ja, en));
}
