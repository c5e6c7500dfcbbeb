using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Schemas.Dialect;

namespace CyberPort.Forms.Interchange.JsonSchemas;

/// <summary>Walks through a schema and makes a row of a list of fields of every property.</summary>
internal sealed partial class JsonSchemaWalk(string file, Value whole, List<Problem> problems)
{
    private const int LongestLine = 200;
    private static readonly string[] Passed = ["default", "examples", "deprecated", "readOnly", "writeOnly", "$comment"];

    private static readonly string[] Kept =
    [
        "type", "enum", "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
            "minItems", "maxItems", "format",
    ];

    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    public List<FieldListRow> Rows { get; } = [];

    public Dictionary<string, IReadOnlyList<FieldListCode>> Codes { get; } = new(StringComparer.Ordinal);

    public void Root() => Object(Follow(whole, ""), "", "");

    private void Object(Value schema, string pointer, string prefix)
    {
        CheckKeywords(schema, pointer);
        if (schema["properties"] is not { Kind: ValueKind.Record, AsRecord.Count: > 0 } properties)
        {
            problems.Add(JsonSchemaProblems.NoObject(file, pointer));
            return;
        }

        var required = schema["required"] is { Kind: ValueKind.List } list ? list.AsList : [];
        foreach (var (name, node) in properties.AsRecord)
        {
            var at = Pointers.Append(pointer + "/properties", name);
            if (name == "_row" && prefix.EndsWith("[].", StringComparison.Ordinal)) continue;
            if (!NameShape().IsMatch(name)) problems.Add(JsonSchemaProblems.Name(file, at, name));
            else if (Followed(node, at) is { } followed) Property(followed.Node, at, prefix + name, required.Contains(Value.Of(name)),
                followed.Reference);
        }
    }

    private void Property(Value node, string at, string key, bool required, string? reference)
    {
        // definitions that double one another level by level come to an end too
        if (Rows.Count > FormLimits.Default.Fields || problems.Count > FormLimits.Default.Fields) return;
        if (reference is not null && !_open.Add(reference))
        {
            problems.Add(JsonSchemaProblems.Reference(file, at + "/$ref", reference));
            return;
        }

        var row = new FieldListRow
        {
            Line = Rows.Count + 1, Key = key, Type = "string", Name = new(Text(node, "title", key), Text(node, "title", key)),
            Presence = required ? Presence.Required : Presence.Optional, Role = FieldRole.Common,
            Help = Text(node, "description", "") is { Length: > 0 } help ? new(help, help) : null,
            Remark = string.Join("; ", Passed.Where(p => !node[p].IsNull).Select(p => $"{p}: {node[p].ToJson()}")),
        };
        if (node["type"] == Value.Of("object") && node["x-cp-kind"].IsNull) Object(node, at, key + ".");
        else if (node["type"] == Value.Of("array") && node["x-cp-kind"].IsNull
            && Followed(node["items"], at + "/items") is { Node: var item } && item["type"] == Value.Of("object")) Repeated(node, item, at,
            row);
        else Scalar(node, at, row);
        if (reference is not null) _open.Remove(reference);
    }

    private void Repeated(Value node, Value item, string at, FieldListRow row)
    {
        CheckKeywords(node, at);
        Rows.Add(row with { Type = "array:object", Schema = Shape(node) });
        Object(item, at + "/items", row.Key + "[].");
    }

    private void Scalar(Value node, string at, FieldListRow row)
    {
        CheckKeywords(node, at);
        // an own kind with its notes is taken as it stands
        if (!node["x-cp-kind"].IsNull)
        {
            var list = node["x-cp-list"] is { IsText: true } named ? named.AsText : "";
            Rows.Add(row with { Schema = (JsonObject)JsonNode.Parse(InlineReferences.In(node, whole).ToJson())!, CodeList = list });
            return;
        }

        var (type, choices) = (node["type"], node["type"] == Value.Of("array") ? InlineReferences.In(node["items"], whole)["enum"]
            : node["enum"]);
        if (choices is { Kind: ValueKind.List } && choices.AsList.Count > 0 && choices.AsList.All(c => c.IsText))
        {
            Choice(node, choices.AsList, at, row);
            return;
        }

        if (node["format"] is { IsText: true } format && !DialectKeywords.Formats.Contains(format.AsText))
            problems.Add(JsonSchemaProblems.Format(file, at + "/format", format.AsText));
        var name = (type.IsText ? type.AsText : "") switch
        {
            "string" when node["format"] == Value.Of("date") => "date",
            "string" when node["maxLength"] is { IsNumber: true } length && length.AsNumber > LongestLine => "text",
            "string" => "string",
            "integer" => "integer",
            "number" => "decimal",
            "boolean" => "boolean",
            _ => "",
        };
        if (name.Length == 0) problems.Add(JsonSchemaProblems.Type(file, at));
        var schema = Shape(node);
        if (name == "text") schema["x-cp-kind"] = "multiline";
        Rows.Add(row with { Type = name, Schema = schema });
    }

