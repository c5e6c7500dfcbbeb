using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Runs the activity of the first case that holds, of every case that holds, or the default.</summary>
[Activity("Elsa.Switch", Label = "場合分け", English = "Switch", Category = "Control")]
public sealed class Switch : IContainerActivity
{
    [Input("場合", English = "Cases")] public IReadOnlyList<FlowCase> Cases { get; init; } = [];

    [Input("方式", English = "Mode", Choices = ["MatchFirst", "MatchAny"])] public string Mode { get; init; } = "MatchFirst";

    public ActivityResult Start(ActivityContext context)
    {
        List<ActivityNode> children = [];
        for (var i = 0; i < Cases.Count; i++)
        {
            if (Cases[i].Condition != true) continue;
            children.AddRange(context.Node.In($"cases/{i}"));
            if (Mode == "MatchFirst") break;
        }

        if (!Cases.Any(c => c.Condition == true)) children.AddRange(context.Node.In("default"));
        return children.Count == 0
            ? ActivityResult.Done()
            : ActivityResult.Run([.. children.Select(c => new ChildCall(c))]).Remember(Value.Of(children.Count));
    }

    public ActivityResult ChildDone(ActivityContext context, ChildDone child)
    {
        var left = context.State.AsNumber - 1;
        return left == 0 ? ActivityResult.Done() : ActivityResult.Wait().Remember(Value.Of(left));
    }
}
