using System.Text.Json;
using CyberPort.Expressions;
using CyberPort.Forms.States;

namespace CyberPort.Operations.Applications;

/// <summary>Acknowledgements and values as they are stored.</summary>
public static class Acknowledged
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IReadOnlyList<Acknowledgement> Read(string json) => JsonSerializer.Deserialize<List<Acknowledgement>>(json, Json) ?? [];

    public static string Write(IReadOnlyList<Acknowledgement> acknowledgements) => JsonSerializer.Serialize(acknowledgements, Json);

    /// <summary>Stored values, or Null where nothing was stored.</summary>
    public static Value Values(string? json) => json is null ? Value.Null : Value.Parse(json);
}
