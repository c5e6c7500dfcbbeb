using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CyberPort.Forms.Tests.Schemas;

/// <summary>Makes random schemas of the dialect and documents that nearly fit them.</summary>
internal sealed class RandomForms(int seed)
{
    private static readonly string[] Texts =
        ["", "a", "港", "\U00020BB7", "abc", "AB123", "2026-11-20", "2026-02-30", "7340014", "x@example.jp", "宇品地区 第3水域", "null", "01JD", "e\u0301", "a\nb"];

    private static readonly string[] Numbers =
        ["0", "-0.0", "1", "1.0", "1.5", "-3", "100", "1e2", "12.345", "0.01", "999999999999999", "12345678901234567890", "1e400", "-1E-3", "0.1000", "7.7"];

    private static readonly string[] Patterns = ["^[A-Z]{2}[0-9]{3}$", "[0-9]", "^\\d{7}$", "^.{1,3}$", "港|^a", "^[^0-9]*$", "\\ba"];

    private static readonly string[] Formats = ["date", "time", "date-time", "email", "uri", "uuid"];

    private readonly Random _random = new(seed);

    public JsonObject Schema()
    {
        var schema = Record(0);
        schema["$defs"] = new JsonObject { ["shared"] = Scalar(), ["block"] = Record(2) };
        return schema;
    }

    /// <summary>A document that mostly fits; one in three of its places is spoiled.</summary>
    public byte[] Document(JsonObject schema)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) Write(writer, schema, schema, 0);
        return stream.ToArray();
    }

    private JsonObject Node(int depth) => _random.Next(depth > 2 ? 6 : 9) switch
    {
        6 => Record(depth + 1),
        7 => new JsonObject { ["type"] = Types("array"), ["items"] = Node(depth + 1), ["minItems"] = _random.Next(3), ["maxItems"] = 1 + _random.Next(4) },
        8 => new JsonObject { ["$ref"] = depth < 1 && _random.Next(2) == 0 ? "#/$defs/block" : "#/$defs/shared" },
        _ => Scalar(),
    };

    private JsonObject Record(int depth)
    {
        var properties = new JsonObject();
        var count = _random.Next(10) == 0 ? 70 : _random.Next(6);
        for (var i = 0; i < count; i++) properties[Name(i)] = count == 70 ? Scalar() : Node(depth + 1);
        var required = properties.Select(member => member.Key).Where(_ => _random.Next(2) == 0).Select(key => (JsonNode)key);
        return new() { ["type"] = Types("object"), ["properties"] = properties, ["required"] = new JsonArray([.. required]), ["additionalProperties"] = false };
    }

    private JsonNode Types(string type) => _random.Next(4) == 0 ? new JsonArray(type, "null") : type;

    private JsonObject Scalar()
    {
        switch (_random.Next(5))
        {
            case 0: return Number();
            case 1: return new() { ["type"] = Types("boolean") };
            case 2:
                var options = Texts.Take(1 + _random.Next(12)).Select(text => (JsonNode)text)
                    .Append(JsonNode.Parse(Pick(Numbers))!).Append(_random.Next(2) == 0 ? JsonValue.Create(true) : null);
                return new() { ["enum"] = new JsonArray([.. options]) };
            default: return Text();
        }
    }

    private JsonObject Number()
    {
        var schema = new JsonObject { ["type"] = Types(_random.Next(2) == 0 ? "number" : "integer") };
        foreach (var keyword in new[] { "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum" })
        {
            if (_random.Next(3) == 0) schema[keyword] = JsonNode.Parse(Pick(Numbers));
        }
        if (_random.Next(3) == 0) schema["multipleOf"] = JsonNode.Parse(_random.Next(2) == 0 ? "0.01" : "7");
        return schema;
    }

    private JsonObject Text()
    {
        var schema = new JsonObject { ["type"] = Types("string") };
        if (_random.Next(2) == 0) schema["minLength"] = _random.Next(4);
        if (_random.Next(2) == 0) schema["maxLength"] = _random.Next(8);
        if (_random.Next(3) == 0) schema["pattern"] = Pick(Patterns);
        if (_random.Next(4) == 0) schema["format"] = Pick(Formats);
        return schema;
    }

    private void Write(Utf8JsonWriter writer, JsonObject root, JsonObject schema, int depth)
    {
        if (schema["$ref"] is { } reference) schema = (JsonObject)root["$defs"]![reference.GetValue<string>()["#/$defs/".Length..]]!;
        var type = schema["type"] is JsonArray several ? several[0]!.GetValue<string>() : schema["type"]?.GetValue<string>();
        if (_random.Next(6) == 0) type = Pick(["string", "number", "null", "boolean", "array", "object"]);
        switch (type)
        {
            case "object" when schema["properties"] is JsonObject properties && depth < 8:
                WriteRecord(writer, root, properties, depth);
                break;
            case "array" when schema["items"] is JsonObject items && depth < 8:
                writer.WriteStartArray();
                for (var i = _random.Next(6); i > 0; i--) Write(writer, root, items, depth + 1);
                writer.WriteEndArray();
                break;
            case "object":
                writer.WriteStartObject();
                writer.WriteNumber("inner", 1);
                writer.WriteEndObject();
                break;
            case "array":
                writer.WriteStartArray();
                writer.WriteEndArray();
                break;
            case "number" or "integer":
                writer.WriteRawValue(Pick(Numbers));
                break;
            case "boolean":
                writer.WriteBooleanValue(_random.Next(2) == 0);
                break;
            case "null":
                writer.WriteNullValue();
                break;
            default:
                writer.WriteStringValue(Pick(Texts));
                break;
        }
    }

    private void WriteRecord(Utf8JsonWriter writer, JsonObject root, JsonObject properties, int depth)
    {
        writer.WriteStartObject();
        var names = properties.Select(member => member.Key).Where(_ => _random.Next(5) > 0).ToArray();
        if (_random.Next(3) == 0) _random.Shuffle(names);
        foreach (var name in names)
        {
            writer.WritePropertyName(name);
            Write(writer, root, (JsonObject)properties[name]!, depth + 1);
        }
        if (_random.Next(5) == 0) writer.WriteString("unknown/~" + _random.Next(3).ToString(CultureInfo.InvariantCulture), "x");
        writer.WriteEndObject();
    }

    private string Name(int i) => i % 3 == 0 ? $"項目{i}" : i % 3 == 1 ? $"field{i:000}" : new string((char)('a' + i % 26), 1 + i % 20) + i;

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    public static byte[] Utf8(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());
}
