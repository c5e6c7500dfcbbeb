using CyberPort.Expressions;
using CyberPort.Forms.States;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Effects;
using CyberPort.Operations.TaskForms;
using CyberPort.Storage;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Tasks;

/// <summary>An officer's answer to a task.</summary>
public sealed record TaskAnswer
{
    public required TenantId Tenant { get; init; }
    public required Guid TaskId { get; init; }

    /// <summary>One of the task's actions.</summary>
    public required string Action { get; init; }

    /// <summary>comment, reasons, conditions, days ... as the activity asks.</summary>
    public Value Data { get; init; } = Value.Of(ValueRecord.Empty);

    /// <summary>Chosen by the sender: the same answer again is taken for the same.</summary>
    public string OperationId { get; init; } = "";

    /// <summary>The task as it was shown; nothing to answer it as it is.</summary>
    public int? Revision { get; init; }

    /// <summary>The draft in which the task's form was filled, with its files; nothing when the data came by program.</summary>
    public Guid? DraftId { get; init; }

    /// <summary>Confirmed warnings of the task's form.</summary>
    public IReadOnlyList<Acknowledgement> Acknowledgements { get; init; } = [];
}

/// <summary>Answers a task: exactly one answer counts, the second is told who was first (P-31, X-14).</summary>
public sealed class AnswerTask(TaskFinder finder, TaskStore tasks, ReadTaskForm forms, MoveCase moves, TimeProvider time)
{
    /// <exception cref="TaskAnsweredException">Somebody else was first.</exception>
    /// <exception cref="AnswerRefusedException">Reasons or the like are missing; the task stays open.</exception>
    public async Task RunAsync(Actor actor, TaskAnswer answer, CancellationToken cancel)
    {
        var found = await finder.FindAsync(actor, answer.Tenant, answer.TaskId, cancel);
        (var task, _, actor, var right) = found;
        if (right == TaskRight.None) throw actor.Tenant == answer.Tenant ? new NotAllowedException("The task is for others.") : new NotFoundException("The task");
        if (WasThis(task, actor, answer)) return;
        if (task.Status != "open") throw new TaskAnsweredException(task);
        if (answer.Revision is { } shown && shown != task.Revision) throw new StaleRowException("The task");
        var action = RequireKnown(task, answer);
        var given = await forms.RunAsync(found, action, answer, cancel);
        answer = answer with { Data = given.Data };

        var substituted = right == TaskRight.Substitute ? Substituted(actor, task) : null;
        try
        {
            var move = Move(actor, task, answer, substituted, cancel);
            await moves.RunAsync(move with { Also = (unit, loaded) => { move.Also(unit, loaded); given.Keep(unit); } }, cancel);
        }
        catch (TaskAnsweredException other) when (WasThis(other.Answered, actor, answer))
        {
            // the same answer came twice at once, and the other one was kept
        }
    }

    private Move Move(Actor actor, TaskRow task, TaskAnswer answer, Participant? substituted, CancellationToken cancel) => new()
    {
        Tenant = answer.Tenant,
        CaseId = task.CaseId,
        RunId = task.RunId,
        Stimulus = async _ =>
        {
            var now = await tasks.FindAsync(answer.Tenant, answer.TaskId, cancel);
            if (now is not { Status: "open" }) throw new TaskAnsweredException(now ?? task);
            return new Stimulus.Answer(answer.TaskId, answer.Action, answer.Data, By(actor, task), substituted);
        },
        Change = loaded => actor.IsOfficer ? CaseChange.Answered(loaded.Case, task.Candidates, actor.PersonId, actor.Name) : loaded.Case,
        Also = (unit, _) => tasks.Answer(unit, Answered(task, actor, answer, substituted)),
        Audit = _ => new AuditEntry(actor.AuditName, "answer", $"case/{task.CaseId:D}", Detail(task, answer, substituted)),
    };

    /// <summary>The person as the workflow knows them.</summary>
    public static Participant By(Actor actor) => new(actor.PersonId.ToString("D"), actor.Name, actor.Roles);

    // whoever was given a task has what it asks for, for this one task
    private static Participant By(Actor actor, TaskRow task) => task.AssigneeId == actor.PersonId
        ? By(actor) with { Roles = [.. actor.Roles.Union(RolesOf(task))] }
        : By(actor);

    private static IEnumerable<string> RolesOf(TaskRow task) =>
        task.Candidates.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split(':')[0]);

    private static bool WasThis(TaskRow answered, Actor actor, TaskAnswer answer) =>
        answered.AnsweredBy == actor.PersonId && answer.OperationId.Length > 0
        && Value.Parse(answered.Answer ?? "{}")["operationId"].Equals(Value.Of(answer.OperationId));

    private static TaskAction RequireKnown(TaskRow task, TaskAnswer answer)
    {
        var action = TaskBody.Of(task).Actions.FirstOrDefault(a => a.Key == answer.Action) ?? throw new AnswerRefusedException(new LocalText(
            "この処理は選べません。ページを読み込み直して、表示された処理から選んでください。", "This action does not exist. Reload the page and choose one that is shown."));
        if (action.NeedsReason && TextOf(answer.Data, "comment").Length == 0 && TextOf(answer.Data, "reasons").Length == 0)
        {
            throw new AnswerRefusedException(new LocalText(
                $"「{action.Label.Ja}」には理由が必要です。理由を入力してください。", $"'{action.Label.En}' needs a reason. Write the reason."));
        }

        return action;
    }

    private static string TextOf(Value data, string name) => data[name] is { Kind: ValueKind.Text } text ? text.AsText.Trim() : "";

    private static Participant Substituted(Actor actor, TaskRow task)
    {
        if (TaskAccess.AbsentFor(actor, task) is { } absent)
        {
            var given = task.AssigneeId == absent.PersonId ? RolesOf(task) : [];
            return new Participant(absent.PersonId.ToString("D"), absent.Name, [.. absent.Roles.Union(given)]);
        }

        var role = task.Candidates.Split(',', StringSplitOptions.RemoveEmptyEntries).First(actor.SubstitutesFor.Contains);
        return new Participant(role, role, [role]);
    }

    private TaskRow Answered(TaskRow task, Actor actor, TaskAnswer answer, Participant? substituted) => task with
    {
        Action = answer.Action,
        Answer = answer.Data.With("/operationId", Value.Of(answer.OperationId)).ToJson(),
        AnsweredBy = actor.PersonId,
        AnsweredByName = actor.Name,
        AnsweredFor = substituted?.Name ?? "",
        ClosedAt = time.GetUtcNow(),
    };

    private static string Detail(TaskRow task, TaskAnswer answer, Participant? substituted) => Value.Record(
        ("task", Value.Of(task.Id.ToString("D"))),
        ("kind", Value.Of(task.Kind)),
        ("action", Value.Of(answer.Action)),
        ("onBehalfOf", Value.Of(substituted?.Name))).ToJson();
}
