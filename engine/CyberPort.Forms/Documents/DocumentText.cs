using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CyberPort.Expressions;

namespace CyberPort.Forms.Documents;

/// <summary>Writes a document the way people keep it: indented by two, Japanese readable, a line feed at the end.</summary>
public static class DocumentText
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        // These files are read by people and by our own reader, never placed inside a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(Value document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable)) document.WriteTo(writer);
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
