using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;

namespace CyberPort.Forms.Editing;

/// <summary>How long people will need for a form, as far as its fields say.</summary>
/// <param name="Required">Fields that everybody answers.</param>
/// <param name="Others">Fields that some answer; they count by half.</param>
/// <param name="Known">Fields that are filled in already for who has a profile; to look over them counts.</param>
/// <param name="Seconds">The whole in seconds.</param>
public sealed record FillTime(int Required, int Others, int Known, int Seconds)
{
    private const int SecondsOfKnown = 2;

    // to read the question, to think, to write or to fetch; taken from nothing measured here, to be compared with what applicants take
    private static readonly Dictionary<string, int> OfKind = new(StringComparer.Ordinal)
    {
        ["text"] = 15, ["multiline"] = 60, ["number"] = 12, ["integer"] = 12, ["money"] = 12, ["date"] = 10, ["eraDate"] = 12, ["time"] = 8, ["period"] = 20,
        ["yesNo"] = 5, ["choice"] = 8, ["multiChoice"] = 12, ["lookup"] = 15, ["facility"] = 15, ["vessel"] = 15, ["party"] = 90, ["file"] = 60,
        ["location"] = 90, ["agreement"] = 15, ["rows"] = 90, ["matrix"] = 120,
    };

    private const int OfAnother = 15;

    /// <summary>Whole minutes, at least one.</summary>
    public int Minutes => Math.Max(1, (Seconds + 30) / 60);

    /// <summary>The estimate of a form.</summary>
    public static FillTime Of(CompiledForm form)
    {
        var known = form.Rules.Rules.Where(r => r.Kind == RuleKind.Prefill).Select(r => r.Target).ToHashSet(StringComparer.Ordinal);
        var (required, others, prefilled, seconds) = (0, 0, 0, 0);
        foreach (var field in form.Layout.Fields.Select(f => f.Field).Where(f => f is { Off: false, RowsPath: null } && !form.IsComputed(f.Path)))
        {
            var each = OfKind.GetValueOrDefault(field.Kind, OfAnother);
            if (known.Contains(field.Path)) (prefilled, seconds) = (prefilled + 1, seconds + SecondsOfKnown);
            else if (field.Required) (required, seconds) = (required + 1, seconds + each);
            else (others, seconds) = (others + 1, seconds + (each / 2));
        }

        return new(required, others, prefilled, seconds);
    }
}
