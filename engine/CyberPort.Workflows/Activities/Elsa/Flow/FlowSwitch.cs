namespace CyberPort.Workflows.Activities;

/// <summary>Goes the way of the first case that holds, or of every case that holds (多分岐).</summary>
[Activity("Elsa.FlowSwitch", Label = "多分岐", English = "Switch", Category = "Flow", Outcomes = ["Default"], OutcomesAt = "/cases/*/label")]
public sealed class FlowSwitch : IActivity
{
    [Input("場合", English = "Cases")] public IReadOnlyList<FlowCase> Cases { get; init; } = [];

    [Input("方式", English = "Mode", Choices = ["MatchFirst", "MatchAny"])] public string Mode { get; init; } = "MatchFirst";

    public ActivityResult Start(ActivityContext context)
    {
        var matching = Cases.Where(c => c.Condition == true).Select(c => c.Label);
        string[] labels = Mode == "MatchFirst" ? [.. matching.Take(1)] : [.. matching];
        return ActivityResult.Done(labels.Length == 0 ? ["Default"] : labels);
    }
}

/// <summary>One case of a switch.</summary>
public sealed record FlowCase(string Label, bool? Condition = null);
