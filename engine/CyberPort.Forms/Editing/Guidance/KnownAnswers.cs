using CyberPort.Expressions;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;

namespace CyberPort.Forms.Editing;

/// <summary>Finds questions that are answered already: elsewhere in the form, in the applicant's block (A票), or in what is filled in beforehand .</summary>
internal static class KnownAnswers
{
    private const int ShortestLabel = 2;

    /// <summary>Own fields that ask what another field asks, with the label of the other and whether it is filled in beforehand.</summary>
    public static IEnumerable<(string Path, LocalText Label, LocalText Other, bool IsPrefilled)> In(Workpiece work, CompiledForm form)
    {
        var known = form.Rules.Rules.Where(r => r.Kind == RuleKind.Prefill).Select(r => r.Target).ToHashSet(StringComparer.Ordinal);
        var fields = form.Layout.Fields.Where(f => f.Field is { Off: false, RowsPath: null }).ToArray();
        foreach (var own in fields.Where(f => OverlayEdits.KeyOf(work, "field:" + f.Path) is not null && !known.Contains(f.Path)))
        {
            var other = fields.FirstOrDefault(f => f.Path != own.Path && Same(f.Label.Ja, own.Label.Ja) && (known.Contains(f.Path) || !work.IsOwnForm || string.CompareOrdinal(f.Path, own.Path) < 0));
            if (other is not null) yield return (own.Path, own.Label, other.Label, known.Contains(other.Path));
        }
    }

    // 「申請者の住所」 asks what 「住所」 asks
    private static bool Same(string known, string asked)
    {
        var (one, two) = (Core(known), Core(asked));
        return one.Length >= ShortestLabel && (two == one || two.EndsWith("の" + one, StringComparison.Ordinal));
    }

    private static string Core(string label) => label.Split('（', '(')[0].Trim();
}
