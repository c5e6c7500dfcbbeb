using System.Text.Json;
using System.Text.Json.Serialization;

namespace CyberPort.Expressions;

/// <summary>Lets a value stand as a member of records that the framework serialises.</summary>
public sealed class ValueJsonConverter : JsonConverter<Value>
{
    // A null in the JSON is a value here, too.
    public override bool HandleNull => true;

    public override Value Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Value.FromJson(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, Value value, JsonSerializerOptions options) => value.WriteTo(writer);
}
