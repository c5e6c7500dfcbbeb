using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Scripting;

namespace CyberPort.Workflows;

/// <summary>Reads what happens in one step of a scenario or a play: an answer, time that passes, a withdrawal, an event, what a script gave,
/// how a child ended, what a server said, a cancellation.</summary>
/// <param name="name">The scenario's name, for its problems.</param>
/// <param name="problems">Gets what cannot be read.</param>
internal sealed class StepReader(string name, List<Problem> problems)
{
    private static readonly string[] Members = ["answer", "advance", "withdraw", "event", "script", "child", "http", "service", "cancelTask", "cancel", "expect", "note"];
    private static readonly string[] AnswerMembers = ["role", "kind", "section", "activity", "action", "reason", "data", "by", "onBehalfOf"];
    private static readonly string[] ScriptMembers = ["activity", "result", "variables", "outcomes", "fails"];

    private static readonly string[] HttpMembers = ["activity", "statusCode", "headers", "body", "end"];
    private static readonly string[] ChildMembers = ["activity", "status", "output", "outcomes", "fails"];

    private static readonly string[] ServiceMembers = ["activity", "gives", "fails"];

    /// <summary>The clock; a step that lets time pass moves it.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Sets the clock to a moment that is written as text.</summary>
    public bool TrySet(Value moment)
    {
        if (!moment.IsText || !DateTimeOffset.TryParse(moment.AsText, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var now)) return false;
        Now = now;
        return true;
    }

    /// <summary>What the step tells the run; null for a step that only expects something, and when there is a problem.</summary>
    public Stimulus? Read(Value step, string at, RunState run)
    {
        if (!Known(step, at, Members)) return null;
        if (!step["answer"].IsNull) return Answer(step["answer"], $"{at}/answer", run);
        if (!step["script"].IsNull) return Script(step["script"], $"{at}/script", run);
        if (!step["child"].IsNull) return Child(step["child"], $"{at}/child", run);
        if (!step["service"].IsNull) return Service(step["service"], $"{at}/service", run);
        if (!step["http"].IsNull) return Http(step["http"], $"{at}/http", run);
        if (!step["advance"].IsNull) return Advance(step["advance"], $"{at}/advance");
        if (step["withdraw"] is { IsText: true } withdraw) return new Stimulus.Withdraw(Person("applicant", "applicant"), withdraw.AsText);
        if (step["cancel"] is { IsText: true } cancel) return new Stimulus.Cancel(Person("operator", "operator"), cancel.AsText);
        if (!step["cancelTask"].IsNull) return CancelTask(step["cancelTask"], $"{at}/cancelTask", run);
        return step["event"]["name"] is { IsText: true } happened ? new Stimulus.Event(happened.AsText, step["event"]["payload"]) : null;
    }

    /// <summary>Whether a record has no other members than those.</summary>
    public bool Known(Value record, string at, string[] members)
    {
        if (record.Kind != ValueKind.Record) return Broken(at);
        foreach (var member in record.AsRecord.Keys)
            if (!members.Contains(member)) problems.Add(ScenarioFaults.Unknown($"{at}/{member}", member, Nearest.To(member, members)));
        return problems.Count == 0;
    }

    /// <summary>Notes that the value at a place cannot be read.</summary>
    public bool Broken(string at)
    {
        problems.Add(ScenarioFaults.Unreadable(at, name));
        return false;
    }

    private Stimulus.TimePassed? Advance(Value value, string at)
    {
        if (value["days"] is { IsNumber: true } days) Now = Now.AddDays((double)days.AsNumber);
        else if (value["hours"] is { IsNumber: true } hours) Now = Now.AddHours((double)hours.AsNumber);
        else if (!TrySet(value))
        {
            Broken(at);
            return null;
        }

        return new();
    }

