using System.Globalization;
using System.Text.Json;
using CyberPort.Expressions;

namespace CyberPort.Workflows.Runs;

/// <summary>A run's state as JSON: stable names, nothing that depends on the code's own types.</summary>
internal static class RunStateJson
{
    private const int Format = 1;

    public static Value Write(RunState state) => Compact(
        ("format", Value.Of(Format)),
        ("id", Value.Of(state.Id.ToString())),
        ("definitionId", Value.Of(state.DefinitionId)),
        ("definitionVersion", Value.Of(state.DefinitionVersion)),
        ("status", Value.Of(state.Status.ToString())),
        ("subStatus", Value.Of(state.SubStatus.ToString())),
        ("dueAt", Moment(state.DueAt)),
        ("correlationId", Value.Of(state.CorrelationId)),
        ("parentId", Value.Of(state.ParentId?.ToString("D"))),
        ("parentStep", Value.Of(state.ParentStep)),
        ("depth", Number(state.Depth)),
        ("children", Number(state.Children)),
        ("outcomes", List(state.Outcomes, o => Value.Of(o))),
        ("name", Value.Of(state.Name)),
        ("stage", Value.Of(state.Stage)),
        ("clockPausedAt", Moment(state.ClockPausedAt)),
        ("disposition", Value.Of(state.Disposition)),
        ("decision", state.Decision),
        ("input", state.Input),
        ("output", state.Output),
        ("variables", state.Variables),
        ("results", state.Results),
        ("answers", state.Answers),
        ("ending", Value.Of(state.Ending?.ToString())),
        ("undo", List(state.Undo, u => Compact(
            ("activityId", Value.Of(u.ActivityId)), ("instance", Value.Of(u.Instance)), ("result", u.Result)))),
        ("incidents", List(state.Incidents, Write)),
        ("instances", List(state.Instances, Write)),
        ("bookmarks", List(state.Bookmarks, Write)),
        ("sideTasks", List(state.SideTasks, TaskJson.Write)),
        ("lastNumber", Value.Of(state.LastNumber)));

