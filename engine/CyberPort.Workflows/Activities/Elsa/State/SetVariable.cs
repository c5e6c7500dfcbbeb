using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Gives a variable a value.</summary>
[Activity("Elsa.SetVariable", Label = "変数を設定", English = "Set variable", Category = "State")]
public sealed class SetVariable : IActivity
{
    [Input("値", English = "Value")] public Value Value { get; init; }

    public ActivityResult Start(ActivityContext context)
    {
        var target = context.Node.Source["variable"]["id"];
        if (!target.IsText) throw new StepFaultException(new("変数が選ばれていません。", "No variable is chosen."));
        return ActivityResult.Done().With(new RunChange.SetVariable(target.AsText, Value));
    }
}
