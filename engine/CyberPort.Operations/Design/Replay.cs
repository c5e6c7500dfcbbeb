using CyberPort.Expressions;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;

namespace CyberPort.Operations.Design;

/// <summary>What would become of past submissions on the changed form.</summary>
/// <param name="Tried">How many were tried.</param>
/// <param name="Stopped">How many of them were good and would be stopped now.</param>
/// <param name="Places">Why: the field's label and how many, the most frequent first.</param>
public sealed record Replay(int Tried, int Stopped, IReadOnlyList<(LocalText Label, int Count)> Places)
{
    /// <summary>How many would come out differently.</summary>
    public int Changed { get; init; }

    /// <summary>The newest of those, as many as the option says.</summary>
    public IReadOnlyList<ReplayedSubmission> Changes { get; init; } = [];
}

/// <summary>A past submission that would come out differently, and how, in sentences.</summary>
public sealed record ReplayedSubmission(string ReceiptNumber, IReadOnlyList<LocalText> Changes);

/// <summary>One submission on the form with which it was sent, and on the changed one.</summary>
internal sealed record ReplayPair(CompiledForm Old, FormState Before, CompiledForm New, FormState After)
{
    // what is a number, a day or a choice is told; a text may be somebody's name
    private static readonly HashSet<string> Told = new(StringComparer.Ordinal) { "number", "integer", "money", "date", "choice", "yesNo" };

    /// <summary>Where it would be stopped now.</summary>
    public IReadOnlyList<FormFinding> Stops { get; } = [.. After.Findings.Where(f => f.Stops)];

    public bool WasGood => !Before.Findings.Any(f => f.Stops);

    /// <summary>What would be different: what stops it now, what is computed otherwise, and answers that have no place.</summary>
    public IReadOnlyList<LocalText> Changes()
    {
        var before = Before.Findings.Where(f => f.Stops).Select(f => (f.Pointer, f.RuleId)).ToHashSet();
        return [.. Stops.Where(f => !before.Contains((f.Pointer, f.RuleId))).Select(f => f.Message), .. Computed(), .. Lost()];
    }

    private IEnumerable<LocalText> Computed() =>
        from field in Fields(New)
        where New.IsComputed(field.Path) && Old.Field(field.Path) is { Field.Off: false }
        let values = (From: Before.Present.At(field.Path), To: After.Present.At(field.Path))
        where values.From != values.To
        select Told.Contains(field.Field.Kind)
            ? new LocalText($"「{field.Label.Ja}」：{Shown(Old, field, values.From, "ja")} → {Shown(New, field, values.To, "ja")}", $"{field.Label.En}: {Shown(Old, field, values.From, "en")} → {Shown(New, field, values.To, "en")}")
            : new LocalText($"「{field.Label.Ja}」の内容が変わります。", $"{field.Label.En} changes.");

    private IEnumerable<LocalText> Lost() =>
        from field in Fields(Old)
        where !Old.IsComputed(field.Path) && !Blank.Is(Before.Present.At(field.Path)) && New.Field(field.Path) is null or { Field.Off: true }
        select new LocalText($"「{field.Label.Ja}」の回答は、新しい様式にはありません。", $"The answer to {field.Label.En} has no place in the new form.");

    private static IEnumerable<LayoutField> Fields(CompiledForm form) => form.Layout.Fields.Where(f => f.Field is { Off: false, RowsPath: null });

    private static string Shown(CompiledForm form, LayoutField field, Value value, string language) =>
        form.Show(field.Path, value, language) is { Length: > 0 } text ? text : "—";
}
