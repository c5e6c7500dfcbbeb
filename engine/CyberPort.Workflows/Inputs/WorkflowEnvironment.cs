using CyberPort.Expressions;
using CyberPort.Workflows.Runs;

namespace CyberPort.Workflows.Inputs;

/// <summary>
/// What the expressions of a running activity see: the run's inputs, variables in reach, and what earlier activities gave.
/// </summary>
internal sealed class WorkflowEnvironment : IExpressionEnvironment
{
    private readonly EvaluationScope _scope;

    public WorkflowEnvironment(RunDraft run, RunContext context, RunnerLimits limits)
    {
        (Run, Context) = (run, context);
        _scope = new(Value.Null, this, limits.Expressions);
    }

    public RunDraft Run { get; }

    public RunContext Context { get; }

    /// <summary>The activity that asks; null for the workflow itself.</summary>
    public ActivityInstance? Instance { get; set; }

    /// <summary>The names that an item gives to what is evaluated for it; Null without an item.</summary>
    public Value Item { get; set; }

    public DateOnly Today => Context.Today;

    public Value Code(string list, Value code, string attribute) => Value.Null;

    public Value Previous(string pointer, int back) => Value.Null;

    public Value Evaluate(CompiledExpression expression)
    {
        // Copying the variables into a record is only worth it for expressions that say variables.X.
        _scope.Values = expression.Reads.Any(r => r.StartsWith("/variables", StringComparison.Ordinal))
            ? Value.Record(("variables", Variables()))
            : Value.Record();
        if (Item.Kind == ValueKind.Record) _scope.Values = Value.Of(Item.AsRecord.Aggregate(_scope.Values.AsRecord, (all, m) => all.With(m.Key, m.Value)));
        _scope.Refill();
        return expression.TryEvaluate(_scope, out var value, out var fault) ? value : throw new StepFaultException(fault.Cause);
    }

    public Value Input(string name) => Run.Input[name];

    /// <summary>The variable of that name in reach: of the nearest container first.</summary>
    public Value Variable(string name)
    {
        for (var instance = Instance; instance is not null; instance = instance.Parent)
        {
            if (instance.Variables.TryGetValue(name, out var own)) return own;
            foreach (var variable in instance.Node.Variables)
                if (variable.Name == name && instance.Variables.TryGetValue(variable.Id, out var value)) return value;
        }

        foreach (var variable in Run.Definition.Variables)
            if (variable.Name == name) return Run.Variables.TryGetValue(variable.Id, out var value) ? value : Value.Null;
        return Value.Null;
    }

    public Value VariableById(string id, string? name)
    {
        for (var instance = Instance; instance is not null; instance = instance.Parent)
            if (instance.Variables.TryGetValue(id, out var own)) return own;
        if (Run.Variables.TryGetValue(id, out var value)) return value;
        return name is null ? Value.Null : Variable(name);
    }

    /// <summary>What an activity gave, by its name or id.</summary>
    public Value Output(string activity)
    {
        if (Run.Results.TryGetValue(activity, out var byId)) return byId;
        foreach (var node in Run.Definition.Activities)
            if (node.Name == activity && Run.Results.TryGetValue(node.Id, out var byName)) return byName;
        return Value.Null;
    }

    private Value Variables()
    {
        var members = Run.Definition.Variables.Select(v => KeyValuePair.Create(v.Name, Variable(v.Name))).DistinctBy(m => m.Key);
        return Value.Of(ValueRecord.Of(members));
    }
}
