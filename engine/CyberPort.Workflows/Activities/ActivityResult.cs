using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>What a step decided: it is done, it waits, or it runs children; with the effects and changes that go along.</summary>
public sealed record ActivityResult
{
    private static readonly ActivityResult JustDone = new() { IsDone = true, Outcomes = ["Done"] };
    private static readonly ActivityResult JustWaiting = new();

    public bool IsDone { get; private init; }

    public IReadOnlyList<string> Outcomes { get; private init; } = [];

    public IReadOnlyList<Effect> Effects { get; private init; } = [];

    public IReadOnlyList<Waiting> Waits { get; private init; } = [];

    public IReadOnlyList<ChildCall> Children { get; private init; } = [];

    public IReadOnlyList<RunChange> Changes { get; private init; } = [];

    /// <summary>What the step remembers while it waits; null leaves it as it was.</summary>
    public Value? State { get; private init; }

    public Value? Result { get; private init; }

    /// <summary>Further outputs by name, for those that the definition binds.</summary>
    public Value Outputs { get; init; }

    /// <summary>Goes on by the given ways out ("Done" when none is named).</summary>
    public static ActivityResult Done(params string[] outcomes) => outcomes.Length == 0 ? JustDone : JustDone with { Outcomes = outcomes };

    /// <summary>Waits for the given things, and for what it already waits for.</summary>
    public static ActivityResult Wait(params Waiting[] waits) => JustWaiting with { Waits = waits };

    /// <summary>Asks a service outside and waits for its answer (<see cref="ServiceAnswer"/>).</summary>
    /// <param name="id">The question's id, <see cref="ActivityContext.NewTaskId"/>: the same question asked twice has the same id.</param>
    /// <param name="service">The service's name, as it was added to the host.</param>
    /// <param name="question">What it needs to know; personal data only as far as it needs them.</param>
    public static ActivityResult Ask(Guid id, string service, Value question) =>
        Wait(new Waiting.ForReply(id, ReplyFrom.Service)).With(new Effect.Ask(id, service, question));

    /// <summary>Runs activities inside and is told when each is done.</summary>
    public static ActivityResult Run(params ChildCall[] children) => JustWaiting with { Children = children };

    public ActivityResult With(params IEnumerable<Effect> effects) => this with { Effects = [.. Effects, .. effects] };

    public ActivityResult With(params IEnumerable<RunChange> changes) => this with { Changes = [.. Changes, .. changes] };

    public ActivityResult Remember(Value state) => this with { State = state };

    /// <summary>The step's output "result", for expressions and bound variables.</summary>
    public ActivityResult Returning(Value result) => this with { Result = result };
}

/// <summary>A child to run, with variables of its own ("CurrentValue") and a tag that comes back with it.</summary>
public sealed record ChildCall(ActivityNode Node, string? Tag = null, Value Variables = default);

/// <summary>Something a step waits for.</summary>
public abstract record Waiting
{
    private Waiting()
    {
    }

    public sealed record ForTask(HumanTask Task) : Waiting;

    /// <summary>A time; one that belongs to the standard processing period stands still while the clock is paused.</summary>
    public sealed record ForTime(DateTimeOffset DueAt, bool StopsWithClock = false) : Waiting
    {
        /// <summary>The role that gets the step's open tasks at this time; the step itself is not told.</summary>
        public string? EscalateTo { get; init; }

        /// <summary>Whether it is a reminder that outlives the main path of a case that was decided for the applicant.</summary>
        public bool Reminds { get; init; }
    }

    public sealed record ForEvent(string Name) : Waiting;

    public sealed record ForWithdrawal : Waiting;

    /// <summary>The answer of a script that runs outside.</summary>
    public sealed record ForScript(Guid Id) : Waiting;

    /// <summary>The reply of something that was asked outside.</summary>
    public sealed record ForReply(Guid Id, ReplyFrom From) : Waiting;
}

/// <summary>Who is asked outside of a run.</summary>
public enum ReplyFrom
{
    /// <summary>A run that was started as this one's child.</summary>
    Child,

    /// <summary>A server on the network.</summary>
    Http,

    /// <summary>A service that a package of activities brought along.</summary>
    Service,
}
