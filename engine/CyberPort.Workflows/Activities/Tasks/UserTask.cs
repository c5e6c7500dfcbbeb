using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Workflows.Inputs;

namespace CyberPort.Workflows.Activities;

/// <summary>A task for people with buttons of its own, by Elsa's field names; several may be asked at once (業務の依頼).</summary>
/// <remarks>
/// It leaves by the key of the chosen action and by Done: a chart connects the one or the others. Result: { actionKey, completionData, completedBy,
/// completedAt }, and of several responders the answers of all.
/// </remarks>
[Activity("Elsa.UserTask", Label = "業務の依頼", English = "User task", Category = "Office", OutcomesAt = "/actionDefinitions/*/key", DoneBeside = true,
    OptionalOutcomes = ["Timeout:enableTimeoutOutcome", "Cancelled:enableCancellationOutcome", "NotReached:" + Responders.Place])]
public sealed class UserTask : IWaitingActivity
{
    private const string Settings = "/customProperties/cyberPort/";
    private static readonly ActionDefinition Complete = new("complete", new("完了する", "Complete"), Value.Parse("""{ "primary": true }"""));

    [Input("件名", English = "Title")] public LocalText? Title { get; init; }

    [Input("概要", English = "Summary")] public LocalText? Summary { get; init; }

    [Input("候補者", English = "Candidate users")] public IReadOnlyList<Value> CandidateUsers { get; init; } = [];

    [Input("候補ロール", English = "Candidate groups")] public IReadOnlyList<Value> CandidateGroups { get; init; } = [];

    [Input("除外する人", English = "Excluded users")] public IReadOnlyList<Value> ExcludedUsers { get; init; } = [];

    [Input("担当者", English = "Assignee")] public Value Assignee { get; init; }

    [Input("優先度（0〜100）", English = "Priority (0 to 100)")] public int Priority { get; init; } = 50;

    [Input("期限", English = "Due at")] public DateTimeOffset? DueAt { get; init; }

    [Input("指示", English = "Instructions")] public LocalText? Instructions { get; init; }

    [Input("渡す内容", English = "Task data")] public Value TaskData { get; init; }

    [Input("様式", English = "Form")] public TaskForm? Form { get; init; }

    [Input("操作", English = "Actions")] public IReadOnlyList<ActionDefinition> ActionDefinitions { get; init; } = [Complete];

    [Input("期限切れの経路を使う", English = "Timeout outcome")] public bool EnableTimeoutOutcome { get; init; }

    [Input("取消しの経路を使う", English = "Cancellation outcome")] public bool EnableCancellationOutcome { get; init; }

    private IReadOnlyList<ActionDefinition> Actions => ActionDefinitions.Count == 0 ? [Complete] : ActionDefinitions;

