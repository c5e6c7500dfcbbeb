using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>What a scenario may expect, as values that read like the file.</summary>
internal static class ScenarioCheck
{
    public static readonly string[] Names =
        ["waits", "stage", "stages", "status", "decision", "reasons", "decidedBy", "proxy", "conditions", "documents", "notices",
            "closed", "started", "stopped", "requests", "clock", "incidents", "input", "output", "refused"];

    public static Value Actual(string name, RunState run, IReadOnlyList<Effect> effects) => name switch
    {
        "waits" => Texts(Waiting(run)),
        "stage" => Value.Of(run.Stage),
        "stages" => Texts(effects.OfType<Effect.SetStage>().Select(s => s.Stage)),
        "status" => Value.Of(run.Status == RunStatus.Running ? "Running" : run.SubStatus.ToString()),
        "decision" => Value.Of(effects.OfType<Effect.Decide>().LastOrDefault()?.Disposition),
        "reasons" or "conditions" => effects.OfType<Effect.Decide>().LastOrDefault()?.Data[name] ?? Value.Null,
        "decidedBy" or "proxy" => effects.OfType<Effect.Decide>().LastOrDefault()?.Data[name]["id"] ?? Value.Null,
        "documents" => Texts(effects.OfType<Effect.IssueDocument>().Select(d => d.Document)),
        "notices" => Texts(effects.OfType<Effect.SendNotice>().Select(n => $"{n.Template}:{n.To}")),
        "closed" => Texts(effects.OfType<Effect.CloseTask>().Select(c => c.Why)),
        "started" => Texts(effects.OfType<Effect.StartWorkflow>().Select(s => s.Order.Workflow.DefinitionId)),
        "requests" => Texts(effects.OfType<Effect.SendHttp>().Select(r => $"{r.Order.Method} {r.Order.Url}")),
        "stopped" => Value.Of(effects.OfType<Effect.CancelWorkflow>().Any()),
        "clock" => Value.Of(run.ClockPausedAt is null ? "running" : "paused"),
        "incidents" => Texts(run.Incidents.Select(i => i.ActivityId)),
        "input" => run.Input,
        _ => run.Output,
    };

    /// <summary>Whether a value is as expected; of a record only the named members are compared.</summary>
    public static bool Fits(Value wanted, Value got)
    {
        if (wanted.Kind != ValueKind.Record || got.Kind != ValueKind.Record) return wanted == got;
        return wanted.AsRecord.All(m => Fits(m.Value, got[m.Key]));
    }

    public static string Waits(RunState run) => string.Join(", ", Waiting(run)) is { Length: > 0 } waits ? waits : "—";

    // "consultation:consultant(coast)": kind, role and section; a post-review does not hold the flow up, but it waits, too.
    private static IEnumerable<string> Waiting(RunState run) => run.OpenTasks.Select(t =>
        $"{t.Kind}:{string.Join("|", t.Candidates)}{(t.Sections.Count == 0 ? "" : $"({string.Join("|", t.Sections)})")}")
        .Concat(run.AsksOutside.Select(a => $"{a.Kind}:{a.ActivityId}"));

    private static Value Texts(IEnumerable<string> texts) => Value.Of([.. texts.Select(Value.Of)]);
}
