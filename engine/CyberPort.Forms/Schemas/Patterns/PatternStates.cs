namespace CyberPort.Forms.Schemas.Patterns;

/// <summary>The states of a pattern: Thompson's construction, one state per position at the most.</summary>
internal sealed class PatternStates
{
    private readonly List<(int Set, int Target)> _steps = [];
    private readonly List<List<int>> _jumps = [];
    private readonly List<List<(PatternPlace Place, int Target)>> _gates = [];
    private readonly IReadOnlyDictionary<CodePointSet, int> _numbers;

    private PatternStates(IReadOnlyDictionary<CodePointSet, int> numbers) => _numbers = numbers;

    public int Start => 0;

    public int End { get; private set; }

    public int Count => _steps.Count;

    /// <summary>Whether some way leads through a place (start, end, word edge) and not only through characters.</summary>
    public bool HasGates { get; private set; }

    /// <summary>The step of a state over one character of a set; the set is -1 when there is none.</summary>
    public (int Set, int Target) Step(int state) => _steps[state];

    public IReadOnlyList<int> Jumps(int state) => _jumps[state];

    public IReadOnlyList<(PatternPlace Place, int Target)> Gates(int state) => _gates[state];

    public static PatternStates Build(IEnumerable<PatternNode> parts, IReadOnlyDictionary<CodePointSet, int> numbers)
    {
        var states = new PatternStates(numbers);
        states.End = parts.Aggregate(states.New(), (end, part) => states.Add(part, end));
        return states;
    }

    private int New()
    {
        _steps.Add((-1, -1));
        _jumps.Add([]);
        _gates.Add([]);
        return _steps.Count - 1;
    }

    /// <summary>Adds a part behind a state and returns the state after it.</summary>
    private int Add(PatternNode node, int from) => node switch
    {
        PatternNode.One one => AddOne(one, from),
        PatternNode.At at => AddGate(at, from),
        PatternNode.Sequence sequence => sequence.Parts.Aggregate(from, (last, part) => Add(part, last)),
        PatternNode.Choice choice => AddChoice(choice, from),
        PatternNode.Repeat repeat => AddRepeat(repeat, from),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private int AddOne(PatternNode.One one, int from)
    {
        var to = New();
        if (_steps[from].Set >= 0)
        {
            // A state has one step only.
            var at = New();
            _jumps[from].Add(at);
            from = at;
        }
        _steps[from] = (_numbers[one.Points], to);
        return to;
    }

    private int AddGate(PatternNode.At at, int from)
    {
        HasGates = true;
        var to = New();
        _gates[from].Add((at.Place, to));
        return to;
    }

    private int AddChoice(PatternNode.Choice choice, int from)
    {
        var end = New();
        foreach (var option in choice.Options)
        {
            var start = New();
            _jumps[from].Add(start);
            _jumps[Add(option, start)].Add(end);
        }
        return end;
    }

    private int AddRepeat(PatternNode.Repeat repeat, int from)
    {
        var here = from;
        for (var i = 0; i < repeat.Min; i++) here = Add(repeat.Body, here);
        var end = New();
        if (repeat.Max is null)
        {
            var loop = New();
            _jumps[here].Add(loop);
            _jumps[Add(repeat.Body, loop)].Add(loop);
            _jumps[loop].Add(end);
            return end;
        }
        _jumps[here].Add(end);
        for (var i = repeat.Min; i < repeat.Max; i++)
        {
            here = Add(repeat.Body, here);
            _jumps[here].Add(end);
        }
        return end;
    }
}
