using CyberPort.Expressions;
using CyberPort.Workflows.Runs;

namespace CyberPort.Workflows;

/// <summary>What came of a request.</summary>
public enum HttpEnd
{
    /// <summary>The server answered.</summary>
    Answered,

    /// <summary>No connection.</summary>
    NoConnection,

    /// <summary>It took too long.</summary>
    Timeout,

    /// <summary>It may not be sent, or its answer may not be taken.</summary>
    Refused,
}

/// <summary>The answer to a request of a step, or why there is none.</summary>
public sealed record HttpAnswer(HttpEnd End)
{
    /// <summary>The status code; 0 without an answer.</summary>
    public int StatusCode { get; init; }

    /// <summary>Headers by name in lower case.</summary>
    public Value Headers { get; init; } = Value.Record();

    /// <summary>The body: a value when it was JSON, else a text.</summary>
    public Value Body { get; init; }

    /// <summary>Why there is no answer, with the cure; null when there is one.</summary>
    public LocalText? Message { get; init; }

    public static HttpAnswer None(HttpEnd end, LocalText why) => new(end) { Message = why };

    public Value ToValue() => RunStateJson.Compact(
        ("end", Value.Of(End.ToString())),
        ("statusCode", StatusCode == 0 ? Value.Null : Value.Of(StatusCode)),
        ("headers", Headers),
        ("body", Body),
        ("message", Message is { } message ? TaskJson.Write(message) : Value.Null));

    /// <exception cref="FormatException">The value is no answer.</exception>
    public static HttpAnswer Of(Value value)
    {
        var status = value["statusCode"].IsNumber ? (int)value["statusCode"].AsNumber : 0;
        var end = HttpEnd.Answered;
        if (!value["end"].IsNull && !(value["end"].IsText && Enum.TryParse(value["end"].AsText, out end)))
            throw new FormatException("The end of a request is Answered, NoConnection, Timeout or Refused.");
        if (end == HttpEnd.Answered && status is < 100 or > 599) throw new FormatException("An answer has a status code from 100 to 599.");
        return new(end)
        {
            StatusCode = status,
            Headers = value["headers"].Kind == ValueKind.Record ? value["headers"] : Value.Record(),
            Body = value["body"],
            Message = value["message"].Kind == ValueKind.Record ? TaskJson.ReadText(value["message"]) : null,
        };
    }
}
