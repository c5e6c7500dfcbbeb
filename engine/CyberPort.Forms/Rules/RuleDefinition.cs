using CyberPort.Expressions;

namespace CyberPort.Forms.Rules;

/// <summary>One rule as it is written in rules.json.</summary>
public sealed record RuleDefinition
{
    public required string Id { get; init; }
    public required RuleKind Kind { get; init; }

    /// <summary>A field path ("/fee", "/rows/*/tons") or, for visible and text, a node id ("section:works").</summary>
    public string? Target { get; init; }

    /// <summary>The expression: what a computed field is, when a field is visible, or what a check says must hold.</summary>
    public string? Expr { get; init; }

    /// <summary>The person who fills in may overwrite the computed value.</summary>
    public bool Editable { get; init; }

    /// <summary>A port may replace the expression of this compute rule.</summary>
    public bool Open { get; init; }

    public Severity Severity { get; init; } = Severity.Error;
    public RuleScope Scope { get; init; }

    /// <summary>The fields a check's finding stands at; the first is where the error summary leads.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The key of the message or of the text.</summary>
    public string? Message { get; init; }
    public IReadOnlyList<FormPhase> Phases { get; init; } = [];
    public AckKind Ack { get; init; }

    /// <summary>Where a prefill comes from: "profile", "previous", "permit", "naccs", ... and the pointer there.</summary>
    public string? Source { get; init; }
    public string? SourcePath { get; init; }

    /// <summary>Whether a prefill replaces what is there.</summary>
    public bool Overwrite { get; init; }

    /// <summary>The law or ordinance behind the rule.</summary>
    public LocalText? Basis { get; init; }

    /// <summary>The overlay that added the rule; null for a rule of the package itself.</summary>
    public string? Origin { get; init; }

    /// <summary>The digest of the rule's own text: a changed rule re-opens its acknowledgements.</summary>
    public required string Digest { get; init; }
}

/// <summary>What a rule does.</summary>
public enum RuleKind
{
    Compute,
    Visible,
    Enabled,
    Required,
    Options,
    Prefill,
    Check,
    Text,
}

/// <summary>What a check looks at.</summary>
public enum RuleScope
{
    Form,
    Field,
    Row,
}

/// <summary>When a form is looked at: a draft is never complete.</summary>
public enum FormPhase
{
    /// <summary>While filling in: types and formats of what is there.</summary>
    Input,

    /// <summary>Leaving a page: its required fields and its checks.</summary>
    Page,

    /// <summary>Submitting: everything that is required and all checks.</summary>
    Submit,

    /// <summary>The office reviews.</summary>
    Review,
}

/// <summary>What a person must do to go on in spite of a warning.</summary>
public enum AckKind
{
    None,
    Tick,
    Reason,
}
