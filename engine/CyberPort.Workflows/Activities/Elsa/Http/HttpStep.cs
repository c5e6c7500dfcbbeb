using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>What steps that send a request have in common: the request.</summary>
public abstract class HttpStep : IWaitingActivity
{
    [Input("URL", English = "URL")] public required string Url { get; init; }

    [Input("メソッド", English = "Method", Choices = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"])] public string Method { get; init; } = "GET";

    [Input("本文", English = "Content")] public Value Content { get; init; }

    [Input("本文の種類", English = "Content type")] public string? ContentType { get; init; }

    /// <summary>Refused: a credential is the settings' affair.</summary>
    [Input("認証", English = "Authorization")] public string? Authorization { get; init; }

    [Input("ヘッダー", English = "Request headers")] public Value RequestHeaders { get; init; }

    public ActivityResult Start(ActivityContext context) => Requests.Send(
        new(context.NewTaskId(), Method, Url) { ContentType = ContentType }, Content, RequestHeaders, Authorization);

    public abstract ActivityResult Resume(ActivityContext context, Stimulus stimulus);
}
