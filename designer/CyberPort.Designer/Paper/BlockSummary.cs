using CyberPort.Forms.Editing.Papers;
using CyberPort.Forms.Packages;

namespace CyberPort.Designer.Paper;

/// <summary>Says in a few words what a block of a document shows.</summary>
internal static class BlockSummary
{
    private const int Longest = 24;

    public static string Of(PaperBlock block, FormPackage package, string language)
    {
        if (block.Word("heading", language) is { Length: > 0 } heading) return Short(heading);
        if (block.Word("text", language) is { Length: > 0 } text) return Short(text);
        var separator = language == "ja" ? "・" : ", ";
        return Short(string.Join(separator, block.Fields.Select(f => LabelOf(package, f, language))));
    }

    /// <summary>What people call a field; its path where it stands on no page.</summary>
    public static string LabelOf(FormPackage package, string path, string language) => package.Ui.Showing(path)?.Label?.In(language) ?? path;

    private static string Short(string text)
    {
        var line = text.Split('\n')[0];
        return line.Length > Longest ? line[..(Longest - 1)] + "…" : line;
    }
}
