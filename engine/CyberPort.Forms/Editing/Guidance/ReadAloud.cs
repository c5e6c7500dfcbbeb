using System.Text.RegularExpressions;
using CyberPort.Forms.Layouts;

namespace CyberPort.Forms.Editing;

/// <summary>
/// Finds words of a form that are not understood when they are heard, or when colours and places are not seen
/// (JIS X 8341-3:2016 1.3.2, 1.3.3, 1.4.1, 2.4.6; 総務省「みんなの公共サイト運用ガイドライン」).
/// </summary>
internal static partial class ReadAloud
{
    // more than one hears at once; what is left belongs into the help
    private const int LongestLabel = 60;

    /// <summary>What is hard to understand in the words of a node: a code, the member that holds the word, and the word itself.</summary>
    public static IEnumerable<(string Code, string Member, string Found)> In(UiNode node)
    {
        if (node.Label is { } label && (label.Ja.Length > LongestLabel || label.En.Length > 2 * LongestLabel)) yield return ("long-label", "label", label.Ja[..Math.Min(20, label.Ja.Length)] + "…");
        foreach (var (member, text) in new[] { ("label", node.Label), ("help", node.Help), ("example", node.Example), ("text", node.Text) })
        {
            if (text is null) continue;
            if (Spaced().Match(text.Ja) is { Success: true } spaced) yield return ("spaced-word", member, spaced.Value);
            if (Letters().Match(text.Ja) is { Success: true } letters) yield return ("hard-letters", member, letters.Value);
            if (Seen().Match(text.Ja) is { Success: true } seen) yield return ("only-seen", member, seen.Value);
            else if (SeenEnglish().Match(text.En) is { Success: true } english) yield return ("only-seen", member, english.Value);
        }
    }

    // 「氏　名」 is read as two words
    [GeneratedRegex(@"(?<!\p{L})\p{IsCJKUnifiedIdeographs}(?:[ 　]+\p{IsCJKUnifiedIdeographs})+(?!\p{L})")]
    private static partial Regex Spaced();

    // half-width katakana, and letters that stand for whole words
    [GeneratedRegex("[\uFF66-\uFF9F㈱㈲㈹℡№]+")]
    private static partial Regex Letters();

    [GeneratedRegex("[赤青黄緑](?:い|色の)?(?:字|文字|枠|欄)|[赤青黄緑]色で|[右左](?:の欄|側|記|図)|[上下]の(?:図|表|欄)|太字")]
    private static partial Regex Seen();

    [GeneratedRegex(@"\b(?:in (?:red|blue|green|yellow|bold)|on the (?:right|left)|(?:right|left) (?:column|side)|(?:figure|table) (?:above|below))\b", RegexOptions.IgnoreCase)]
    private static partial Regex SeenEnglish();
}
