using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Incidents;

/// <summary>What an operator does about a failed step.</summary>
public sealed record IncidentOrder
{
    public required Guid CaseId { get; init; }

    /// <summary>The run that failed; the case's own when none is named.</summary>
    public Guid? RunId { get; init; }

    public required string ActivityId { get; init; }

    /// <summary>Which execution of the activity, as the incident says.</summary>
    public int Instance { get; init; }

    /// <summary>retry, skip, sendBack or cancel.</summary>
    public required string Action { get; init; }

    /// <summary>The outcome to go on with, when the step is skipped.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>The earlier step, when the case is sent back.</summary>
    public string Target { get; init; } = "";

    /// <summary>Why; only running the step again needs no reason.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>Lets an operator retry a failed step, skip it, send the case back to an earlier step, or cancel the case.</summary>
public sealed class HandleIncident(RunStore runs, MoveCase moves)
{
    /// <summary>The longest reason in characters.</summary>
    public const int LongestReason = 1000;

    /// <summary>The role that works on incidents.</summary>
    public const string Role = "operator";

    /// <summary>Answers how many incidents the case still has: a step that was retried may have failed again.</summary>
    /// <exception cref="NotFoundException">The case is another organisation's, or there is none.</exception>
    /// <exception cref="AnswerRefusedException">A reason is missing, the choice is not possible, or somebody else has handled it.</exception>
    public async Task<int> RunAsync(Actor actor, IncidentOrder order, CancellationToken cancel)
    {
        await moves.RunAsync(new Move
        {
            Tenant = actor.Tenant,
            CaseId = order.CaseId,
            RunId = order.RunId,
            Stimulus = loaded =>
            {
                Require(actor);
                RequireIncident(loaded.Run, order);
                return Task.FromResult(StimulusOf(actor, order, ReasonOf(order)));
            },
            Audit = _ => new AuditEntry(actor.AuditName, "incident-" + order.Action, $"case/{order.CaseId:D}", Detail(order)),
        }, cancel);
        return await runs.CountIncidentsAsync(actor.Tenant, order.CaseId, cancel);
    }

    internal static void Require(Actor actor)
    {
        if (!actor.Has(Role)) throw new NotAllowedException("Only an operator works on runs.");
    }

    private static Stimulus StimulusOf(Actor actor, IncidentOrder order, string reason)
    {
        var by = AnswerTask.By(actor);
        return order.Action switch
        {
            "retry" => new Stimulus.Repair(order.ActivityId, null, by, reason) { Instance = order.Instance },
            "skip" => new Stimulus.Repair(order.ActivityId, order.Outcome, by, reason) { Instance = order.Instance },
            "sendBack" => new Stimulus.SendBack(order.ActivityId, order.Target, by, reason) { Instance = order.Instance },
            "cancel" => new Stimulus.Cancel(by, reason),
            _ => throw new AnswerRefusedException(new LocalText(
                "処理を選べません。再実行、スキップ、差戻し、取消しのどれかを選んでください。", "Choose one of: retry, skip, send back, cancel.")),
        };
    }

    private static void RequireIncident(RunState run, IncidentOrder order)
    {
        if (run.Incidents.Any(i => i.ActivityId == order.ActivityId && i.Instance == order.Instance)) return;
        throw new AnswerRefusedException(new LocalText(
            "この障害はすでに処理されたか、変わっています。一覧を読み込み直して、いまの障害から選んでください。",
            "This incident was handled already or has changed. Reload the list and choose what is there now."));
    }

    private static string ReasonOf(IncidentOrder order)
    {
        var reason = order.Reason.Trim();
        if (reason.Length == 0 && order.Action is "skip" or "sendBack" or "cancel")
        {
            throw new AnswerRefusedException(new LocalText(
                "スキップ、差戻し、取消しには理由が必要です。理由を入力してください。",
                "A reason is needed to skip, to send back and to cancel. Write the reason."));
        }

        if (reason.Length > LongestReason)
        {
            throw new AnswerRefusedException(new LocalText(
                $"理由は {LongestReason} 文字以内で入力してください（いま {reason.Length} 文字）。",
                $"Write at most {LongestReason} characters as the reason (now {reason.Length})."));
        }

        return reason;
    }

    private static string Detail(IncidentOrder order) => Value.Record(
        ("activity", Value.Of(order.ActivityId)),
        ("outcome", Value.Of(order.Action == "skip" ? order.Outcome : null)),
        ("target", Value.Of(order.Action == "sendBack" ? order.Target : null)),
        ("reason", Value.Of(order.Reason.Trim()))).ToJson();
}
