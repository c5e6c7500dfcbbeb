using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Workflows;

namespace CyberPort.WorkflowTesting;

/// <summary>A definition played step by step; every step is what a scenario would write.</summary>
public sealed class Story
{
    private readonly WorkflowPlay _play;

    private Story(WorkflowPlay play) => _play = play;

    /// <summary>Where the run stands, for what <see cref="Expect"/> has no word for.</summary>
    public RunState Run => _play.Run;

    /// <summary>Everything that would have happened outside so far.</summary>
    public IReadOnlyList<Effect> Effects => _play.Effects;

    /// <summary>Begins a run of the definition in a file.</summary>
    /// <param name="file">The path of a definition.json.</param>
    /// <param name="catalog">The activities that it may use.</param>
    /// <param name="inputs">The workflow's inputs, a JSON object.</param>
    /// <param name="now">The clock at the beginning.</param>
    /// <exception cref="StoryFailedException">The definition cannot be read.</exception>
    public static Story Begin(string file, ActivityCatalog catalog, string inputs = "{}", string now = "2026-04-01T09:00:00+09:00")
    {
        var reading = DefinitionReader.Read(File.ReadAllBytes(file), catalog);
        var definition = reading.Definition ?? throw new StoryFailedException(string.Join(Environment.NewLine, reading.Problems.Select(WorkflowFolder.Line)));
        return new(WorkflowPlay.Begin(definition, catalog, new(Value.Parse(inputs), DateTimeOffset.Parse(now, CultureInfo.InvariantCulture))));
    }

    /// <summary>Somebody of a role answers their open task.</summary>
    /// <param name="role">Whose task: a role key, "applicant".</param>
    /// <param name="action">The action's key, "advance".</param>
    /// <param name="data">What is given with it, a JSON object: { "reason": "…" }.</param>
    public Story Answer(string role, string action, string data = "{}") =>
        Step("answer", Value.Record(("role", Value.Of(role)), ("action", Value.Of(action)), ("data", Value.Parse(data))));

    /// <summary>Days go by; what became due happens.</summary>
    public Story Advance(int days) => Step("advance", Value.Record(("days", Value.Of(days))));

    /// <summary>The applicant takes the application back.</summary>
    public Story Withdraw(string reason) => Step("withdraw", Value.Of(reason));

    /// <summary>The service that a step asked gives an answer, as JSON.</summary>
    public Story ServiceGives(string json) => Step("service", Value.Record(("gives", Value.Parse(json))));

    /// <summary>The service that a step asked fails.</summary>
    public Story ServiceFails(string why) => Step("service", Value.Record(("fails", Value.Of(why))));

    /// <summary>Any other step, as JSON: { "event": { "name": "…" } }.</summary>
    public Story Step(string json) => Take(Value.Parse(json));

    /// <summary>Says how things stand, in a scenario's words: Expect("waits", "[\"review:reviewer\"]"), Expect("status", "\"Finished\"").</summary>
    /// <param name="name">waits, stage, status, decision, documents, notices, incidents, output and the others.</param>
    /// <param name="json">What is expected; of a record only the named members are compared.</param>
    /// <exception cref="StoryFailedException">It is otherwise.</exception>
    public Story Expect(string name, string json)
    {
        var wanted = Value.Parse(json);
        return _play.Fits(name, wanted) ? this
            : throw new StoryFailedException($"After {_play.Steps.Count} steps: '{name}' was to be {wanted.ToJson()}, but it is {_play.Tell(name).ToJson()}.");
    }

    private Story Step(string kind, Value what) => Take(Value.Record((kind, what)));

    private Story Take(Value step)
    {
        var problems = _play.Take(step);
        return problems.Count == 0 ? this : throw new StoryFailedException(string.Join(Environment.NewLine, problems.Select(WorkflowFolder.Line)));
    }
}
