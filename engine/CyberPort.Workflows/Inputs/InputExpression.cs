using CyberPort.Expressions;

namespace CyberPort.Workflows.Inputs;

/// <summary>How an input gets its value when its activity runs.</summary>
internal abstract record InputExpression
{
    private InputExpression()
    {
    }

    /// <summary>The value as far as it is known without running; null when it depends on the run.</summary>
    public virtual Value? Known => null;

    public abstract Value Evaluate(WorkflowEnvironment environment);

    public sealed record Constant(Value Value) : InputExpression
    {
        public override Value? Known => Value;

        public override Value Evaluate(WorkflowEnvironment environment) => Value;
    }

    public sealed record OfVariable(string Id, string? Name) : InputExpression
    {
        public override Value Evaluate(WorkflowEnvironment environment) => environment.VariableById(Id, Name);
    }

    public sealed record OfInput(string Name) : InputExpression
    {
        public override Value Evaluate(WorkflowEnvironment environment) => environment.Input(Name);
    }

    public sealed record OfScript(CompiledExpression Expression) : InputExpression
    {
        public override Value Evaluate(WorkflowEnvironment environment) => environment.Evaluate(Expression);
    }

    /// <summary>A structure such as the cases of a switch, with expressions inside.</summary>
    public sealed record OfList(IReadOnlyList<InputExpression> Items) : InputExpression
    {
        public override Value? Known => Value.Of([.. Items.Select(i => i.Known ?? Value.Null)]);

        public override Value Evaluate(WorkflowEnvironment environment) => Value.Of([.. Items.Select(i => i.Evaluate(environment))]);
    }

    public sealed record OfRecord(IReadOnlyList<KeyValuePair<string, InputExpression>> Members) : InputExpression
    {
        public override Value? Known =>
            Value.Of(ValueRecord.Of(Members.Select(m => KeyValuePair.Create(m.Key, m.Value.Known ?? Value.Null))));

        public override Value Evaluate(WorkflowEnvironment environment) =>
            Value.Of(ValueRecord.Of(Members.Select(m => KeyValuePair.Create(m.Key, m.Value.Evaluate(environment)))));
    }

    /// <summary>An expression that cannot be evaluated here; running it is an incident.</summary>
    public sealed record Unusable(LocalText Why) : InputExpression
    {
        public override Value Evaluate(WorkflowEnvironment environment) => throw new StepFaultException(Why);
    }
}
