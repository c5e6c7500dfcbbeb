using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Forms.Fields.Registers;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.States;
using CyberPort.FormViews.Drawing;
using CyberPort.FormViews.Fields.Rows;

namespace CyberPort.FormViews;

/// <summary>Writes how a page looks for some answers, for the script that applies it by element id.</summary>
/// <remarks>
/// <c>{ "fields": { place: { id, visible, enabled, required, show, source, understood, parts, error, warning, wrong, outputs, label, options } }, "nodes": { id: { visible, text } } }</c>.
/// The texts of inputs (parts) are only written for fields that a rule or a chosen entry of a register gives; nothing else that people type is sent back.
/// </remarks>
public static class FormStateJson
{
    // The answer is read by JSON.parse alone: Japanese stays as it is.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="form">The form.</param>
    /// <param name="state">How it looks.</param>
    /// <param name="pageId">The page that is shown.</param>
    /// <param name="sources">Where values came from, by place.</param>
    public static ReadOnlyMemory<byte> Write(
        CompiledForm form, FormState state, string pageId, IReadOnlyDictionary<string, string>? sources = null)
    {
        var view = new FormView(form, state, state.Context.Language) { Sources = sources ?? new Dictionary<string, string>() };
        var page = form.Layout.Page(pageId) ?? form.Layout.Pages[0];
        var buffer = new ArrayBufferWriter<byte>(4_096);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("fields");
            var filled = form.Fields.All.SelectMany(field => field.Fills.Keys).ToHashSet(StringComparer.Ordinal);
            foreach (var field in FieldsOf(view, page)) WriteField(json, field, filled);
            json.WriteEndObject();
            json.WriteStartObject("nodes");
            foreach (var node in NodesOf(page.Items)) WriteNode(json, view, node);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    /// <summary>The fields of the page at their places; the columns of a repeated group once for each row.</summary>
    private static IEnumerable<FieldView> FieldsOf(FormView view, LayoutPage page)
    {
        foreach (var field in page.Fields.Where(field => field.Field.RowsPath is null))
        {
            var top = view.Field(field);
            yield return top;
            if (field.Control == RowTable.Control) continue; // the cells of a grid are written in short
            var rows = top.Value.Kind == ValueKind.List && field.Columns.Count > 0 ? top.Value.AsList.Count : 0;
            for (var i = 0; i < rows; i++)
            {
                foreach (var column in field.Columns) yield return view.Field(column, Places.InRow(field, column, i));
            }
        }
    }

    private static IEnumerable<LayoutItem> NodesOf(IEnumerable<LayoutItem> items)
    {
        foreach (var item in items)
        {
            if (item is LayoutSection or LayoutRow or LayoutText) yield return item;
            var inner = item switch
            {
                LayoutSection section => section.Items,
                LayoutRow row => row.Items,
                _ => [],
            };
            foreach (var below in NodesOf(inner)) yield return below;
        }
    }

    private static void WriteField(Utf8JsonWriter json, FieldView field, HashSet<string> filled)
    {
        json.WriteStartObject(field.Pointer);
        json.WriteString("id", field.Id);
        json.WriteBoolean("visible", field.State.Visible);
        json.WriteBoolean("enabled", field.State.Enabled);
        json.WriteBoolean("required", field.State.Required);
        json.WriteString("show", field.Shown);
        if (field.Source is { Length: > 0 } source) json.WriteString("source", source);
        if (field.Understood is { Length: > 0 } understood) json.WriteString("understood", understood);
        if (field.HasError) json.WriteString("error", field.ErrorText);
        if (field.HasError) json.WriteString("part", field.Errors[0].Part);
        if (field.State.Text is { } text) json.WriteString("label", text);
        if (field.IsReadOnly || filled.Contains(field.Layout.Path)) WriteParts(json, field);
        if (field.Errors.Count > 1) WriteWrong(json, field);
        WriteOutputs(json, field);
        if (field.Layout.Control == RowTable.Control) GridJson.Write(json, field);
        if (field.State.Options is not null) WriteOptions(json, field);
        json.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter json, FieldView field)
    {
        json.WriteStartObject("parts");
        foreach (var part in field.Kind.PartNames(field.Spec)) json.WriteString(part, field.Part(part));
        json.WriteEndObject();
    }

    /// <summary>Every input that an error names, where there are several.</summary>
    private static void WriteWrong(Utf8JsonWriter json, FieldView field)
    {
        json.WriteStartArray("wrong");
        foreach (var part in field.Errors.Select(error => error.Part).Distinct()) json.WriteStringValue(part);
        json.WriteEndArray();
    }

    private static void WriteOutputs(Utf8JsonWriter json, FieldView field)
    {
        if (field.Kind.Outputs(field.Spec, field.Value, field.Form.Language) is not { Count: > 0 } outputs) return;
        json.WriteStartObject("outputs");
        foreach (var (part, text) in outputs) json.WriteString(Ids.Output(field.Pointer, part), text);
        json.WriteEndObject();
    }

    private static void WriteOptions(Utf8JsonWriter json, FieldView field)
    {
        json.WriteStartArray("options");
        // Of a register only what was found is sent.
        foreach (var option in field.Kind is LookupKind ? LookupKind.Offered(field.Spec, field.Value) : field.Options)
        {
            json.WriteStartObject();
            json.WriteString("code", option.Code);
            var label = option.Label.In(field.Form.Language);
            json.WriteString("label", field.Kind is LookupKind ? field.Form.Language == "en" ? $"{label} ({option.Code})" : $"{label}（{option.Code}）" : label);
            if (option.Kana is not null) json.WriteString("kana", option.Kana);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteNode(Utf8JsonWriter json, FormView view, LayoutItem node)
    {
        var state = view.State.Of(node.Id);
        json.WriteStartObject(Ids.Node(node.Id));
        json.WriteBoolean("visible", state.Visible);
        if (state.Text is { } text) json.WriteString("text", text);
        json.WriteEndObject();
    }
}
