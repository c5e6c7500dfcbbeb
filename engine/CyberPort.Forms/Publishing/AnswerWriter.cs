using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CyberPort.Expressions;
using CyberPort.Forms.Rules;

namespace CyberPort.Forms.Publishing;

/// <summary>Writes answers as the JSON that the schema is checked against: without what is no answer.</summary>
internal static class AnswerWriter
{
    private const int MostKept = 1_000_000;

    private static readonly JsonWriterOptions Fast = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    // One buffer per thread: a form is checked at every pause of somebody's typing.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _spare;

    /// <summary>Hands the JSON to the reader; it is gone afterwards.</summary>
    public static void Write<T>(Value answers, T state, Action<ReadOnlyMemory<byte>, T> read)
    {
        var buffer = _spare ?? new(4_096);
        _spare = null;
        buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(buffer, Fast)) Write(answers, writer);
        read(buffer.WrittenMemory, state);
        if (buffer.Capacity <= MostKept) _spare = buffer;
    }

    private static void Write(Value value, Utf8JsonWriter writer)
    {
        switch (value.Kind)
        {
            case ValueKind.Record:
                writer.WriteStartObject();
                var record = value.AsRecord;
                for (var i = 0; i < record.Count; i++)
                {
                    if (record.ValueAt(i) is var member && Blank.Is(member)) continue;
                    writer.WritePropertyName(record.NameAt(i));
                    Write(member, writer);
                }

                writer.WriteEndObject();
                break;
            case ValueKind.List:
                writer.WriteStartArray();
                foreach (var item in value.AsList) Write(item, writer);
                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
