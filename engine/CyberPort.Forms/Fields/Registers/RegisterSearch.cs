using System.Text;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields.Registers;

/// <summary>Finds entries of a register by code, name and reading, whatever width and kana somebody types.</summary>
public static class RegisterSearch
{
    /// <summary>How many of the found ones are offered at once.</summary>
    public const int Most = 20;

    /// <summary>All entries that match, the likeliest first: the code itself, names that begin so, names that hold it.</summary>
    public static IReadOnlyList<Option> Find(IReadOnlyList<Option> register, string typed)
    {
        var wanted = Folded(typed);
        if (wanted.Length == 0) return [];
        return [.. register.Select(option => (option, Rank: Rank(option, wanted))).Where(found => found.Rank < int.MaxValue)
            .OrderBy(found => found.Rank).Select(found => found.option)];
    }

    public static bool Matches(Option option, string typed) => Folded(typed) is { Length: > 0 } wanted && Rank(option, wanted) < int.MaxValue;

    /// <summary>The one entry that a text names: its code, or a name or reading that no other has; null when there is none or several.</summary>
    public static Option? Named(IReadOnlyList<Option> register, string typed)
    {
        if (register.FirstOrDefault(option => option.Code == typed) is { } exact) return exact;
        var wanted = Folded(typed);
        if (wanted.Length == 0) return null;
        var named = register.Where(option => Texts(option).Any(text => Folded(text) == wanted)).Take(2).ToArray();
        return named.Length == 1 ? named[0] : null;
    }

    private static int Rank(Option option, string wanted)
    {
        var best = int.MaxValue;
        foreach (var text in Texts(option))
        {
            var folded = Folded(text);
            var rank = folded == wanted ? 0 : folded.StartsWith(wanted, StringComparison.Ordinal) ? 1 : folded.Contains(wanted, StringComparison.Ordinal) ? 2 : int.MaxValue;
            best = Math.Min(best, rank);
        }

        return best;
    }

    private static IEnumerable<string> Texts(Option option)
    {
        yield return option.Code;
        yield return option.Label.Ja;
        yield return option.Label.En;
        if (option.Kana is { } kana) yield return kana;
    }

    /// <summary>One width, one kana, no spaces and dashes: ﾋﾛｼﾏ, ひろしま and ヒロシマ are one.</summary>
    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in Kana.Full(Widths.Half(text).Normalize(NormalizationForm.FormKC)))
            if (!char.IsWhiteSpace(letter) && letter != '\u3000' && !(Widths.IsDash(letter) && letter != 'ー')) folded.Append(char.ToLowerInvariant(letter));
        return folded.ToString();
    }
}
