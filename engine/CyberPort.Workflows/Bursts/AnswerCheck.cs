using CyberPort.Expressions;

namespace CyberPort.Workflows.Runs;

/// <summary>What is wrong with an answer whatever the activity: the person, the action, the reason.</summary>
internal static class AnswerCheck
{
    public static IEnumerable<AnswerFault> Of(HumanTask task, Stimulus.Answer answer)
    {
        if (!MayAnswer(task, answer)) yield return new("", new("この業務を処理する権限がありません。", "You have no role that may answer this task."));
        if (task.ExcludedUsers.Contains(answer.By.Id))
            yield return new("", new("起案や審査をした人は、この業務を処理できません。", "Whoever prepared this may not answer it."));

        if (task.Actions.FirstOrDefault(a => a.Key == answer.ActionKey) is not { } action)
            yield return new("/action", new($"「{answer.ActionKey}」という操作はありません。", $"There is no action '{answer.ActionKey}'."));
        else if (action.NeedsReason && ReasonIn(answer.Data) is null)
            yield return new("/reason", new($"「{action.Label.Ja}」には理由が必要です。", $"'{action.Label.En}' needs a reason."));
    }

    private static bool MayAnswer(HumanTask task, Stimulus.Answer answer)
    {
        // Who belongs to the applicant is known outside: it is a matter of organisations, not of roles in an office.
        var meant = answer.OnBehalfOf?.Id ?? answer.By.Id;
        if (task.Candidates.Contains("applicant") || task.Assignee == meant || task.CandidateUsers.Contains(meant)) return true;
        if (task.Candidates.Count == 0) return task.CandidateUsers.Count == 0 && task.Assignee is null;
        // Whoever acts for somebody has that person's roles for this answer (代決).
        return task.Candidates.Intersect(answer.OnBehalfOf?.Roles ?? answer.By.Roles).Any();
    }

    /// <summary>The reason in an answer's data, or null when there is none.</summary>
    public static string? ReasonIn(Value data)
    {
        foreach (var name in (string[])["reason", "reasons"])
            if (data[name] is { IsText: true } text && !string.IsNullOrWhiteSpace(text.AsText)) return text.AsText;
        return null;
    }

    public static StimulusRefusedException DataTooLarge() => new(
        [new("", new("入力が大きすぎるか、入れ子が深すぎます。", "The data is too large or nested too deep."))]);

    public static StimulusRefusedException NoWithdrawal() => new(
        [new("", new("この手続きは、いま取り下げることができません。", "This application cannot be withdrawn now."))]);

    /// <summary>What is wrong with another due time or priority; null when it can be taken.</summary>
    public static StimulusRefusedException? OfAdjustment(Stimulus.AdjustTask adjust, HumanTask task, DateTimeOffset now)
    {
        if (adjust.DueAt is null && adjust.Priority is null)
            return new([new("", new("期限か優先度を指定してください。", "Give a due time or a priority."))]);
        if (adjust.DueAt <= now)
            return new([new("/dueAt", new("期限は今より後にしてください。", "The due time must lie ahead."))]);
        return adjust.Priority is < 0 or > 100
            ? new([new("/priority", new("優先度は0から100までです。", "The priority is 0 to 100."))])
            : task.Blocks ? null : new([new("", new("この業務の期限は変えられません。", "This task has no due time to change."))]);
    }

    public static StimulusRefusedException NotCancellable() => new(
        [new("", new("この業務は取り消せません（定義で取消しが認められていません）。", "This task can not be cancelled: its definition does not allow it."))]);

    public static StimulusRefusedException NoOutcome(ActivityNode step, string outcome, IReadOnlyList<string> outcomes) => new(
        [new("/outcome", new(
            $"「{step.Label.Ja}」の先へは「{outcome}」では進めません。{string.Join("、", outcomes)}から選んでください。",
            $"'{outcome}' leads nowhere from '{step.Label.En}'. Choose one of: {string.Join(", ", outcomes)}."))]);

    public static StimulusRefusedException NoTarget(ActivityNode step, string target, bool decided) => new(
        [new("/target", decided
            ? new("処分が決まった後は、前のステップへ戻せません。再実行、スキップ、または取消しを選んでください。",
                "What is decided can not be sent back. Retry, skip or cancel.")
            : new($"「{step.Label.Ja}」から「{target}」へは戻せません。一覧にある前のステップから選んでください。",
                $"'{step.Label.En}' can not be sent back to '{target}'. Choose an earlier step of the list."))]);

    public static StimulusRefusedException NothingToRepair(string activityId) => new(
        [new("", new($"「{activityId}」に直すべき障害はありません。", $"There is no incident at '{activityId}'."))]);
}
