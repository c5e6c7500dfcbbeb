namespace CyberPort.Forms.Schemas.Patterns;

/// <summary>A run of code points, both ends included.</summary>
internal readonly record struct CodePointRange(int From, int To);

/// <summary>A set of Unicode code points as sorted runs that neither touch nor overlap.</summary>
internal sealed class CodePointSet
{
    public const int Last = 0x10FFFF;

    private readonly CodePointRange[] _runs;

    private CodePointSet(CodePointRange[] runs) => _runs = runs;

    public static CodePointSet Empty { get; } = new([]);

    public static CodePointSet Everything { get; } = new([new(0, Last)]);

    public IReadOnlyList<CodePointRange> Runs => _runs;

    public static CodePointSet Of(int point) => new([new(point, point)]);

    public static CodePointSet Of(params (int From, int To)[] runs) => Of(runs.Select(run => new CodePointRange(run.From, run.To)));

    public static CodePointSet Of(IEnumerable<CodePointRange> runs)
    {
        var merged = new List<CodePointRange>();
        foreach (var run in runs.OrderBy(run => run.From))
        {
            if (merged.Count > 0 && run.From <= merged[^1].To + 1)
                merged[^1] = merged[^1] with { To = Math.Max(merged[^1].To, run.To) };
            else merged.Add(run);
        }
        return new([.. merged]);
    }

    public CodePointSet With(CodePointSet other) => Of(_runs.Concat(other._runs));

    public CodePointSet Without()
    {
        var gaps = new List<CodePointRange>();
        var next = 0;
        foreach (var run in _runs)
        {
            if (run.From > next) gaps.Add(new(next, run.From - 1));
            next = run.To + 1;
        }
        if (next <= Last) gaps.Add(new(next, Last));
        return new([.. gaps]);
    }

    public bool Contains(int point)
    {
        var (low, high) = (0, _runs.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            if (point < _runs[middle].From) high = middle - 1;
            else if (point > _runs[middle].To) low = middle + 1;
            else return true;
        }
        return false;
    }
}
