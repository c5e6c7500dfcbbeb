using CyberPort.Expressions;
using CyberPort.Forms.Texts;

namespace CyberPort.Forms.Rules;

/// <summary>A rule with its expression and its text compiled and its place in the form found.</summary>
internal sealed record CompiledRule(RuleDefinition Definition)
{
    public CompiledExpression? Expression { get; init; }
    public TextTemplate? Text { get; init; }

    /// <summary>Field paths whose presence or value the rule decides: what a visible rule covers, or a compute rule sets.</summary>
    public IReadOnlyList<string> Writes { get; init; } = [];

    /// <summary>The nodes that go away with a hidden target.</summary>
    public IReadOnlyList<string> Nodes { get; init; } = [];

    /// <summary>The repeated group the rule is evaluated for, row by row; null for a rule of the form.</summary>
    public string? Rows { get; init; }

    /// <summary>The column inside the row, "tons"; null for a rule of the form.</summary>
    public string? Column { get; init; }

    /// <summary>The phases of a check as bits.</summary>
    public int Phases { get; } = Definition.Phases.Aggregate(0, (bits, phase) => bits | (1 << (int)phase));

    /// <summary>Whether the rule computes a text: its message filled in.</summary>
    public bool GivesText => Definition is { Kind: RuleKind.Compute, Expr: null };

    /// <summary>Whether the rule is the nation's alone, so that it decides the same in every port; one that ports may change is not.</summary>
    public bool IsNational => Definition is { Origin: null, Open: false };

    public IEnumerable<string> Reads => GivesText ? Text?.Reads ?? [] : Expression?.Reads ?? [];

    public string Id => Definition.Id;
}
