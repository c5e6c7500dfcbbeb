using System.Text;

namespace CyberPort.Operations.Effects;

/// <summary>Text as the office's list searches it: full and half width, case and kana of both kinds are the same.</summary>
public static class CaseSearch
{
    /// <summary>The searchable text of some texts.</summary>
    public static string Fold(params string[] texts)
    {
        var folded = string.Join(' ', texts).Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        return string.Create(folded.Length, folded, (span, source) =>
        {
            // hiragana stands 0x60 before its katakana
            for (var i = 0; i < source.Length; i++) span[i] = source[i] is >= 'ぁ' and <= 'ゖ' ? (char)(source[i] + 0x60) : source[i];
        });
    }
}