    private void Choice(Value node, IReadOnlyList<Value> codes, string at, FieldListRow row)
    {
        var isMany = node["type"] == Value.Of("array");
        foreach (var code in codes.Where(c => !CodeShape().IsMatch(c.AsText)))
            problems.Add(JsonSchemaProblems.Code(file, at + (isMany ? "/items/enum" : "/enum"), code.AsText));
        var list = ListShape().Replace(row.Key, "-$0").Replace("[]", "", StringComparison.Ordinal).Replace('.', '-').ToLowerInvariant();
        Codes[list] = [.. codes.Select(c => new FieldListCode(c.AsText, new(c.AsText, c.AsText)))];
        var schema = Shape(node);
        schema.Remove("enum");
        schema["type"] = isMany ? "array" : "string";
        (schema["x-cp-kind"], schema["x-cp-list"]) = (isMany ? "multiChoice" : "choice", list);
        if (isMany) schema["items"] = new JsonObject { ["type"] = "string" };
        Rows.Add(row with { Type = isMany ? "array:code" : "code", CodeList = list, Schema = schema });
    }

    private (Value Node, string? Reference)? Followed(Value node, string at)
    {
        if (node.Kind == ValueKind.Record) return node["$ref"] is { IsText: true } reference ? (Follow(node, at), reference.AsText)
            : (node, null);
        problems.Add(JsonSchemaProblems.Type(file, at));
        return null;
    }

    // what a reference names, worded by what stands beside it
    private Value Follow(Value node, string at)
    {
        if (node["$ref"] is not { IsText: true } reference) return node;
        var target = InlineReferences.Target(reference.AsText, whole);
        if (target.Kind != ValueKind.Record || !target["$ref"].IsNull)
        {
            problems.Add(JsonSchemaProblems.Reference(file, at + "/$ref", reference.AsText));
            return Value.Record(("type", Value.Of("string")));
        }

        foreach (var (name, value) in node.AsRecord)
        {
            if (name is "title" or "description") target = target.With("/" + name, value);
            else if (name != "$ref" && at.Length > 0 && !DialectKeywords.IsNote(name) && !Passed.Contains(name))
                problems.Add(JsonSchemaProblems.Keyword(file, Pointers.Append(at, name), name,
                    new("参照先の定義に書いてください。", "Write it in the definition that is referred to.")));
        }

        return target;
    }

    private void CheckKeywords(Value schema, string pointer)
    {
        foreach (var (keyword, value) in schema.AsRecord)
        {
            var at = Pointers.Append(pointer, keyword);
            if (keyword == "additionalProperties" && !value.IsFalse) problems.Add(JsonSchemaProblems.Open(file, at));
            else if (!DialectKeywords.IsAllowed(keyword, pointer.Length == 0) && !(pointer.Length == 0 && keyword == "definitions"))
                problems.Add(JsonSchemaProblems.Keyword(file, at, keyword, DialectKeywords.Cure(keyword)));
        }
    }

    private static JsonObject Shape(Value node) =>
        (JsonObject)JsonNode.Parse(Value.Of(ValueRecord.Of(node.AsRecord.Where(m => Kept.Contains(m.Key)
            || m.Key.StartsWith("x-cp-", StringComparison.Ordinal)))).ToJson())!;

    private static string Text(Value node, string name, string otherwise) =>
        node[name] is { IsText: true } text && text.AsText.Trim().Length > 0 ? text.AsText.Trim() : otherwise;

    [GeneratedRegex(@"\A[a-z][A-Za-z0-9]{0,59}\z", RegexOptions.NonBacktracking)]
    private static partial Regex NameShape();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,39}\z", RegexOptions.NonBacktracking)]
    private static partial Regex CodeShape();

    [GeneratedRegex("[A-Z]", RegexOptions.NonBacktracking)]
    private static partial Regex ListShape();
}
