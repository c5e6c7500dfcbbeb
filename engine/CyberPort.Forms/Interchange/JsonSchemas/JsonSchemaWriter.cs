using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Interchange.JsonSchemas;

/// <summary>Writes the shape of an effective form as plain JSON Schema 2020-12, for whoever knows nothing of our dialect.</summary>
public sealed class JsonSchemaWriter
{
    private readonly FormPackage _form;
    private readonly string _language;
    private readonly Dictionary<string, FormField> _fields;

    private JsonSchemaWriter(FormPackage form, string language)
    {
        (_form, _language) = (form, language);
        _fields = form.Fields.ToDictionary(f => f.Path, StringComparer.Ordinal);
    }

    /// <summary>The schema; labels and helps are its titles and descriptions. What is switched off is not in it.</summary>
    public static byte[] Write(FormPackage form, string language = "ja")
    {
        var root = new JsonSchemaWriter(form, language).Plain(InlineReferences.In(form.Schema, form.Schema), "");
        return DocumentText.Write(Value.Of(ValueRecord.Of(
        [
            KeyValuePair.Create("$schema", Value.Of("https://json-schema.org/draft/2020-12/schema")),
            KeyValuePair.Create("title", Value.Of(form.Manifest.Title.In(language))),
            .. root.AsRecord.Where(m => m.Key is not ("$schema" or "title")),
        ])));
    }

    private Value Plain(Value node, string path)
    {
        var members = node.AsRecord.Where(m => m.Key != "$defs" && !m.Key.StartsWith("x-cp-", StringComparison.Ordinal))
            .Select(m => KeyValuePair.Create(m.Key, m.Key switch
            {
                "properties" => Properties(m.Value, path),
                "items" => Plain(m.Value, path + "/*"),
                _ => m.Value,
            }));
        return Value.Of(ValueRecord.Of([.. Notes(path), .. members.Where(m => m.Key is not ("title" or "description")
            || !_fields.ContainsKey(path))]));
    }

    private Value Properties(Value properties, string path) => Value.Of(ValueRecord.Of(properties.AsRecord
        .Where(p => _fields.GetValueOrDefault($"{path}/{p.Key}") is not { Off: true })
        .Select(p => KeyValuePair.Create(p.Key, Plain(p.Value, $"{path}/{p.Key}")))));

    private IEnumerable<KeyValuePair<string, Value>> Notes(string path)
    {
        if (!_fields.ContainsKey(path) || _form.Ui.Showing(path) is not { } node) yield break;
        if (node.Label is { } label) yield return KeyValuePair.Create("title", Value.Of(label.In(_language)));
        if (node.Help is { } help) yield return KeyValuePair.Create("description", Value.Of(help.In(_language)));
    }
}
