using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>What the activities that start other workflows have in common.</summary>
internal static class Children
{
    /// <summary>Starts one child, and waits for its end when it is awaited.</summary>
    public static ActivityResult Start(ActivityContext context, ChildOrder order) => order.Awaited
        ? ActivityResult.Wait(new Waiting.ForReply(order.Id, ReplyFrom.Child)).With(new Effect.StartWorkflow(order))
        : ActivityResult.Done().With(new Effect.StartWorkflow(order)).Returning(Value.Null);

    /// <summary>The way on behind a child that has ended.</summary>
    /// <exception cref="StepFaultException">It failed or was cancelled, and no way leads on from that.</exception>
    public static ActivityResult Ended(ActivityContext context, ChildAnswer child, Value result)
    {
        if (child.Status == RunSubStatus.Finished) return ActivityResult.Done([.. child.Outcomes.Append("Done").Distinct()]).Returning(result);

        var port = child.Status == RunSubStatus.Cancelled ? "Canceled" : "Faulted";
        return context.LeadsOn(port) ? ActivityResult.Done(port).Returning(result) : throw new StepFaultException(Failure(child));
    }

    public static LocalText Failure(ChildAnswer child) => child.Status == RunSubStatus.Cancelled
        ? new("呼び出したワークフローが取り消されました。再実行するか、スキップしてください。", "The workflow that was started was cancelled. Run the step again or skip it.")
        : new($"呼び出したワークフローが失敗しました。{child.Message?.Ja}", $"The workflow that was started failed. {child.Message?.En}".TrimEnd());

    /// <summary>A record of inputs; what is none counts as empty.</summary>
    public static Value Record(Value input) => input.Kind == ValueKind.Record ? input : Value.Record();
}
