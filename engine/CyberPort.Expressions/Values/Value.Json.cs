using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CyberPort.Expressions;

public readonly partial struct Value
{
    // Japanese stays readable; <, > and & stay escaped, so that the JSON may stand inside a page.
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static Value FromJson(JsonElement element) =>
        element.ValueKind == JsonValueKind.Undefined ? Null : Parse(JsonMarshal.GetRawUtf8Value(element));

    public void WriteTo(Utf8JsonWriter writer)
    {
        switch (_content)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case ValueRecord record: WriteRecord(record, writer); break;
            case ValueList list:
                writer.WriteStartArray();
                foreach (var item in list.Items) item.WriteTo(writer);
                writer.WriteEndArray();
                break;
            default:
                if (IsNumber) writer.WriteNumberValue(Numbers.Plain(_number));
                else writer.WriteBooleanValue(IsTrue);
                break;
        }
    }

    public byte[] ToUtf8()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Written);
        WriteTo(writer);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public string ToJson() => Encoding.UTF8.GetString(ToUtf8());

    private static void WriteRecord(ValueRecord record, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        for (var i = 0; i < record.Count; i++)
        {
            writer.WritePropertyName(record.NameAt(i));
            record.ValueAt(i).WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
