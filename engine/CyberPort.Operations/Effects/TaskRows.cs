using System.Text.Json;
using CyberPort.Expressions;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Effects;

/// <summary>What a task row keeps beside its columns.</summary>
public sealed record TaskBody
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public IReadOnlyList<TaskAction> Actions { get; init; } = [];
    public IReadOnlyList<string> ExcludedUsers { get; init; } = [];
    public LocalText? Instructions { get; init; }

    /// <summary>People who may answer beside the roles, by id.</summary>
    public IReadOnlyList<string> CandidateUsers { get; init; } = [];

    public LocalText? Summary { get; init; }

    /// <summary>What the definition hands to whoever answers, as JSON; nothing when there is none.</summary>
    public string? Data { get; init; }

    /// <summary>Whether the office may cancel it without an answer.</summary>
    public bool Cancellable { get; init; }

    /// <summary>The form that the answer belongs to, in the version that the definition names.</summary>
    public TaskForm? Form { get; init; }

    public static TaskBody Of(TaskRow row) => Of(row.Body);

    public static TaskBody Of(WaitingTask row) => Of(row.Body);

    private static TaskBody Of(string body) => JsonSerializer.Deserialize<TaskBody>(body, Json) ?? new();

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>Rows of human tasks.</summary>
public static class TaskRows
{
    public static TaskRow Of(CaseRow row, HumanTask task, Guid runId, DateTimeOffset now) => new()
    {
        TenantId = row.TenantId,
        Id = task.Id,
        CaseId = row.Id,
        RunId = runId,
        ActivityId = task.ActivityId,
        Kind = task.Kind,
        TitleJa = task.Title.Ja,
        TitleEn = task.Title.En,
        Candidates = "," + string.Join(',', Candidates(task)) + ",",
        Body = new TaskBody { Actions = task.Actions, ExcludedUsers = task.ExcludedUsers, Instructions = task.Instructions, CandidateUsers = task.CandidateUsers,
            Summary = task.Summary, Cancellable = task.Cancellable, Form = task.Form,
            Data = task.Data.IsNull ? null : task.Data.ToJson() }.ToJson(),
        AssigneeId = Guid.TryParse(task.Assignee, out var assignee) ? assignee : null,
        AssigneeName = task.AssigneeName ?? "",
        Priority = task.Priority,
        DueAt = task.DueAt,
        Status = "open",
        AnsweredByName = "",
        AnsweredFor = "",
        OpenedAt = now,
        Revision = 1,
    };

    /// <summary>Roles that may answer; a task for sections (合議) is for the consultants of those sections only.</summary>
    public static IEnumerable<string> Candidates(HumanTask task) =>
        task.Sections.Count == 0 ? task.Candidates : task.Candidates.SelectMany(role => task.Sections.Select(section => $"{role}:{section}"));
}
