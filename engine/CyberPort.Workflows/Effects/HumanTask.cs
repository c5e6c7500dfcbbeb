using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>A task that waits for a person.</summary>
public sealed record HumanTask(Guid Id, string ActivityId, string Kind, LocalText Title)
{
    /// <summary>Role keys of those who may answer; "applicant" for the applicant, empty for anybody.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>People who may not answer although they have the role.</summary>
    public IReadOnlyList<string> ExcludedUsers { get; init; } = [];

    /// <summary>The one person the task is meant for, if there is one.</summary>
    public string? Assignee { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public int Priority { get; init; } = 50;

    public LocalText? Instructions { get; init; }

    public IReadOnlyList<TaskAction> Actions { get; init; } = [];

    /// <summary>Sections that are asked (合議先), "planning".</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Whether the flow waits for the answer; a post-review (後閲) does not hold it up.</summary>
    public bool Blocks { get; init; } = true;
}

/// <summary>One button of a task.</summary>
public sealed record TaskAction(string Key, LocalText Label, bool NeedsReason, bool Primary);
