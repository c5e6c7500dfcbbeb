using CyberPort.Expressions;
using CyberPort.Workflows.Inputs;

namespace CyberPort.Workflows.Activities;

/// <summary>Starts a workflow once for each item and waits for all of them; a branch inside may follow each child's end.</summary>
[Activity("Elsa.BulkDispatchWorkflows", Label = "項目ごとにワークフローを起動", English = "Bulk dispatch workflows", Category = "Composition",
    Outcomes = ["Completed", "Canceled", "Done"], LooseOutcomes = true)]
public sealed class BulkDispatchWorkflows : IWaitingActivity, IContainerActivity
{
    [Input("ワークフロー定義", English = "Workflow definition")] public required string WorkflowDefinitionId { get; init; }

    [Input("項目", English = "Items")] public IReadOnlyList<Value> Items { get; init; } = [];

    /// <summary>The input that holds an item which is no record.</summary>
    [Input("項目の入力名", English = "Default item input key")] public string DefaultItemInputKey { get; init; } = "Item";

    /// <summary>Says for each item its child's correlation id; without one it is the parent's.</summary>
    [Input("関連キーの式", English = "Correlation id function", PerItem = true)] public string? CorrelationIdFunction { get; init; }

    [Input("入力", English = "Input")] public Value Input { get; init; }

    [Input("終わるまで待つ", English = "Wait for completion")] public bool WaitForCompletion { get; init; } = true;

    /// <summary>Kept for Elsa; there is one way here.</summary>
    [Input("チャネル", English = "Channel")] public string? ChannelName { get; init; }

    public ActivityResult Start(ActivityContext context)
    {
        ChildOrder[] orders = [.. Items.Select(item =>
            context.NewChild(new(WorkflowDefinitionId), InputOf(item), CorrelationOf(context, item)) with { Awaited = WaitForCompletion })];
        var effects = orders.Select(o => new Effect.StartWorkflow(o));
        if (!WaitForCompletion || orders.Length == 0) return ActivityResult.Done("Completed", "Done").With(effects);

        return ActivityResult.Wait([.. orders.Select(o => new Waiting.ForReply(o.Id, ReplyFrom.Child))]).With(effects)
            .Remember(new Tally(orders.Length, 0, 0, 0).ToValue());
    }

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus)
    {
        var reply = (Stimulus.Reply)stimulus;
        var child = ChildAnswer.Of(reply.Given);
        var tally = Tally.Of(context.State).After(child.Status);
        var port = child.Status == RunSubStatus.Finished ? "childCompleted" : "childFaulted";
        if (context.Node.In(port).FirstOrDefault() is not { } branch) return Next(context, tally);

        return ActivityResult.Run(new ChildCall(branch, port, Value.Record(
                ("ChildInstanceId", Value.Of(reply.Id.ToString("D"))), ("WorkflowStatus", Value.Of(nameof(RunStatus.Finished))),
                ("WorkflowSubStatus", Value.Of(child.Status.ToString())), ("CurrentValue", child.Output))))
            .Remember((tally with { Branches = tally.Branches + 1 }).ToValue());
    }

    public ActivityResult ChildDone(ActivityContext context, ChildDone child)
    {
        var tally = Tally.Of(context.State);
        return Next(context, tally with { Branches = tally.Branches - 1 });
    }

    private static ActivityResult Next(ActivityContext context, Tally tally)
    {
        if (tally.Left > 0 || tally.Branches > 0) return ActivityResult.Wait().Remember(tally.ToValue());
        if (tally.Faulted > 0 && !context.Node.In("childFaulted").Any()) throw new StepFaultException(Failed(tally.Faulted));

        return ActivityResult.Done(tally.Cancelled > 0 ? "Canceled" : "Completed", "Done").Remember(tally.ToValue());
    }

    private Value InputOf(Value item)
    {
        var input = Children.Record(Input).AsRecord;
        return Value.Of(MembersOf(item).AsRecord.Aggregate(input, (all, member) => all.With(member.Key, member.Value)));
    }

    private Value MembersOf(Value item) => item.Kind == ValueKind.Record ? item : Value.Record((DefaultItemInputKey, item));

    // as Elsa says it, an item's members are names; the whole item is Item, as it was in older versions
    private string? CorrelationOf(ActivityContext context, Value item)
    {
        var members = MembersOf(item).AsRecord;
        var names = members.ContainsKey("Item") ? members : members.With("Item", item);
        return InputReader.TextOf(context.InputFor("correlationIdFunction", Value.Of(names))) is { Length: > 0 } id ? id : null;
    }

    private static LocalText Failed(int count) => new(
        $"起動したワークフローのうち{count}件が失敗しました。失敗を続きの処理に回すには childFaulted をつないでください。",
        $"{count} of the workflows that were started failed. Connect childFaulted to go on from a failure.");

    /// <summary>How many children are still awaited, were cancelled and failed, and how many branches run.</summary>
    private sealed record Tally(int Left, int Cancelled, int Faulted, int Branches)
    {
        public static Tally Of(Value state) => new(Number(state["left"]), Number(state["cancelled"]), Number(state["faulted"]), Number(state["branches"]));

        public Tally After(RunSubStatus status) => this with
        {
            Left = Left - 1,
            Cancelled = Cancelled + (status == RunSubStatus.Cancelled ? 1 : 0),
            Faulted = Faulted + (status == RunSubStatus.Faulted ? 1 : 0),
        };

        public Value ToValue() => Value.Record(
            ("left", Value.Of(Left)), ("cancelled", Value.Of(Cancelled)), ("faulted", Value.Of(Faulted)), ("branches", Value.Of(Branches)));

        private static int Number(Value value) => value.IsNumber ? (int)value.AsNumber : 0;
    }
}
