using CyberPort.Expressions;
using CyberPort.Forms.Rules;

namespace CyberPort.Forms.Cases;

/// <summary>One worked example of a form: these answers, in this situation, must give this.</summary>
public sealed record FormCase
{
    public required string Id { get; init; }

    /// <summary>One sentence that says what the case shows.</summary>
    public required LocalText Name { get; init; }

    /// <summary>The case whose values, context and changes this one starts from.</summary>
    public string? Like { get; init; }

    public DateOnly? Today { get; init; }
    public FormPhase? Phase { get; init; }
    public string? Page { get; init; }
    public string? Role { get; init; }
    public string? Language { get; init; }
    public ValueRecord Facts { get; init; } = ValueRecord.Empty;
    public Value Previous { get; init; }

    /// <summary>Acknowledged rules with their reason.</summary>
    public ValueRecord Acknowledged { get; init; } = ValueRecord.Empty;

    public Value Values { get; init; }

    /// <summary>Pointer to value; null removes.</summary>
    public ValueRecord Change { get; init; } = ValueRecord.Empty;

    public required CaseExpectation Expect { get; init; }

    /// <summary>True for a case that a snapshot inherited: a port may be stricter than it says.</summary>
    public bool Inherited { get; init; }
}

/// <summary>What a case expects; what is not mentioned is not looked at.</summary>
public sealed record CaseExpectation
{
    public ValueRecord Visible { get; init; } = ValueRecord.Empty;
    public ValueRecord Enabled { get; init; } = ValueRecord.Empty;
    public ValueRecord Required { get; init; } = ValueRecord.Empty;
    public ValueRecord Computed { get; init; } = ValueRecord.Empty;
    public ValueRecord Options { get; init; } = ValueRecord.Empty;
    public ValueRecord Texts { get; init; } = ValueRecord.Empty;

    /// <summary>All findings, in any order; null when they are not looked at.</summary>
    public IReadOnlyList<ExpectedIssue>? Issues { get; init; }

    /// <summary>Pointers that must not be part of the submission.</summary>
    public IReadOnlyList<string> Absent { get; init; } = [];

    /// <summary>Inputs of the workflow.</summary>
    public ValueRecord Workflow { get; init; } = ValueRecord.Empty;

    /// <summary>Columns of the office's list, as shown in the case's language.</summary>
    public ValueRecord Case { get; init; } = ValueRecord.Empty;
}

/// <summary>One finding that a case expects; the rule is a rule's id, or the keyword of a finding that no rule made ("required").</summary>
public sealed record ExpectedIssue(string Rule, Severity Severity, string Path);
