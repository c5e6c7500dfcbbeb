using System.Globalization;
using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>The applicant corrects the application within a period (補正); the standard processing period stands still.</summary>
[Activity("CyberPort.Correction", Label = "補正", English = "Correction", Category = "Office", Outcomes = ["Corrected", "TimedOut"], OfCase = true)]
public sealed class Correction : IWaitingActivity
{
    private static readonly TaskAction Submit = new("submit", new("補正して提出する", "Submit the correction"), NeedsReason: false, Primary: true);

    [Input("補正期間（日）", English = "Period in days")] public int PeriodDays { get; init; } = 14;

    [Input("開庁日で数える", English = "Working days")] public bool WorkingDays { get; init; }

    [Input("補正を求める内容", English = "What to correct")] public string? Instructions { get; init; }

    [Input("通知", English = "Notice")] public string Template { get; init; } = "correctionRequested";

    public ActivityResult Start(ActivityContext context)
    {
        var due = Due(context);
        var reason = Instructions ?? Desk.ReasonOf(context.LastAnswer);
        var task = Desk.Task(context, "correction", "applicant", null) with
        {
            DueAt = due,
            Instructions = reason is null ? null : new(reason, reason),
            Actions = [Submit],
        };
        var data = Value.Record(("reason", Value.Of(reason)), ("dueAt", Value.Of(due.ToString("O", CultureInfo.InvariantCulture))));
        return Desk.Wait(task).With(
            Desk.Stage(context, "correction"), new Effect.PauseClock("correction"), new Effect.SendNotice("applicant", Template, data));
    }

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus)
    {
        if (stimulus is not Stimulus.Answer answer) return ActivityResult.Done("TimedOut").With(new Effect.ResumeClock());

        var done = ActivityResult.Done("Corrected").With(new Effect.ResumeClock()).Returning(Desk.Told(answer));
        return answer.Data["inputs"].Kind == ValueKind.Record ? done.With(new RunChange.ReplaceInput(answer.Data["inputs"])) : done;
    }

    public IEnumerable<AnswerFault> Check(ActivityContext context, Stimulus.Answer answer) =>
        answer.Data["inputs"].Kind is ValueKind.Record or ValueKind.Null
        ? []
        : [new("/inputs", new("補正後の入力を読めません。", "The corrected inputs cannot be read."))];

    // Whoever asks for the correction may set another number of days, or a day, than the usual period gives.
    private DateTimeOffset Due(ActivityContext context)
    {
        var asked = context.LastAnswer["data"];
        if (asked["days"] is { IsNumber: true, AsNumber: > 0 and <= 366 } days) return context.Due((int)days.AsNumber, WorkingDays);

        return asked["dueDate"] is { IsText: true } text
            && DateOnly.TryParseExact(text.AsText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day > context.Today
            ? context.Due(day.DayNumber - context.Today.DayNumber, workingDays: false)
            : context.Due(PeriodDays, WorkingDays);
    }
}
