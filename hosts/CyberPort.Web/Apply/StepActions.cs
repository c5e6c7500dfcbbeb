using System.Globalization;
using CyberPort.Expressions;
using CyberPort.FormViews.Drawing;
using CyberPort.Forms.Entry;
using CyberPort.Forms.Fields.Rows;
using CyberPort.Operations.Applications;

namespace CyberPort.Web.Apply;

/// <summary>What the buttons of a form do to its draft: "addRow:/rows", "removeRow:/rows/0", "removeFile:/slot:id", "goto:page" ...</summary>
public static class StepActions
{
    /// <summary>The draft after the button's change.</summary>
    public static async Task<OpenDraft> ChangeAsync(OpenDraft draft, string action, StepParts parts)
    {
        var (verb, about) = Split(action);
        return verb switch
        {
            "addRow" => draft with { Values = FormEntry.AddRow(draft.Form, draft.Values, about, Guid.CreateVersion7(parts.Time.GetUtcNow()).ToString("N")) },
            "removeRow" => draft with { Values = RemoveRow(draft, about) },
            "removeFile" when about.LastIndexOf(':') is > 0 and var at && Guid.TryParse(about[(at + 1)..], out var id) =>
                await parts.Files.RemoveAsync(draft, about[..at], id, default),
            _ => draft,
        };
    }

    /// <summary>The page that the button leads to; nothing stays here.</summary>
    public static string? Target(OpenDraft draft, string page, string action)
    {
        var pages = draft.Form.Layout.Pages;
        var at = pages.Select(p => p.Id).ToList().IndexOf(page);
        var (verb, about) = Split(action);
        return verb switch
        {
            "next" => pages[Math.Min(at + 1, pages.Count - 1)].Id,
            "back" => pages[Math.Max(at - 1, 0)].Id,
            "goto" when draft.Form.Layout.Page(about) is { } target => target.Id,
            _ => null,
        };
    }

    /// <summary>Where the focus goes after the button: the first field of the new row, or the rows that are left.</summary>
    public static string Anchor(OpenDraft draft, string action)
    {
        var (verb, about) = Split(action);
        return verb switch
        {
            "addRow" when NewField(draft, about) is { } field => "#" + Ids.Of(field),
            "removeRow" when about.LastIndexOf('/') is > 0 and var at => "#" + Uri.EscapeDataString(about[..at]),
            _ => "",
        };
    }

    private static string? NewField(OpenDraft draft, string rows)
    {
        if (draft.Form.Layout.Fields.FirstOrDefault(f => f.Path == rows)?.Columns is not [var first, ..]) return null;
        if (draft.Values.At(rows) is not { Kind: ValueKind.List, AsList.Count: > 0 and var count }) return null;
        return first.Path.Replace("*", (count - 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static Value RemoveRow(OpenDraft draft, string about)
    {
        var at = about.LastIndexOf('/');
        if (at <= 0 || !int.TryParse(about[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var index)) return draft.Values;
        var (rows, list) = (about[..at], draft.Values.At(about[..at]));
        return list.Kind == ValueKind.List && index < list.AsList.Count && list.AsList[index][RowsKind.RowId] is { Kind: ValueKind.Text } id
            ? FormEntry.RemoveRow(draft.Form, draft.Values, rows, id.AsText)
            : draft.Values;
    }

    private static (string Verb, string About) Split(string action) =>
        action.IndexOf(':', StringComparison.Ordinal) is >= 0 and var at ? (action[..at], action[(at + 1)..]) : (action, "");
}
