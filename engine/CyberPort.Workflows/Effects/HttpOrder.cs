using CyberPort.Expressions;
using CyberPort.Workflows.Runs;

namespace CyberPort.Workflows;

/// <summary>A request that a step wants sent; whether it may be sent is decided outside.</summary>
/// <param name="Id">Stays the same when the request is sent again: the key by which a receiver knows it.</param>
/// <param name="Method">GET, POST …</param>
/// <param name="Url">The whole address.</param>
public sealed record HttpOrder(Guid Id, string Method, string Url)
{
    /// <summary>Headers by name; never a credential.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The body, or null for none.</summary>
    public string? Content { get; init; }

    public string? ContentType { get; init; }

    public Value ToValue() => RunStateJson.Compact(
        ("id", Value.Of(Id.ToString("D"))),
        ("method", Value.Of(Method)),
        ("url", Value.Of(Url)),
        ("headers", Value.Of(ValueRecord.Of(Headers.Select(h => KeyValuePair.Create(h.Key, Value.Of(h.Value)))))),
        ("content", Value.Of(Content)),
        ("contentType", Value.Of(ContentType)));

    public static HttpOrder Of(Value value) => new(Guid.Parse(value["id"].AsText), value["method"].AsText, value["url"].AsText)
    {
        Headers = value["headers"].AsRecord.ToDictionary(h => h.Key, h => h.Value.AsText),
        Content = RunStateJson.Text(value["content"]),
        ContentType = RunStateJson.Text(value["contentType"]),
    };
}
