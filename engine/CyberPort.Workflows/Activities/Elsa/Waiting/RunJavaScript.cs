using CyberPort.Scripting;
using CyberPort.Scripting.Rewriting;

namespace CyberPort.Workflows.Activities;

/// <summary>Has a script run outside and takes what it gives: a result, changed variables and the ways out.</summary>
[Activity("Elsa.RunJavaScript", Label = "スクリプトを実行", English = "Run JavaScript", Category = "Waiting", OutcomesAt = "/possibleOutcomes/*")]
public sealed class RunJavaScript : IWaitingActivity
{
    [Input("スクリプト", English = "Script")] public required string Script { get; init; }

    [Input("選べる結果", English = "Possible outcomes")] public IReadOnlyList<string> PossibleOutcomes { get; init; } = [];

    public ActivityResult Start(ActivityContext context)
    {
        var rewriting = Es5Rewriter.Rewrite(Script);
        if (!rewriting.Succeeded) throw new StepFaultException(rewriting.Problems[0].In("", "").Cause);

        var id = context.NewTaskId();
        return ActivityResult.Wait(new Waiting.ForScript(id))
            .With(new Effect.RunScript(new(id, rewriting.Script, context.ScriptData())));
    }

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus)
    {
        var answer = ((Stimulus.ScriptDone)stimulus).Given;
        if (answer.Fault is { } fault) throw new StepFaultException(fault.Message);

        if (answer.Outcomes.FirstOrDefault(o => o != "Done" && !PossibleOutcomes.Contains(o)) is { } unknown) throw UnknownOutcome(unknown);

        return ActivityResult.Done([.. answer.Outcomes]).Returning(answer.Result).With(Changes(context, answer));
    }

    private static IEnumerable<RunChange> Changes(ActivityContext context, ScriptAnswer answer)
    {
        foreach (var (name, value) in answer.Variables.AsRecord)
            yield return new RunChange.SetVariable(context.VariableId(name) ?? name, value);
        if (answer.CorrelationId is { } correlation) yield return new RunChange.SetCorrelation(correlation);
        if (answer.InstanceName is { } instance) yield return new RunChange.SetName(instance);
    }

    private StepFaultException UnknownOutcome(string outcome) => new(new(
        $"スクリプトが選んだ結果「{outcome}」は、選べる結果（{string.Join("、", PossibleOutcomes)}）にありません。possibleOutcomes に加えるか、スクリプトを直してください。",
        $"The script chose '{outcome}', which is not among its possible outcomes ({string.Join(", ", PossibleOutcomes)}). "
        + "Add it to possibleOutcomes or correct the script."));
}
