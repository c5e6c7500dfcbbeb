using System.Text;

namespace CyberPort.Forms.Schemas.Patterns;

/// <summary>A pattern as a table of states: one look-up per character, straight on UTF-8.</summary>
internal sealed class PatternAutomaton
{
    private const int MostCells = 16_384;
    private const int MostStates = 400;
    private const int MostPositions = 400;

    private readonly PatternAlphabet _alphabet;
    private readonly ushort[] _asciiLetters;
    private readonly ushort[] _next;
    private readonly bool[] _accepts;
    private readonly bool _toEnd;

    private PatternAutomaton(PatternAlphabet alphabet, ushort[] next, bool[] accepts, bool toEnd)
    {
        (_alphabet, _next, _accepts, _toEnd) = (alphabet, next, accepts, toEnd);
        _asciiLetters = alphabet.Ascii.ToArray();
    }

    /// <summary>The table, or null when the pattern asks for places inside or the table would be large.</summary>
    public static PatternAutomaton? TryBuild(PatternNode node, PatternAlphabet alphabet, IReadOnlyDictionary<CodePointSet, int> numbers)
    {
        var parts = (node is PatternNode.Sequence sequence ? sequence.Parts : [node]).ToList();
        var fromStart = parts.Count > 0 && parts[0] is PatternNode.At { Place: PatternPlace.Start };
        if (fromStart) parts.RemoveAt(0);
        var toEnd = parts.Count > 0 && parts[^1] is PatternNode.At { Place: PatternPlace.End };
        if (toEnd) parts.RemoveAt(parts.Count - 1);
        var states = PatternStates.Build(parts, numbers);
        return states.HasGates || states.Count > MostPositions ? null : new Determination(states, alphabet, fromStart).Run(toEnd);
    }

    public bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        var (state, letters, next) = (0, _alphabet.Count, _next);
        for (var i = 0; i < utf8.Length;)
        {
            if (!_toEnd && _accepts[state]) return true;
            int letter;
            if (utf8[i] < 128) letter = _asciiLetters[utf8[i++]];
            else
            {
                Rune.DecodeFromUtf8(utf8[i..], out var rune, out var length);
                letter = _alphabet.LetterOf(rune.Value);
                i += length;
            }
            state = next[state * letters + letter];
            if (state == Determination.Dead) return false;
        }
        return _accepts[state];
    }

    public bool IsMatch(ReadOnlySpan<char> text)
    {
        var state = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!_toEnd && _accepts[state]) return true;
            int point = text[i];
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                point = char.ConvertToUtf32(text[i], text[++i]);
            state = _next[state * _alphabet.Count + _alphabet.LetterOf(point)];
            if (state == Determination.Dead) return false;
        }
        return _accepts[state];
    }

    /// <summary>The subset construction.</summary>
    private sealed class Determination(PatternStates states, PatternAlphabet alphabet, bool fromStart)
    {
        public const int Dead = ushort.MaxValue;

        private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
        private readonly List<int[]> _sets = [];

        public PatternAutomaton? Run(bool toEnd)
        {
            Number(Close([states.Start]));
            var next = new List<ushort>();
            for (var state = 0; state < _sets.Count; state++)
            {
                for (var letter = 0; letter < alphabet.Count; letter++) next.Add((ushort)Number(Close(Reach(_sets[state], letter))));
                if (_sets.Count > MostStates || _sets.Count * alphabet.Count > MostCells) return null;
            }
            return new(alphabet, [.. next], [.. _sets.Select(set => set.Contains(states.End))], toEnd);
        }

        private IEnumerable<int> Reach(int[] set, int letter)
        {
            foreach (var state in set)
            {
                var (wanted, target) = states.Step(state);
                if (wanted >= 0 && alphabet.IsIn(letter, wanted)) yield return target;
            }
            if (!fromStart) yield return states.Start;
        }

        private int[] Close(IEnumerable<int> seeds)
        {
            var reached = new SortedSet<int>();
            var open = new Stack<int>(seeds);
            while (open.TryPop(out var state))
            {
                if (!reached.Add(state)) continue;
                foreach (var jump in states.Jumps(state)) open.Push(jump);
            }
            // States that only jump say nothing more once their jumps are followed.
            return [.. reached.Where(state => states.Step(state).Set >= 0 || state == states.End)];
        }

        private int Number(int[] set)
        {
            if (set.Length == 0) return Dead;
            var key = string.Join(',', set);
            if (_known.TryGetValue(key, out var number)) return number;
            _known.Add(key, _sets.Count);
            _sets.Add(set);
            return _sets.Count - 1;
        }
    }
}
