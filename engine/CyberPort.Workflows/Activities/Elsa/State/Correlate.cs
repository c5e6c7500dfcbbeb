namespace CyberPort.Workflows.Activities;

/// <summary>Gives the run the key by which outside events find it.</summary>
[Activity("Elsa.Correlate", Label = "関連付け", English = "Correlate", Category = "State")]
public sealed class Correlate : IActivity
{
    [Input("関連キー", English = "Correlation id")] public required string CorrelationId { get; init; }

    public ActivityResult Start(ActivityContext context) => ActivityResult.Done().With(new RunChange.SetCorrelation(CorrelationId));
}
