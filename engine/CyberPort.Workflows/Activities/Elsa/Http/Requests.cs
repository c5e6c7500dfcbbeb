using CyberPort.Expressions;
using CyberPort.Workflows.Inputs;

namespace CyberPort.Workflows.Activities;

/// <summary>What the two activities that send requests have in common.</summary>
internal static class Requests
{
    // Credentials stand in the settings, bound to their host; the others belong to the connection.
    private static readonly HashSet<string> NotTheDefinitions = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "Cookie", "Host", "Connection", "Content-Length", "Transfer-Encoding", "Upgrade", "Expect", "TE",
        "Trailer", "Idempotency-Key",
    };

    /// <summary>Whether a definition may not set a header.</summary>
    public static bool IsReserved(string header) => NotTheDefinitions.Contains(header);

    /// <exception cref="StepFaultException">A header or the credential is not the definition's to set.</exception>
    public static ActivityResult Send(HttpOrder order, Value content, Value headers, string? authorization)
    {
        if (!string.IsNullOrEmpty(authorization)) throw new StepFaultException(Secret("Authorization"));
        var given = headers.Kind == ValueKind.Record ? headers.AsRecord.ToDictionary(h => h.Key, TextOf) : [];
        if (given.Keys.FirstOrDefault(IsReserved) is { } reserved) throw new StepFaultException(Secret(reserved));

        order = order with { Method = order.Method.ToUpperInvariant(), Headers = given, Content = content.IsNull ? null : InputReader.TextOf(content) };
        return ActivityResult.Wait(new Waiting.ForReply(order.Id, ReplyFrom.Http)).With(new Effect.SendHttp(order));
    }

    public static LocalText Secret(string header) => new(
        $"ヘッダー「{header}」は定義に書けません。認証情報は設定（CyberPort:Egress）で宛先に結び付けてください。",
        $"The header '{header}' can not be set by a definition. Bind credentials to the host in the settings (CyberPort:Egress).");

    /// <summary>What the answer gives to the steps behind: the body is the result, and all of it is there by name.</summary>
    public static ActivityResult With(ActivityResult result, HttpAnswer answer) => result.Returning(Value.Record(
        ("statusCode", answer.StatusCode == 0 ? Value.Null : Value.Of(answer.StatusCode)), ("headers", answer.Headers), ("body", answer.Body))) with
    {
        Outputs = Value.Record(
            ("parsedContent", answer.Body), ("statusCode", answer.StatusCode == 0 ? Value.Null : Value.Of(answer.StatusCode)), ("responseHeaders", answer.Headers)),
    };

    public static StepFaultException Fault(HttpAnswer answer) =>
        new(answer.Message ?? new("要求を送れませんでした。", "The request could not be sent."));

    // Elsa keeps a header's values as a list.
    private static string TextOf(KeyValuePair<string, Value> header) => header.Value.Kind == ValueKind.List
        ? string.Join(", ", header.Value.AsList.Select(v => InputReader.TextOf(v)))
        : InputReader.TextOf(header.Value) ?? "";
}
