using CyberPort.Expressions;
using static CyberPort.Workflows.Runs.RunStateJson;

namespace CyberPort.Workflows.Runs;

/// <summary>Tasks, people and texts as JSON.</summary>
internal static class TaskJson
{
    public static Value Write(HumanTask task) => Compact(
        ("id", Value.Of(task.Id.ToString())),
        ("activityId", Value.Of(task.ActivityId)),
        ("kind", Value.Of(task.Kind)),
        ("title", Write(task.Title)),
        ("candidates", Texts(task.Candidates)),
        ("excluded", Texts(task.ExcludedUsers)),
        ("assignee", Value.Of(task.Assignee)),
        ("dueAt", Moment(task.DueAt)),
        ("priority", Value.Of(task.Priority)),
        ("instructions", task.Instructions is null ? Value.Null : Write(task.Instructions)),
        ("actions", List(task.Actions, Write)),
        ("sections", Texts(task.Sections)),
        ("users", Texts(task.CandidateUsers)),
        ("assigneeName", Value.Of(task.AssigneeName)),
        ("summary", task.Summary is null ? Value.Null : Write(task.Summary)),
        ("data", task.Data),
        ("form", task.Form is { } form ? Value.Record(("key", Value.Of(form.Key)), ("version", Value.Of(form.Version))) : Value.Null),
        ("cancellable", task.Cancellable ? Value.True : Value.Null),
        ("blocks", task.Blocks ? Value.Null : Value.False));

    public static HumanTask Read(Value value) =>
        new(Guid.Parse(value["id"].AsText), value["activityId"].AsText, value["kind"].AsText, ReadText(value["title"]))
        {
            Candidates = ReadTexts(value["candidates"]),
            ExcludedUsers = ReadTexts(value["excluded"]),
            Assignee = Text(value["assignee"]),
            DueAt = Moment(value["dueAt"]),
            Priority = (int)value["priority"].AsNumber,
            Instructions = value["instructions"].IsNull ? null : ReadText(value["instructions"]),
            Actions = [.. Items(value["actions"]).Select(ReadAction)],
            Sections = ReadTexts(value["sections"]),
            CandidateUsers = ReadTexts(value["users"]),
            AssigneeName = Text(value["assigneeName"]),
            Summary = value["summary"].IsNull ? null : ReadText(value["summary"]),
            Data = value["data"],
            Form = value["form"].IsNull ? null : new(value["form"]["key"].AsText, value["form"]["version"].AsText),
            Cancellable = value["cancellable"].IsTrue,
            Blocks = !value["blocks"].IsFalse,
        };

    public static Value Write(LocalText text) => Value.Record(("ja", Value.Of(text.Ja)), ("en", Value.Of(text.En)));

    public static LocalText ReadText(Value value) => new(value["ja"].AsText, value["en"].AsText);

    public static Value Write(Participant? person) => person is null
        ? Value.Null
        : Value.Record(("id", Value.Of(person.Id)), ("name", Value.Of(person.Name)), ("roles", Texts(person.Roles)));

    public static Participant? ReadPerson(Value value) =>
        value.IsNull ? null : new(value["id"].AsText, value["name"].AsText, ReadTexts(value["roles"]));

    private static Value Write(TaskAction action) => Compact(
        ("key", Value.Of(action.Key)), ("label", Write(action.Label)),
        ("needsReason", action.NeedsReason ? Value.True : Value.Null), ("primary", action.Primary ? Value.True : Value.Null));

    private static TaskAction ReadAction(Value value) =>
        new(value["key"].AsText, ReadText(value["label"]), value["needsReason"].IsTrue, value["primary"].IsTrue);

    private static Value Texts(IReadOnlyList<string> texts) => List(texts, Value.Of);

    private static IReadOnlyList<string> ReadTexts(Value value) => [.. Items(value).Select(v => v.AsText)];
}
