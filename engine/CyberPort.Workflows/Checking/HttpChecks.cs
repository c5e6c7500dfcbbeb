using CyberPort.Expressions;
using CyberPort.Workflows.Activities;
using CyberPort.Workflows.Definitions;

namespace CyberPort.Workflows.Checking;

/// <summary>What a request must not say: a definition travels, so it holds no credential, and it goes by https.</summary>
internal static class HttpChecks
{
    public static IEnumerable<Problem> Of(ActivityNode node)
    {
        if (node.Type is not ("Elsa.SendHttpRequest" or "Elsa.FlowSendHttpRequest")) yield break;

        if (node.Inputs.TryGetValue("authorization", out var authorization) && authorization.Known is not { IsNull: true } and not { IsText: true, AsText: "" })
            yield return Secret(node, "authorization", "Authorization");
        if (node.Known("requestHeaders") is { Kind: ValueKind.Record } headers)
        {
            foreach (var header in headers.AsRecord.Keys.Where(Requests.IsReserved))
                yield return Secret(node, "requestHeaders", header);
        }

        if (node.Known("url") is { IsText: true } url && !(Uri.TryCreate(url.AsText, UriKind.Absolute, out var whole) && whole.Scheme is "https" or "http"))
        {
            yield return DefinitionFaults.Of("workflow.url", node.Pointer + "/url",
                new($"「{node.Label.Ja}」の URL「{url.AsText}」は宛先の全体ではありません。", $"The URL '{url.AsText}' of '{node.Label.En}' is no whole address."),
                new("https://… の形で書いてください。", "Write https://…"));
        }
    }

    private static Problem Secret(ActivityNode node, string input, string header) => DefinitionFaults.Of(
        "workflow.secret", $"{node.Pointer}/{input}", Requests.Secret(header), new("定義から消してください。", "Take it out of the definition."));
}
