using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>Writes a definition in the shape that Elsa 3 imports, with everything that was read.</summary>
public static class DefinitionWriter
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static byte[] Write(WorkflowDefinition definition) => Write(definition.Source);

    /// <summary>The definition as a published version: it carries the version's number and an id of its own, as Elsa keeps them.</summary>
    public static byte[] WriteVersion(WorkflowDefinition definition, int version) => Write(definition.Source
        .With("/id", Value.Of($"{definition.DefinitionId}-v{version}"))
        .With("/version", Value.Of(version)));

    private static byte[] Write(Value source)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Readable);
        source.WriteTo(writer);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
