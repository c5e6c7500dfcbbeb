using CyberPort.Expressions;
using CyberPort.Workflows.Runs;

namespace CyberPort.Workflows;

/// <summary>Where a run stands between two steps; everything that the next step needs, and nothing else.</summary>
public sealed record RunState
{
    public required Guid Id { get; init; }

    public required string DefinitionId { get; init; }

    public required int DefinitionVersion { get; init; }

    public RunStatus Status { get; init; }

    public RunSubStatus SubStatus { get; init; }

    /// <summary>The earliest moment at which something happens by itself.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public string? CorrelationId { get; init; }

    /// <summary>The run that started this one, or null.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The step of that run that started this one, or null.</summary>
    public string? ParentStep { get; init; }

    /// <summary>How many runs stand above this one.</summary>
    public int Depth { get; init; }

    /// <summary>How many children this run has started.</summary>
    public int Children { get; init; }

    /// <summary>The outcomes that the whole ended with.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    public string? Name { get; init; }

    /// <summary>The stage that was announced last.</summary>
    public string? Stage { get; init; }

    /// <summary>Since when the standard processing period stands still.</summary>
    public DateTimeOffset? ClockPausedAt { get; init; }

    /// <summary>Whether the standard processing period stands still, and this run may still let it go on.</summary>
    public bool ClockStands => ClockPausedAt is not null && this is not { Status: RunStatus.Finished, SubStatus: not RunSubStatus.Faulted };

    /// <summary>The disposition that was made, or null.</summary>
    public string? Disposition { get; init; }

    /// <summary>What was decided with it: reasons, conditions, by whom; Null before.</summary>
    public Value Decision { get; init; }

    public Value Input { get; init; }

    public Value Output { get; init; }

    /// <summary>The workflow's variables by id.</summary>
    public Value Variables { get; init; }

    /// <summary>What activities gave, by id.</summary>
    public Value Results { get; init; }

    /// <summary>The latest answer of each kind of task, and "last" for the latest of all.</summary>
    public Value Answers { get; init; }

    public IReadOnlyList<Incident> Incidents { get; init; } = [];

    /// <summary>Every open task; those that do not hold up the flow, too.</summary>
    public IReadOnlyList<HumanTask> OpenTasks =>
        [.. Bookmarks.Select(b => b.Waiting).OfType<Waiting.ForTask>().Select(w => w.Task), .. SideTasks];

    /// <summary>The activities at which the run waits, in the order in which they began to wait.</summary>
    public IReadOnlyList<string> WaitsAt =>
        [.. Bookmarks.Select(b => Instances.First(i => i.Id == b.Instance)).Where(i => !i.Armed).Select(i => i.ActivityId)];

    /// <summary>Whether the case is through and the run waits for nothing but reminders (満了前通知).</summary>
    public bool OnlyReminds => Status == RunStatus.Running && Runs.RunDraft.OnlyReminds(Disposition, Incidents.Count, Bookmarks);

    /// <summary>Whether the answer of a script is still waited for.</summary>
    public bool WaitsForScript(Guid id) => Status == RunStatus.Running && OpenScripts.Any(s => s.Id == id);

    /// <summary>Whether a reply from outside is still waited for.</summary>
    public bool WaitsForReply(Guid id) => Status == RunStatus.Running && OpenReplies.Any(r => r.Reply.Id == id);

    /// <summary>The named events that the run waits for.</summary>
    public IReadOnlyList<string> WaitsForEvents =>
        Status == RunStatus.Running ? [.. Bookmarks.Select(b => b.Waiting).OfType<Waiting.ForEvent>().Select(w => w.Name).Distinct()] : [];

    /// <summary>The replies that are waited for, with the activity that waits.</summary>
    internal IEnumerable<(string ActivityId, Waiting.ForReply Reply)> OpenReplies =>
        from bookmark in Bookmarks
        where bookmark.Waiting is Waiting.ForReply
        select (Instances.First(i => i.Id == bookmark.Instance).ActivityId, (Waiting.ForReply)bookmark.Waiting);

    /// <summary>The scripts that are waited for, with the activity that waits.</summary>
    internal IEnumerable<(string ActivityId, Guid Id)> OpenScripts =>
        from bookmark in Bookmarks
        where bookmark.Waiting is Waiting.ForScript
        select (Instances.First(i => i.Id == bookmark.Instance).ActivityId, ((Waiting.ForScript)bookmark.Waiting).Id);

    /// <summary>How the run will end when everything is undone that was done; null while it goes forward.</summary>
    public RunSubStatus? Ending { get; init; }

    internal IReadOnlyList<DoneStep> Undo { get; init; } = [];

    internal IReadOnlyList<HumanTask> SideTasks { get; init; } = [];

    internal IReadOnlyList<InstanceState> Instances { get; init; } = [];

    internal IReadOnlyList<Bookmark> Bookmarks { get; init; } = [];

    internal int LastNumber { get; init; }

    public byte[] ToJson() => RunStateJson.Write(this).ToUtf8();

    /// <exception cref="FormatException">The bytes are no run state.</exception>
    public static RunState FromJson(ReadOnlySpan<byte> json) => RunStateJson.Read(json);
}
