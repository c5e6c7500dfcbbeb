namespace CyberPort.Forms.Schemas.Patterns;

/// <summary>The positions of a pattern without places inside: Thompson's construction.</summary>
internal sealed class PatternStates
{
    private const int Most = 600;

    private readonly List<(int Set, int Target)> _steps = [];
    private readonly List<List<int>> _jumps = [];

    private PatternStates()
    {
    }

    public int Start { get; private init; }

    public int End { get; private set; }

    public int Count => _steps.Count;

    public (int Set, int Target) Step(int state) => _steps[state];

    public IReadOnlyList<int> Jumps(int state) => _jumps[state];

    /// <summary>Null when the pattern asks for a place inside or is too large to be worth a table.</summary>
    public static PatternStates? TryBuild(IEnumerable<PatternNode> parts, IReadOnlyDictionary<CodePointSet, int> numbers)
    {
        var states = new PatternStates();
        var end = states.New();
        foreach (var part in parts)
        {
            if (states.Add(part, end, numbers) is not { } next) return null;
            end = next;
        }
        states.End = end;
        return states;
    }

    private int New()
    {
        _steps.Add((-1, -1));
        _jumps.Add([]);
        return _steps.Count - 1;
    }

    /// <summary>Adds a part behind a state and returns the state after it.</summary>
    private int? Add(PatternNode node, int from, IReadOnlyDictionary<CodePointSet, int> numbers)
    {
        if (_steps.Count > Most) return null;
        switch (node)
        {
            case PatternNode.One one:
                // A state has one step: a fresh one keeps a state with jumps apart.
                var (at, to) = (New(), New());
                _jumps[from].Add(at);
                _steps[at] = (numbers[one.Points], to);
                return to;
            case PatternNode.Sequence sequence:
                int? last = from;
                foreach (var part in sequence.Parts) last = last is { } here ? Add(part, here, numbers) : null;
                return last;
            case PatternNode.Choice choice:
                return AddChoice(choice, from, numbers);
            case PatternNode.Repeat repeat:
                return AddRepeat(repeat, from, numbers);
            default:
                return null;
        }
    }

    private int? AddChoice(PatternNode.Choice choice, int from, IReadOnlyDictionary<CodePointSet, int> numbers)
    {
        var end = New();
        foreach (var option in choice.Options)
        {
            var start = New();
            _jumps[from].Add(start);
            if (Add(option, start, numbers) is not { } last) return null;
            _jumps[last].Add(end);
        }
        return end;
    }

    private int? AddRepeat(PatternNode.Repeat repeat, int from, IReadOnlyDictionary<CodePointSet, int> numbers)
    {
        int? here = from;
        for (var i = 0; i < repeat.Min && here is { } start; i++) here = Add(repeat.Body, start, numbers);
        if (here is null) return null;
        if (repeat.Max is null)
        {
            var loop = New();
            _jumps[here.Value].Add(loop);
            if (Add(repeat.Body, loop, numbers) is not { } back) return null;
            _jumps[back].Add(loop);
            return loop;
        }
        var end = New();
        _jumps[here.Value].Add(end);
        for (var i = repeat.Min; i < repeat.Max && here is { } start; i++)
        {
            here = Add(repeat.Body, start, numbers);
            if (here is { } after) _jumps[after].Add(end);
        }
        return here is null ? null : end;
    }
}
