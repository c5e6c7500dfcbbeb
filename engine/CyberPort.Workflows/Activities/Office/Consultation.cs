using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Other sections give their opinion, all at once; everyone has to answer (合議).</summary>
[Activity("CyberPort.Consultation", Label = "合議", English = "Consultation", Category = "Office", Outcomes = ["Agreed", "Objected"])]
public sealed class Consultation : IWaitingActivity
{
    private static readonly TaskAction[] Answers =
    [
        new("agree", new("異議なし", "No objection"), NeedsReason: false, Primary: true),
        new("object", new("異議あり", "Objection"), NeedsReason: true, Primary: false),
    ];

    [Input("合議先", English = "Sections")] public required IReadOnlyList<Section> Sections { get; init; }

    [Input("担当ロール", English = "Role")] public string Role { get; init; } = "consultant";

    [Input("期限（開庁日）", English = "Due in working days")] public int? PeriodDays { get; init; }

    [Input("期限後に引き上げるロール", English = "Role it is escalated to")] public string? EscalateTo { get; init; }

    [Input("引き上げるまでの日数（開庁日）", English = "Escalated after working days")] public int EscalateAfterDays { get; init; }

    /// <summary>What silence means when the period is over: the sections are reminded, or count as agreeing or objecting.</summary>
    [Input("期限が過ぎたとき", English = "After the period",
        Choices = ["remind", "agree", "object"])]
    public string Silence { get; init; } = "remind";

    public ActivityResult Start(ActivityContext context)
    {
        if (Sections.Count == 0) throw new StepFaultException(new("合議先がありません。", "There is no section to consult."));

        var due = PeriodDays is { } days ? context.Due(days, workingDays: true) : (DateTimeOffset?)null;
        var waits = Sections.Select(s => new Waiting.ForTask(TaskFor(context, s, due)));
        return ActivityResult.Wait([.. waits, .. Desk.Times(context, due, new(EscalateTo, EscalateAfterDays))]).Remember(Value.List()).With(Desk.Stage(context, "consultation"));
    }

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus)
    {
        if (stimulus is not Stimulus.Answer answer) return PeriodOver(context);

        var opinion = Desk.Told(answer).With("/section", Value.Of(context.Task!.Sections[0]));
        var opinions = context.State.With("/-", opinion);
        return context.OtherTasks > 0 ? ActivityResult.Wait().Remember(opinions) : Close(opinions, silenceObjects: false);
    }

    private HumanTask TaskFor(ActivityContext context, Section section, DateTimeOffset? due)
    {
        var label = section.Label ?? new(section.Key, section.Key);
        return Desk.Task(context, "consultation", Role, null) with
        {
            Title = new($"{context.Node.Label.Ja}（{label.Ja}）", $"{context.Node.Label.En} ({label.En})"),
            Sections = [section.Key],
            DueAt = due,
            Actions = Answers,
        };
    }

    private ActivityResult PeriodOver(ActivityContext context) =>
        Silence == "remind" ? Desk.Remind(context, Role) : Close(context.State, silenceObjects: Silence == "object");

    private static ActivityResult Close(Value opinions, bool silenceObjects)
    {
        var objected = silenceObjects || opinions.AsList.Any(o => o["action"] == Value.Of("object"));
        return ActivityResult.Done(objected
            ? "Objected"
            : "Agreed").Returning(Value.Record(("opinions", opinions), ("objected", Value.Of(objected))));
    }
}

/// <summary>A section that is asked (合議先).</summary>
public sealed record Section(string Key, LocalText? Label = null);
