using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Sends a request and goes on by what came of it; without a way on, no connection and a timeout are incidents.</summary>
[Activity("Elsa.FlowSendHttpRequest", Label = "HTTP 要求", English = "HTTP request (flow)", Category = "Http",
    Outcomes = ["Unmatched status code", "Failed to connect", "Timeout", "Done"], OutcomesAt = "/expectedStatusCodes/*", LooseOutcomes = true)]
public sealed class FlowSendHttpRequest : IWaitingActivity
{
    [Input("URL", English = "URL")] public required string Url { get; init; }

    [Input("メソッド", English = "Method", Choices = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"])] public string Method { get; init; } = "GET";

    [Input("本文", English = "Content")] public Value Content { get; init; }

    [Input("本文の種類", English = "Content type")] public string? ContentType { get; init; }

    /// <summary>Refused: a credential is the settings' affair.</summary>
    [Input("認証", English = "Authorization")] public string? Authorization { get; init; }

    [Input("ヘッダー", English = "Request headers")] public Value RequestHeaders { get; init; }

    [Input("期待する状態コード", English = "Expected status codes")] public IReadOnlyList<int> ExpectedStatusCodes { get; init; } = [];

    public ActivityResult Start(ActivityContext context) => Requests.Send(
        new(context.NewTaskId(), Method, Url) { ContentType = ContentType }, Content, RequestHeaders, Authorization);

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus)
    {
        var answer = HttpAnswer.Of(((Stimulus.Reply)stimulus).Given);
        return Requests.With(ActivityResult.Done(Outcomes(context, answer)), answer);
    }

    private string[] Outcomes(ActivityContext context, HttpAnswer answer) => answer.End switch
    {
        HttpEnd.NoConnection when context.LeadsOn("Failed to connect") => ["Failed to connect"],
        HttpEnd.Timeout when context.LeadsOn("Timeout") => ["Timeout"],
        HttpEnd.Answered when ExpectedStatusCodes.Count == 0 => ["Done"],
        HttpEnd.Answered when ExpectedStatusCodes.Contains(answer.StatusCode) => [$"{answer.StatusCode}", "Done"],
        HttpEnd.Answered => ["Unmatched status code", "Done"],
        _ => throw Requests.Fault(answer),
    };
}
