using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>An office's rule of who decides what (専決規程の別表), valid from a day on.</summary>
/// <param name="Key">By this key approvals name it.</param>
/// <param name="Title">As the office calls it.</param>
/// <param name="ValidFrom">The first day.</param>
/// <param name="ValidTo">The last day; null while no end is known.</param>
public sealed record DecisionTable(string Key, LocalText Title, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Counts up with each publication; 0 before.</summary>
    public int Version { get; init; }

    public required IReadOnlyList<DecisionColumn> Columns { get; init; }

    public required IReadOnlyList<DecisionRow> Rows { get; init; }

    /// <summary>The rank that decides what no row names; null when the rows name everything.</summary>
    public string? Otherwise { get; init; }

    /// <summary>Examples with the rank that is expected; they are run before the table is published.</summary>
    public required IReadOnlyList<DecisionCase> Cases { get; init; }

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>Who decides with these facts, by column key.</summary>
    /// <remarks>Where a fact is not known, every row that it could lead to counts and the highest rank decides: better one approval too many.</remarks>
    /// <returns>Null when no row applies and nothing is said of the rest.</returns>
    public RankDecision? Decide(Func<DecisionColumn, Value> facts)
    {
        var known = Columns.ToDictionary(c => c.Key, facts);
        var rows = Rows.Where(r => r.When.All(c => c.Value.Holds(known[c.Key]) != false)).ToList();
        if (rows.Count == 0) return Otherwise is { } rank ? new(this, rank, 0, new("その他", "all others")) : null;

        var row = rows.MaxBy(r => Roles.InOrder.ToList().IndexOf(r.Rank))!;
        return new(this, row.Rank, Rows.ToList().IndexOf(row) + 1, row.Basis);
    }
}

/// <summary>What a table looks at.</summary>
/// <param name="Key">By this key rows name it; "procedure" is the procedure itself.</param>
/// <param name="IsNumber">Whether it is compared by size, not by its word.</param>
/// <param name="Input">The workflow's input that it is read from.</param>
/// <param name="Label">As people call it.</param>
/// <param name="Unit">"㎡", "円", "年"; may be empty.</param>
public sealed record DecisionColumn(string Key, bool IsNumber, string Input, LocalText Label, string Unit);

/// <summary>One row: where all its conditions hold, this rank decides.</summary>
/// <param name="When">Conditions by column key; a column that is not named may be anything.</param>
/// <param name="Rank">The role that decides.</param>
/// <param name="Basis">The article that says so.</param>
public sealed record DecisionRow(IReadOnlyDictionary<string, DecisionCondition> When, string Rank, LocalText Basis);

/// <summary>An example: facts by column key, and the rank that is to come out.</summary>
public sealed record DecisionCase(string Name, Value Given, string Expect);