    private Stimulus.Answer? Answer(Value answer, string at, RunState run)
    {
        if (!Known(answer, at, AnswerMembers)) return null;

        var (role, kind, section, activity) = (TextOf(answer["role"]), TextOf(answer["kind"]), TextOf(answer["section"]), TextOf(answer["activity"]));
        var task = run.OpenTasks.FirstOrDefault(t =>
            (role is null || t.Candidates.Contains(role)) && (kind is null || t.Kind == kind)
                && (section is null || t.Sections.Contains(section)) && (activity is null || t.ActivityId == activity));
        if (task is null)
        {
            var asked = string.Join(":", new[] { kind, activity, role, section }.Where(w => w is not null));
            problems.Add(ScenarioFaults.NoTask(at, name, asked, ScenarioCheck.Waits(run)));
            return null;
        }

        var data = answer["data"].IsNull ? Value.Record() : answer["data"];
        if (answer["reason"] is { IsText: true } reason) data = data.With("/reason", reason);
        var held = role ?? (task.Candidates.Count > 0 ? task.Candidates[0] : "anyone");
        if (task.Candidates.Count == 0 && TextOf(answer["by"]) is null && task.CandidateUsers.Count > 0) held = task.CandidateUsers[0];
        var absent = TextOf(answer["onBehalfOf"]) is { } other ? Person(other, held) : null;
        var action = TextOf(answer["action"]) ?? (task.Actions.Count > 0 ? task.Actions[0].Key : "complete");
        return new(task.Id, action, data, Person(TextOf(answer["by"]) ?? held, absent is null ? held : "deputy"), absent);
    }

    private Stimulus.CancelTask? CancelTask(Value cancel, string at, RunState run)
    {
        var activity = TextOf(cancel["activity"]);
        if (Known(cancel, at, ["activity", "reason", "by"]) && run.OpenTasks.FirstOrDefault(t => t.ActivityId == activity) is { } task)
            return new(task.Id, Person(TextOf(cancel["by"]) ?? "operator", "operator"), TextOf(cancel["reason"]) ?? "");
        if (problems.Count == 0) problems.Add(ScenarioFaults.NoTask(at, name, activity ?? "*", ScenarioCheck.Waits(run)));
        return null;
    }

    // The scenario says what the script gives: what it does by itself is tested where it runs.
    private Stimulus.ScriptDone? Script(Value script, string at, RunState run)
    {
        if (!Known(script, at, ScriptMembers)) return null;

        var activity = TextOf(script["activity"]);
        if (run.OpenScripts.FirstOrDefault(s => activity is null || s.ActivityId == activity) is not { ActivityId: not null } open)
        {
            problems.Add(ScenarioFaults.NoScript(at, name, activity ?? "*", ScenarioCheck.Waits(run)));
            return null;
        }

        if (TextOf(script["fails"]) is { } why) return new(open.Id, ScriptAnswer.Failed(ScriptFaults.Runtime(0, 0, why)));
        try
        {
            return new(open.Id, ScriptAnswer.Of(script));
        }
        catch (FormatException)
        {
            Broken(at);
            return null;
        }
    }

    // How the child ended; what it does by itself is proved by its own scenarios.
    private Stimulus.Reply? Child(Value child, string at, RunState run)
    {
        if (!Known(child, at, ChildMembers) || Open(child, at, run, ReplyFrom.Child) is not { } id) return null;

        try
        {
            var answer = ChildAnswer.Of(child);
            if (TextOf(child["fails"]) is { } why) answer = answer with { Status = RunSubStatus.Faulted, Message = new(why, why) };
            return new(id, answer.ToValue());
        }
        catch (FormatException)
        {
            Broken(at);
            return null;
        }
    }

    // What the service gave: the service itself is proved beside its package.
    private Stimulus.Reply? Service(Value service, string at, RunState run)
    {
        if (!Known(service, at, ServiceMembers) || Open(service, at, run, ReplyFrom.Service) is not { } id) return null;
        return new(id, (TextOf(service["fails"]) is { } why ? ServiceAnswer.Failed(new(why, why)) : new ServiceAnswer(service["gives"])).ToValue());
    }

    // What the server said, or { "end": "Timeout" }, "NoConnection", "Refused".
    private Stimulus.Reply? Http(Value answer, string at, RunState run)
    {
        if (!Known(answer, at, HttpMembers) || Open(answer, at, run, ReplyFrom.Http) is not { } id) return null;

        try
        {
            return new(id, HttpAnswer.Of(answer).ToValue());
        }
        catch (FormatException)
        {
            Broken(at);
            return null;
        }
    }

    private Guid? Open(Value asked, string at, RunState run, ReplyFrom from)
    {
        var activity = TextOf(asked["activity"]);
        var open = run.OpenReplies.FirstOrDefault(r => r.Reply.From == from && (activity is null || r.ActivityId == activity));
        if (open.Reply is not null) return open.Reply.Id;

        problems.Add(ScenarioFaults.NoReply(at, name, activity ?? "*", ScenarioCheck.Waits(run)));
        return null;
    }

    private static Participant Person(string name, string role) => new(name, name, [role]);

    private static string? TextOf(Value value) => value.IsText ? value.AsText : null;
}
