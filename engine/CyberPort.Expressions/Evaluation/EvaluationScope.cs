namespace CyberPort.Expressions;

/// <summary>The values, the names around them and the budget of one or more evaluations; used by one thread at a time.</summary>
public sealed class EvaluationScope
{
    private readonly ExpressionLimits _limits;
    private Value[] _stack = new Value[32];
    private Value[] _items = new Value[4];
    private (string Name, Value Value)[] _locals = [];
    private int _localCount;
    private int _top;
    private int _steps;
    private int _text;

    public EvaluationScope(Value values, IExpressionEnvironment environment, ExpressionLimits? limits = null)
    {
        _limits = limits ?? ExpressionLimits.Standard;
        Values = values;
        Environment = environment;
        Refill();
    }

    /// <summary>The record that the expressions' names are members of.</summary>
    public Value Values { get; set; }

    public IExpressionEnvironment Environment { get; set; }

    public int StepsLeft => _steps;

    /// <summary>Gives a name beside the fields its value ("row", "this").</summary>
    public void SetLocal(string name, Value value)
    {
        for (var i = 0; i < _localCount; i++)
        {
            if (_locals[i].Name != name) continue;
            _locals[i].Value = value;
            return;
        }

        if (_localCount == _locals.Length) Array.Resize(ref _locals, _localCount + 4);
        _locals[_localCount++] = (name, value);
    }

    /// <summary>The value of a name beside the fields; Null when it was never set.</summary>
    public Value Local(string name)
    {
        for (var i = 0; i < _localCount; i++)
            if (ReferenceEquals(_locals[i].Name, name) || _locals[i].Name == name) return _locals[i].Value;
        return Value.Null;
    }

    /// <summary>Fills the budget up again, for the next form.</summary>
    public void Refill() => (_steps, _text) = (_limits.MaxSteps, _limits.MaxTextTotal);

    /// <summary>Takes steps from the budget; a function that walks over something long says how long it was.</summary>
    /// <exception cref="ExpressionBudgetException">The budget is spent.</exception>
    public void Spend(int steps)
    {
        if ((_steps -= steps) < 0) throw ExpressionBudgetException.Steps(_limits.MaxSteps);
    }

    /// <summary>Takes a text that is about to be made from the budget.</summary>
    /// <exception cref="ExpressionBudgetException">The text is too long, or the budget is spent.</exception>
    public void SpendText(long characters)
    {
        if (characters > _limits.MaxTextLength) throw ExpressionBudgetException.Text(_limits.MaxTextLength);
        if ((_text -= (int)characters) < 0) throw ExpressionBudgetException.Text(_limits.MaxTextTotal);
    }

    internal int Top
    {
        get => _top;
        set => _top = value;
    }

    internal Value Item(int depth) => _items[depth];

    internal void SetItem(int depth, Value value)
    {
        if (depth >= _items.Length) Array.Resize(ref _items, depth + 4);
        _items[depth] = value;
    }

    internal void Begin(int cost)
    {
        _top = 0;
        Spend(cost);
    }

    internal void Push(Value value)
    {
        if (_top == _stack.Length) Array.Resize(ref _stack, _top * 2);
        _stack[_top++] = value;
    }

    internal ReadOnlySpan<Value> From(int start) => _stack.AsSpan(start, _top - start);
}
