namespace CyberPort.Workflows.Activities;

/// <summary>Sends a request and runs the activity inside that fits what came of it.</summary>
[Activity("Elsa.SendHttpRequest", Label = "HTTP 要求（内包）", English = "HTTP request", Category = "Http")]
public sealed class SendHttpRequest : HttpStep, IContainerActivity
{
    [Input("状態コードごとの続き", English = "Expected status codes")] public IReadOnlyList<HttpStatusCase> ExpectedStatusCodes { get; init; } = [];

    public override ActivityResult Resume(ActivityContext context, Stimulus stimulus)
    {
        var answer = HttpAnswer.Of(((Stimulus.Reply)stimulus).Given);
        var inside = context.Node.In(Port(answer)).FirstOrDefault();
        if (inside is null && answer.End != HttpEnd.Answered) throw Requests.Fault(answer);
        return Requests.With(inside is null ? ActivityResult.Done() : ActivityResult.Run(new ChildCall(inside)), answer);
    }

    public ActivityResult ChildDone(ActivityContext context, ChildDone child) => ActivityResult.Done();

    private string Port(HttpAnswer answer)
    {
        var place = ExpectedStatusCodes.Select(c => c.StatusCode).ToList().IndexOf(answer.StatusCode);
        return answer.End switch
        {
            HttpEnd.NoConnection => "failedToConnect",
            HttpEnd.Timeout => "timeout",
            HttpEnd.Answered when place >= 0 => $"expectedStatusCodes/{place}",
            HttpEnd.Answered => "unmatchedStatusCode",
            _ => "",
        };
    }
}

/// <summary>A status code with an activity of its own.</summary>
public sealed record HttpStatusCase(int StatusCode);
