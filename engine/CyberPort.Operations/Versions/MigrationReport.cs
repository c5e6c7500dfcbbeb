using CyberPort.Expressions;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Versions;

/// <summary>A workflow of the office and how many runs each of its versions has under way, the newest first.</summary>
/// <param name="DefinitionId">The workflow.</param>
/// <param name="Name">What its newest version is called.</param>
/// <param name="Versions">Its published versions.</param>
public sealed record WorkflowVersions(string DefinitionId, string Name, IReadOnlyList<VersionRuns> Versions);

/// <summary>What an operator asks for: the runs of one version of a definition are to go on with another.</summary>
public sealed record MigrationRequest
{
    public required string DefinitionId { get; init; }
    public required int From { get; init; }
    public required int To { get; init; }

    /// <summary>For steps that are gone: the step of the new version that takes their place, by id.</summary>
    public IReadOnlyDictionary<string, string> Targets { get; init; } = new Dictionary<string, string>();

    /// <summary>Why; needed to migrate, not to try.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>A case that stays on its version, and why.</summary>
public sealed record LeftCase(Guid CaseId, string ReceiptNumber, LocalText Why)
{
    /// <summary>The steps at which it stands and that are gone.</summary>
    public IReadOnlyList<LocalText> Steps { get; init; } = [];
}

/// <summary>A step that is gone, how many cases stand at it, and the steps that may take its place.</summary>
public sealed record GoneChoice(string ActivityId, LocalText Label, int Cases, IReadOnlyList<Incidents.StepChoice> Targets);

/// <summary>What a migration did, or would do.</summary>
/// <param name="Followed">How many cases go on with the new version.</param>
/// <param name="LeftCount">How many stay on theirs.</param>
/// <param name="Left">The first of those that stay.</param>
/// <param name="Gone">The steps that are gone, whether or not a step was chosen for them.</param>
public sealed record MigrationReport(int Followed, int LeftCount, IReadOnlyList<LeftCase> Left, IReadOnlyList<GoneChoice> Gone)
{
    /// <summary>How many of the cases that stay are named.</summary>
    public const int MostNamed = 200;
}
