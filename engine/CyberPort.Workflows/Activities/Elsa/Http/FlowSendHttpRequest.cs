namespace CyberPort.Workflows.Activities;

/// <summary>Sends a request and goes on by what came of it; without a way on, no connection and a timeout are incidents.</summary>
[Activity("Elsa.FlowSendHttpRequest", Label = "HTTP 要求", English = "HTTP request (flow)", Category = "Http",
    Outcomes = ["Unmatched status code", "Failed to connect", "Timeout", "Done"], OutcomesAt = "/expectedStatusCodes/*", LooseOutcomes = true)]
public sealed class FlowSendHttpRequest : HttpStep
{
    [Input("期待する状態コード", English = "Expected status codes")] public IReadOnlyList<int> ExpectedStatusCodes { get; init; } = [];

    public override ActivityResult Resume(ActivityContext context, Stimulus stimulus)
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
