namespace CyberPort.Expressions;

/// <summary>An environment that knows the day and nothing else.</summary>
public sealed class DayEnvironment(DateOnly today) : IExpressionEnvironment
{
    public DateOnly Today => today;

    public Value Code(string list, Value code, string attribute) => Value.Null;

    public Value Previous(string pointer, int back) => Value.Null;
}
