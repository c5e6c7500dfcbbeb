using System.Text.Json;
using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Tasks;

/// <summary>What an officer has written for an answer so far.</summary>
public sealed record AnswerDraft(string Comment, string Conditions, string Days)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static AnswerDraft Of(TaskDraftRow row) => JsonSerializer.Deserialize<AnswerDraft>(row.Body, Json) ?? new("", "", "");

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>Keeps what a person has written for a task without answering it; gone when the task is answered.</summary>
public sealed class SaveAnswerDraft(TaskFinder finder, Db db, TaskDraftStore drafts, AuditStore audit, TimeProvider time)
{
    /// <summary>The longest draft in characters.</summary>
    public const int Longest = 20_000;

    public async Task RunAsync(Actor actor, Guid taskId, AnswerDraft draft, CancellationToken cancel)
    {
        var found = await finder.OpenAsync(actor, taskId, null, cancel);
        if (found.Right == TaskRight.None) throw new NotAllowedException("The task is for others.");
        var body = draft.ToJson();
        if (body.Length > Longest)
        {
            throw new AnswerRefusedException(new LocalText(
                $"下書きは{Longest}文字以内にしてください（いま{body.Length}文字）。", $"A draft has at most {Longest} characters (now {body.Length})."));
        }

        await db.WriteAsync(async unit =>
        {
            drafts.Save(unit, new TaskDraftRow { TenantId = actor.Tenant, TaskId = taskId, PersonId = actor.PersonId, Body = body, SavedAt = time.GetUtcNow() });
            await audit.AppendAsync(unit, actor.Tenant, new AuditEntry(actor.AuditName, "task-draft", $"case/{found.Case.Id:D}", "{}"));
        }, cancel);
    }
}
