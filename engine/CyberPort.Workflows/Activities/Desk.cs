using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>What the office's activities have in common: opening a task, reminding of it, and telling what was answered.</summary>
internal static class Desk
{
    /// <summary>A task for a role; due in so many working days when a number is given.</summary>
    public static HumanTask Task(ActivityContext context, string kind, string role, int? dueInDays) =>
        new(context.NewTaskId(), context.Node.Id, kind, context.Node.Label)
        {
            Candidates = [role],
            DueAt = dueInDays is { } days ? context.Due(days, workingDays: true) : null,
        };

    /// <summary>Waits for a task, and for its due time when it has one.</summary>
    public static ActivityResult Wait(HumanTask task) => task.DueAt is { } due
        ? ActivityResult.Wait(new Waiting.ForTask(task), new Waiting.ForTime(due))
        : ActivityResult.Wait(new Waiting.ForTask(task));

    /// <summary>Waits for a task, for its due time, and for the time at which somebody above is asked to look after it.</summary>
    public static ActivityResult Wait(ActivityContext context, HumanTask task, Escalation escalation) =>
        ActivityResult.Wait([new Waiting.ForTask(task), .. Times(context, task.DueAt, escalation)]);

    /// <summary>The due time and the time of escalation, as far as they are given.</summary>
    public static IEnumerable<Waiting> Times(ActivityContext context, DateTimeOffset? due, Escalation escalation)
    {
        if (due is not { } time) yield break;
        yield return new Waiting.ForTime(time);
        if (escalation.To is { Length: > 0 } role) yield return new Waiting.ForTime(context.After(time, escalation.AfterDays)) { EscalateTo = role };
    }

    /// <summary>The due time came: somebody is reminded, the task stays open.</summary>
    public static ActivityResult Remind(ActivityContext context, string role) =>
        ActivityResult.Wait().With(new Effect.SendNotice(role, "taskOverdue",
            Value.Record(("activity", Value.Of(context.Node.Id)), ("title", Value.Of(context.Node.Label.Ja)))));

    public static Effect.SetStage Stage(ActivityContext context, string stage) => new(stage, context.Node.Label);

    /// <summary>What an answered step gives to the steps behind it.</summary>
    public static Value Told(Stimulus.Answer answer)
    {
        var told = answer.Data.Kind == ValueKind.Record ? answer.Data : Value.Record();
        told = told.With("/action", Value.Of(answer.ActionKey)).With("/by", Person(answer.By));
        return answer.OnBehalfOf is { } other ? told.With("/onBehalfOf", Person(other)) : told;
    }

    public static Value Person(Participant person) => Value.Record(
        ("id", Value.Of(person.Id)), ("name", Value.Of(person.Name)), ("roles", Value.Of([.. person.Roles.Select(Value.Of)])));

    /// <summary>The reason of an answer, or null when it has none.</summary>
    public static string? ReasonOf(Value answer) => Runs.AnswerCheck.ReasonIn(answer["data"]);
}

/// <summary>Who is asked when a task stays overdue: a role, and after how many working days.</summary>
internal sealed record Escalation(string? To, int AfterDays);