    public static RunState Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var value = Value.Parse(json);
            if (value["format"] != Value.Of(Format)) throw new FormatException("The run's state is of an unknown format.");
            return Read(value);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new FormatException("The bytes are no state of a run.", fault);
        }
    }

    /// <summary>A record without what is null.</summary>
    internal static Value Compact(params ReadOnlySpan<(string Name, Value Value)> members)
    {
        List<(string, Value)> kept = [];
        foreach (var member in members)
            if (!member.Value.IsNull) kept.Add(member);
        return Value.Record([.. kept]);
    }

    /// <summary>A list, or nothing for an empty one; an empty list inside somebody's values stays what it is.</summary>
    internal static Value List<T>(IReadOnlyList<T> items, Func<T, Value> write) =>
        items.Count == 0 ? Value.Null : Value.Of([.. items.Select(write)]);

    internal static Value Moment(DateTimeOffset? moment) =>
        moment is { } given ? Value.Of(given.ToString("O", CultureInfo.InvariantCulture)) : Value.Null;

    internal static DateTimeOffset? Moment(Value value) =>
        value.IsNull ? null : DateTimeOffset.ParseExact(value.AsText, "O", CultureInfo.InvariantCulture);

    internal static string? Text(Value value) => value.IsNull ? null : value.AsText;

    internal static IEnumerable<Value> Items(Value value) => value.IsNull ? [] : value.AsList;

    private static RunState Read(Value value) => new()
    {
        Id = Guid.Parse(value["id"].AsText),
        DefinitionId = value["definitionId"].AsText,
        DefinitionVersion = (int)value["definitionVersion"].AsNumber,
        Status = Enum.Parse<RunStatus>(value["status"].AsText),
        SubStatus = Enum.Parse<RunSubStatus>(value["subStatus"].AsText),
        DueAt = Moment(value["dueAt"]),
        CorrelationId = Text(value["correlationId"]),
        ParentId = value["parentId"].IsNull ? null : Guid.Parse(value["parentId"].AsText),
        ParentStep = Text(value["parentStep"]),
        Depth = RunDraft.Count(value["depth"]),
        Children = RunDraft.Count(value["children"]),
        Outcomes = [.. Items(value["outcomes"]).Select(o => o.AsText)],
        Name = Text(value["name"]),
        Stage = Text(value["stage"]),
        ClockPausedAt = Moment(value["clockPausedAt"]),
        Disposition = Text(value["disposition"]),
        Decision = value["decision"],
        Input = value["input"],
        Output = value["output"],
        Variables = value["variables"],
        Results = value["results"],
        Answers = value["answers"],
        Ending = value["ending"].IsNull ? null : Enum.Parse<RunSubStatus>(value["ending"].AsText),
        Undo = [.. Items(value["undo"]).Select(u => new DoneStep(u["activityId"].AsText, RunDraft.Count(u["instance"]), u["result"]))],
        Incidents = [.. Items(value["incidents"]).Select(ReadIncident)],
        Instances = [.. Items(value["instances"]).Select(ReadInstance)],
        Bookmarks = [.. Items(value["bookmarks"]).Select(ReadBookmark)],
        SideTasks = [.. Items(value["sideTasks"]).Select(TaskJson.Read)],
        LastNumber = (int)value["lastNumber"].AsNumber,
    };

    private static Value Write(Incident incident) => Compact(
        ("activityId", Value.Of(incident.ActivityId)), ("activityType", Value.Of(incident.ActivityType)),
        ("message", TaskJson.Write(incident.Message)), ("at", Moment(incident.At)),
        ("instance", incident.Instance == 0 ? Value.Null : Value.Of(incident.Instance)));

    private static Incident ReadIncident(Value value) =>
        new(value["activityId"].AsText, value["activityType"].AsText, TaskJson.ReadText(value["message"]), Moment(value["at"])!.Value)
        {
            Instance = value["instance"].IsNull ? 0 : (int)value["instance"].AsNumber,
        };

    private static Value Write(InstanceState instance) => Compact(
        ("id", Value.Of(instance.Id)),
        ("activityId", Value.Of(instance.ActivityId)),
        ("parent", instance.Parent == 0 ? Value.Null : Value.Of(instance.Parent)),
        ("status", instance.Status == InstanceStatus.Running ? Value.Null : Value.Of(instance.Status.ToString())),
        ("tag", Value.Of(instance.Tag)),
        ("inputs", instance.Inputs),
        ("state", instance.State),
        ("variables", instance.Variables),
        ("armed", Flag(instance.Armed)),
        ("breaking", Flag(instance.Breaking)),
        ("backward", Flag(instance.Backward)),
        ("visits", instance.Visits),
        ("edges", instance.Edges));

    private static InstanceState ReadInstance(Value value) => new(
        (int)value["id"].AsNumber, value["activityId"].AsText, value["parent"].IsNull ? 0 : (int)value["parent"].AsNumber,
        value["status"].IsNull ? InstanceStatus.Running : Enum.Parse<InstanceStatus>(value["status"].AsText))
    {
        Tag = Text(value["tag"]),
        Inputs = value["inputs"],
        State = value["state"],
        Variables = value["variables"],
        Armed = value["armed"].IsTrue,
        Breaking = value["breaking"].IsTrue,
        Backward = value["backward"].IsTrue,
        Visits = value["visits"],
        Edges = value["edges"],
    };

    private static Value Write(Bookmark bookmark) => bookmark.Waiting switch
    {
        Waiting.ForTask task => Compact(("instance", Value.Of(bookmark.Instance)), ("task", TaskJson.Write(task.Task))),
        Waiting.ForTime time => Compact(
            ("instance", Value.Of(bookmark.Instance)), ("dueAt", Moment(time.DueAt)), ("stopsWithClock", Flag(time.StopsWithClock)),
            ("escalateTo", Value.Of(time.EscalateTo)), ("reminds", Flag(time.Reminds))),
        Waiting.ForEvent happening => Compact(("instance", Value.Of(bookmark.Instance)), ("event", Value.Of(happening.Name))),
        Waiting.ForScript script => Compact(("instance", Value.Of(bookmark.Instance)), ("script", Value.Of(script.Id.ToString()))),
        Waiting.ForReply reply => Compact(
            ("instance", Value.Of(bookmark.Instance)), ("reply", Value.Of(reply.Id.ToString())), ("from", Value.Of(reply.From.ToString()))),
        _ => Compact(("instance", Value.Of(bookmark.Instance)), ("withdrawal", Value.True)),
    };

    private static Bookmark ReadBookmark(Value value) => new((int)value["instance"].AsNumber, value switch
    {
        _ when !value["task"].IsNull => new Waiting.ForTask(TaskJson.Read(value["task"])),
        _ when !value["dueAt"].IsNull => new Waiting.ForTime(Moment(value["dueAt"])!.Value, value["stopsWithClock"].IsTrue)
        {
            EscalateTo = Text(value["escalateTo"]),
            Reminds = value["reminds"].IsTrue,
        },
        _ when !value["event"].IsNull => new Waiting.ForEvent(value["event"].AsText),
        _ when !value["script"].IsNull => new Waiting.ForScript(Guid.Parse(value["script"].AsText)),
        _ when !value["reply"].IsNull => new Waiting.ForReply(Guid.Parse(value["reply"].AsText), Enum.Parse<ReplyFrom>(value["from"].AsText)),
        _ => new Waiting.ForWithdrawal(),
    });

    private static Value Number(int number) => number == 0 ? Value.Null : Value.Of(number);

    private static Value Flag(bool flag) => flag ? Value.True : Value.Null;
}
