using System.Buffers;

namespace CyberPort.Forms.Schemas.Patterns;

/// <summary>Walks all states of a pattern at once: characters × states steps and never more, whatever the pattern.</summary>
internal sealed class PatternWalk
{
    private readonly PatternAlphabet _alphabet;
    private readonly State[] _states;
    private readonly int[] _jumps;
    private readonly (PatternPlace Place, int Target)[] _gates;
    private readonly int _end;

    public PatternWalk(PatternStates states, PatternAlphabet alphabet)
    {
        (_alphabet, _end, _states) = (alphabet, states.End, new State[states.Count]);
        var jumps = new List<int>();
        var gates = new List<(PatternPlace, int)>();
        for (var i = 0; i < _states.Length; i++)
        {
            var (set, target) = states.Step(i);
            jumps.AddRange(states.Jumps(i));
            gates.AddRange(states.Gates(i));
            _states[i] = new(set, target, jumps.Count, gates.Count);
        }
        (_jumps, _gates) = ([.. jumps], [.. gates]);
    }

    /// <summary>One state in the flat table; its jumps and gates end here and begin where those of the state before end.</summary>
    private readonly record struct State(int Set, int Target, int JumpsEnd, int GatesEnd);

    public bool IsMatch(ReadOnlySpan<int> points)
    {
        var rented = ArrayPool<int>.Shared.Rent(_states.Length * 4);
        try
        {
            return new Run(this, points, rented).Match();
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    private ref struct Run
    {
        private readonly PatternWalk _walk;
        private readonly ReadOnlySpan<int> _points;
        private readonly Span<int> _seen;
        private readonly Span<int> _open;
        private Span<int> _now;
        private Span<int> _next;

        public Run(PatternWalk walk, ReadOnlySpan<int> points, Span<int> memory)
        {
            var size = walk._states.Length;
            _walk = walk;
            _points = points;
            _seen = memory[..size];
            _open = memory.Slice(size, size);
            _now = memory.Slice(size * 2, size);
            _next = memory.Slice(size * 3, size);
            _seen.Fill(-1);
        }

        public bool Match()
        {
            var (count, states) = (0, _walk._states);
            for (var at = 0; ; at++)
            {
                // A match may begin anywhere.
                if (Enter(0, at, _now, ref count)) return true;
                if (at == _points.Length) return false;

                var inSet = _walk._alphabet.SetsOf(_walk._alphabet.LetterOf(_points[at]));
                var reached = 0;
                for (var i = 0; i < count; i++)
                {
                    ref readonly var state = ref states[_now[i]];
                    if (inSet[state.Set] && Enter(state.Target, at + 1, _next, ref reached)) return true;
                }
                var done = _now;
                _now = _next;
                _next = done;
                count = reached;
            }
        }

        /// <summary>Follows jumps and open gates; keeps the states with a step; true when the end is reached.</summary>
        private readonly bool Enter(int number, int at, Span<int> list, ref int count)
        {
            if (_seen[number] == at) return false;
            var open = 0;
            Push(number, at, ref open);
            while (open > 0)
            {
                number = _open[--open];
                if (number == _walk._end) return true;
                ref readonly var state = ref _walk._states[number];
                if (state.Set >= 0) list[count++] = number;
                var (jump, gate) = number == 0 ? (0, 0) : (_walk._states[number - 1].JumpsEnd, _walk._states[number - 1].GatesEnd);
                for (; jump < state.JumpsEnd; jump++) Push(_walk._jumps[jump], at, ref open);
                for (; gate < state.GatesEnd; gate++)
                {
                    if (IsAt(_walk._gates[gate].Place, at)) Push(_walk._gates[gate].Target, at, ref open);
                }
            }
            return false;
        }

        private readonly void Push(int state, int at, ref int open)
        {
            if (_seen[state] == at) return;
            _seen[state] = at;
            _open[open++] = state;
        }

        private readonly bool IsAt(PatternPlace place, int at) => place switch
        {
            PatternPlace.Start => at == 0,
            PatternPlace.End => at == _points.Length,
            PatternPlace.WordEdge => IsWord(at - 1) != IsWord(at),
            _ => IsWord(at - 1) == IsWord(at),
        };

        private readonly bool IsWord(int at) =>
            at >= 0 && at < _points.Length && _points[at] < 128 && (char.IsAsciiLetterOrDigit((char)_points[at]) || _points[at] == '_');
    }
}
