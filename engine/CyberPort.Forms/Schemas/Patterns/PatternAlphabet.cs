namespace CyberPort.Forms.Schemas.Patterns;

/// <summary>Groups all code points that a pattern cannot tell apart, so that matching works on a few dozen letters.</summary>
internal sealed class PatternAlphabet
{
    private readonly ushort[] _ascii = new ushort[128];
    private readonly int[] _starts;
    private readonly ushort[] _letters;
    private readonly bool[][] _members;

    private PatternAlphabet(int[] starts, ushort[] letters, bool[][] members)
    {
        (_starts, _letters, _members) = (starts, letters, members);
        for (var point = 0; point < 128; point++) _ascii[point] = Search(point);
    }

    /// <summary>How many letters there are.</summary>
    public int Count => _members.Length;

    public ReadOnlySpan<ushort> Ascii => _ascii;

    /// <summary>Whether a letter lies in the set with the given number.</summary>
    public bool IsIn(int letter, int set) => _members[letter][set];

    /// <summary>For each set, whether the letter lies in it.</summary>
    public ReadOnlySpan<bool> SetsOf(int letter) => _members[letter];

    public int LetterOf(int point) => point < 128 ? _ascii[point] : Search(point);

    public static PatternAlphabet Of(IReadOnlyList<CodePointSet> sets)
    {
        var starts = sets.SelectMany(set => set.Runs).SelectMany(run => new[] { run.From, run.To + 1 })
            .Append(0).Where(point => point <= CodePointSet.Last).Distinct().Order().ToArray();
        var letters = new ushort[starts.Length];
        var members = new List<bool[]>();
        var known = new Dictionary<string, ushort>(StringComparer.Ordinal);
        for (var i = 0; i < starts.Length; i++)
        {
            var inside = sets.Select(set => set.Contains(starts[i])).ToArray();
            var signature = string.Concat(inside.Select(is1 => is1 ? '1' : '0'));
            if (!known.TryGetValue(signature, out letters[i]))
            {
                known.Add(signature, letters[i] = (ushort)members.Count);
                members.Add(inside);
            }
        }
        return new(starts, letters, [.. members]);
    }

    private ushort Search(int point)
    {
        var at = Array.BinarySearch(_starts, point);
        return _letters[at >= 0 ? at : ~at - 1];
    }
}
