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

    public static TaskBody Of(TaskRow row) => JsonSerializer.Deserialize<TaskBody>(row.Body, Json) ?? new();

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
        Body = new TaskBody { Actions = task.Actions, ExcludedUsers = task.ExcludedUsers, Instructions = task.Instructions }.ToJson(),
        AssigneeName = "",
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
