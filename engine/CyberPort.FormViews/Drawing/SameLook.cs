using CyberPort.Forms.Layouts;
using CyberPort.Forms.States;

namespace CyberPort.FormViews.Drawing;

/// <summary>Whether a part of a form looks as it did in an earlier view of the form: after a change most parts do, and need not be drawn again.</summary>
public static class SameLook
{
    // drawn from their own field and its state alone; everything else is drawn anew
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "text", "multiline", "number", "integer", "money", "date", "period", "time", "eraDate", "choice", "multiChoice", "yesNo",
    };

    /// <summary>True only when it surely looks the same; findings, sources and pages that are filled in are never compared.</summary>
    public static bool Of(FormView now, LayoutItem item, FormView before, LayoutItem was)
    {
        if (ReferenceEquals(now, before) && ReferenceEquals(item, was)) return true;
        if (now.Language != before.Language || !IsBare(now) || !IsBare(before)) return false;
        return (item, was) switch
        {
            (LayoutField field, LayoutField then) => IsPlain(now, field) && IsPlain(before, then)
                && field with { Columns = [] } == then with { Columns = [] }
                && now.State.Values.At(field.Path) == before.State.Values.At(field.Path)
                && IsSame(now.State.Of(field.Path), before.State.Of(field.Path)),
            (LayoutText text, LayoutText then) => text == then && now.State.Of(text.Id) == before.State.Of(text.Id),
            _ => false,
        };
    }

    private static bool IsBare(FormView view) =>
        !view.ShowFindings && view.Changed is null && view.FileHref is null && view.Sources.Count == 0 && view.FileErrors.Count == 0;

    // a choice that follows another one names it
    private static bool IsPlain(FormView view, LayoutField field) =>
        Plain.Contains(field.Field.Kind) && field.Field.Parent is null && field.Columns.Count == 0 && !view.Form.IsComputed(field.Path);

    private static bool IsSame(FieldState now, FieldState before) =>
        now with { Options = null } == before with { Options = null } && (now.Options ?? []).SequenceEqual(before.Options ?? []);
}
