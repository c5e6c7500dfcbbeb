using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CyberPort.EndToEnd.Pages;

/// <summary>What a browser posts of a form.</summary>
internal static class Forms
{
    /// <summary>The successful controls in the order of the page, with the button that was pressed.</summary>
    public static IEnumerable<(string Name, string Value)> Fields(IHtmlFormElement form, IHtmlElement? pressed)
    {
        foreach (var control in form.Elements.OfType<IHtmlElement>())
        {
            var name = control.GetAttribute("name") ?? "";
            if (name.Length == 0 || control.HasAttribute("disabled")) continue;
            if (control is IHtmlButtonElement button)
            {
                if (ReferenceEquals(button, pressed)) yield return (name, button.GetAttribute("value") ?? "");
            }
            else if (Shown(control) is { } value)
            {
                yield return (name, value);
            }
        }
    }

    /// <summary>What a control would post now; nothing for a box that is not ticked and for a file.</summary>
    public static string? Shown(IElement control) => control switch
    {
        IHtmlInputElement { Type: "radio" or "checkbox" } tick => tick.IsChecked ? tick.Value : null,
        IHtmlInputElement { Type: "file" } => null,
        IHtmlInputElement input => input.GetAttribute("value") ?? "",
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlTextAreaElement area => area.Value,
        _ => null,
    };

    /// <summary>The body in the form's own way.</summary>
    public static HttpContent Content(
        IHtmlFormElement form, IEnumerable<(string Name, string Value)> fields, IReadOnlyList<ChosenFile> files)
    {
        if (form.GetAttribute("enctype") != "multipart/form-data")
        {
            return new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        }

        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value), $"\"{name}\"");
        foreach (var file in files)
        {
            var part = new ByteArrayContent(file.Content);
            part.Headers.ContentType = new MediaTypeHeaderValue(file.MediaType);
            content.Add(part, $"\"{file.Field}\"", file.Name);
        }

        return content;
    }
}