    public ActivityResult Start(ActivityContext context)
    {
        if (Priority is < 0 or > 100)
            throw new StepFaultException(new($"優先度は0から100までです（{Priority}）。", $"The priority is 0 to 100, not {Priority}."));

        var several = Responders.Of(context.Node);
        var tasks = several is null ? [TaskFor(context)] : Several(context, several);
        var times = Desk.Times(context, tasks[0].DueAt, new(Text(context, "escalateTo"), Setting(context, "escalateAfterDays") ?? 0));
        return ActivityResult.Wait([.. tasks.Select(t => new Waiting.ForTask(t)), .. times]).Remember(Value.List());
    }

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus)
    {
        if (stimulus is Stimulus.CancelTask cancel) return ActivityResult.Done("Cancelled").Returning(Ended(context, "Cancelled", cancel.By));
        if (stimulus is not Stimulus.Answer answer)
            return EnableTimeoutOutcome ? ActivityResult.Done("Timeout").Returning(Ended(context, "Timeout", null)) : Overdue(context);

        var told = Told(context, answer);
        if (Responders.Of(context.Node) is not { } several) return ActivityResult.Done(answer.ActionKey, "Done").Returning(told);

        var answers = context.State.With("/-", told.With("/responder", Value.Of(ResponderOf(context.Task!))));
        var decided = several.Decided([.. answers.AsList.Select(a => a["actionKey"].AsText)], Actions.Select(a => a.Key));
        return decided is null ? ActivityResult.Wait().Remember(answers) : Close(context, decided, told, answers);
    }

    /// <summary>Of several responders everybody answers once, whatever roles they have.</summary>
    public IEnumerable<AnswerFault> Check(ActivityContext context, Stimulus.Answer answer)
    {
        if (answer.Data.Kind is not (ValueKind.Record or ValueKind.Null))
            yield return new("", new("回答の内容を読めません。", "The completion data is no record."));
        if (context.State.Kind == ValueKind.List && context.State.AsList.Any(a => a["completedBy"]["id"] == Value.Of(answer.By.Id)))
            yield return new("", new("この業務にはすでに回答しています。ほかの方の回答を待っています。", "You have answered this already; the others' answers are waited for."));
    }

    /// <summary>The key of a participant: a text, or a record with an id as Elsa writes it.</summary>
    internal static string? KeyOf(Value participant) =>
        participant.Kind == ValueKind.Record ? InputReader.TextOf(participant["id"]) : InputReader.TextOf(participant);

    // What is written as otherwise decides although nobody may have answered it.
    private static ActivityResult Close(ActivityContext context, string decided, Value latest, Value answers)
    {
        var deciding = answers.AsList.LastOrDefault(a => a["actionKey"] == Value.Of(decided));
        var result = decided.Length == 0 ? Ended(context, "NotReached", null)
            : deciding.Kind == ValueKind.Record ? deciding.Without("/responder") : latest.With("/actionKey", Value.Of(decided));
        return (decided.Length == 0 ? ActivityResult.Done("NotReached") : ActivityResult.Done(decided, "Done")).Returning(result.With("/answers", answers));
    }

    private static ActivityResult Overdue(ActivityContext context) =>
        ActivityResult.Wait().With(context.OpenTasks.SelectMany(t => t.Candidates).Distinct().SelectMany(role => Desk.Remind(context, role).Effects));

    private List<HumanTask> Several(ActivityContext context, Responders several)
    {
        if (several.Count == 0) throw new StepFaultException(new("依頼先がありません。", "There is no responder."));
        var groups = Keys(CandidateGroups) is { Count: > 0 } named ? named : ["consultant"];
        return
        [
            .. several.Roles.Select(role => TaskFor(context) with { Candidates = [role], CandidateUsers = [] }),
            .. several.Users.Select(user => TaskFor(context) with { Candidates = [], CandidateUsers = [user] }),
            .. several.Sections.Select(section => TaskFor(context) with { Candidates = groups, CandidateUsers = [], Sections = [section] }),
        ];
    }

    private HumanTask TaskFor(ActivityContext context) => new(context.NewTaskId(), context.Node.Id, "userTask", Title ?? context.Node.Label)
    {
        Candidates = Keys(CandidateGroups),
        CandidateUsers = Keys(CandidateUsers),
        ExcludedUsers = Keys(ExcludedUsers),
        Assignee = KeyOf(Assignee),
        AssigneeName = InputReader.TextOf(Assignee["displayName"]),
        DueAt = DueAt ?? (Setting(context, "dueInDays") is { } days ? context.Due(days, workingDays: true) : null),
        Priority = Priority,
        Instructions = Instructions,
        Summary = Summary,
        Data = TaskData,
        Form = Form,
        Cancellable = EnableCancellationOutcome,
        Actions = [.. Actions.Select(ActionOf)],
    };

    private static TaskAction ActionOf(ActionDefinition action) =>
        new(action.Key, action.Label ?? new(action.Key, action.Key), action.Metadata["needsReason"].IsTrue, action.Metadata["primary"].IsTrue)
        {
            WithoutForm = action.Metadata["withoutForm"].IsTrue,
        };

    private static int? Setting(ActivityContext context, string name) =>
        context.Node.Source.At(Settings + name) is { IsNumber: true, AsNumber: > 0 and < 10_000 } days ? (int)days.AsNumber : null;

    private static string? Text(ActivityContext context, string name) => InputReader.TextOf(context.Node.Source.At(Settings + name));

    private static List<string> Keys(IReadOnlyList<Value> participants) => [.. participants.Select(KeyOf).OfType<string>().Distinct()];

    private static string ResponderOf(HumanTask task) =>
        task.Sections.Count > 0 ? task.Sections[0] : task.Candidates.Count > 0 ? task.Candidates[0] : task.CandidateUsers[0];

    private static Value Told(ActivityContext context, Stimulus.Answer answer)
    {
        var told = Value.Record(
            ("actionKey", Value.Of(answer.ActionKey)),
            ("completionData", answer.Data.IsNull ? Value.Record() : answer.Data),
            ("completedBy", Desk.Person(answer.By)),
            ("completedAt", Value.Of(context.Now.ToString("O", CultureInfo.InvariantCulture))));
        return answer.OnBehalfOf is { } absent ? told.With("/onBehalfOf", Desk.Person(absent)) : told;
    }

    private static Value Ended(ActivityContext context, string how, Participant? by) => Value.Record(
        ("actionKey", Value.Of(how)),
        ("completionData", Value.Record()),
        ("completedBy", by is null ? Value.Null : Desk.Person(by)),
        ("completedAt", Value.Of(context.Now.ToString("O", CultureInfo.InvariantCulture))));
}

/// <summary>One button of a user task; its metadata may say <c>needsReason</c>, <c>primary</c> and <c>withoutForm</c>.</summary>
public sealed record ActionDefinition(string Key, LocalText? Label = null, Value Metadata = default);
