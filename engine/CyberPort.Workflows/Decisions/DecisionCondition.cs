using System.Globalization;
using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>What a row asks of one column: a range (以上・超・以下・未満) or one of some words.</summary>
public sealed record DecisionCondition
{
    /// <summary>以上: the number itself and more.</summary>
    public decimal? From { get; init; }

    /// <summary>超: more than the number.</summary>
    public decimal? Above { get; init; }

    /// <summary>以下: the number itself and less.</summary>
    public decimal? UpTo { get; init; }

    /// <summary>未満: less than the number.</summary>
    public decimal? Below { get; init; }

    /// <summary>The words, of a column of words.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The numbers at which the answer may change.</summary>
    public IEnumerable<decimal> Edges => new[] { From, Above, UpTo, Below }.OfType<decimal>();

    /// <summary>Whether no number at all is meant.</summary>
    public bool IsEmptyRange => Words.Count == 0 && Low is { } low && High is { } high && (low > high || (low == high && (Above is not null || Below is not null)));

    private decimal? Low => From ?? Above;

    private decimal? High => UpTo ?? Below;

    /// <summary>Whether the value is meant; null when it is not known.</summary>
    public bool? Holds(Value value)
    {
        if (Words.Count > 0) return value.IsText && value.AsText.Length > 0 ? Words.Contains(value.AsText) : null;
        if (Inputs.InputReader.NumberOf(value) is not { } number) return null;
        return !(number < From) && !(number <= Above) && !(number > UpTo) && !(number >= Below);
    }

    /// <summary>The range or the words as people read them, "1,000㎡超 3,000㎡以下".</summary>
    public LocalText In(string unit)
    {
        if (Words.Count > 0) return new(string.Join("、", Words), string.Join(", ", Words));
        string[] ja = [.. Part(From, unit, "以上"), .. Part(Above, unit, "超"), .. Part(UpTo, unit, "以下"), .. Part(Below, unit, "未満")];
        string[] en = [.. Sign("≥", From, unit), .. Sign(">", Above, unit), .. Sign("≤", UpTo, unit), .. Sign("<", Below, unit)];
        return new(string.Join(" ", ja), string.Join(", ", en));
    }

    private static string[] Part(decimal? number, string unit, string word) => number is { } given ? [Number(given) + unit + word] : [];

    private static string[] Sign(string sign, decimal? number, string unit) => number is { } given ? [$"{sign} {Number(given)}{unit}"] : [];

    private static string Number(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);
}
