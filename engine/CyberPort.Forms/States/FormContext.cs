using CyberPort.Expressions;
using CyberPort.Forms.Rules;

namespace CyberPort.Forms.States;

/// <summary>Who looks at a form, when, and in which phase; nothing else from outside reaches its rules.</summary>
public sealed record FormContext
{
    private static readonly Dictionary<string, string> NoFacts = [];

    /// <summary>The day that today() gives, in the port's own time.</summary>
    public required DateOnly Today { get; init; }
    public FormPhase Phase { get; init; } = FormPhase.Input;

    /// <summary>The page that is left; only looked at in the phase Page.</summary>
    public string? PageId { get; init; }

    /// <summary>"ja" or "en".</summary>
    public string Language { get; init; } = "ja";

    /// <summary>"applicant" or "officer".</summary>
    public string Role { get; init; } = "applicant";

    /// <summary>The values of the submission before this one (the permit to renew); prev("/area") reads it.</summary>
    public Value Previous { get; init; }

    /// <summary>Facts about the port, such as portClass.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = NoFacts;

    public IReadOnlyList<Acknowledgement> Acknowledgements { get; init; } = [];
}

/// <summary>A person confirms a warning for the values it was about; when those change it counts no more.</summary>
public sealed record Acknowledgement(string RuleId, string Digest, string? Reason, string By, DateTimeOffset At);
