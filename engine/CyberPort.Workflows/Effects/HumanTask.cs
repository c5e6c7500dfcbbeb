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

    /// <summary>People who may answer beside those roles, by id.</summary>
    public IReadOnlyList<string> CandidateUsers { get; init; } = [];

    /// <summary>The name of the person that the task is meant for, where the definition knows it.</summary>
    public string? AssigneeName { get; init; }

    /// <summary>What the task is about, in a sentence for the list.</summary>
    public LocalText? Summary { get; init; }

    /// <summary>What the definition hands to whoever answers (Elsa's taskData).</summary>
    public Value Data { get; init; }

    /// <summary>The form that the answer belongs to, in the version that the definition names.</summary>
    public TaskForm? Form { get; init; }

    /// <summary>Whether the office may cancel the task without an answer.</summary>
    public bool Cancellable { get; init; }

    /// <summary>Whether the flow waits for the answer; a post-review (後閲) does not hold it up.</summary>
    public bool Blocks { get; init; } = true;
}

/// <summary>A form that an answer belongs to; its version is pinned by the definition, so that a task never changes under whoever answers it.</summary>
public sealed record TaskForm(string Key, string Version);

/// <summary>One button of a task.</summary>
public sealed record TaskAction(string Key, LocalText Label, bool NeedsReason, bool Primary)
{
    /// <summary>Whether it is answered without the task's form.</summary>
    public bool WithoutForm { get; init; }
}
