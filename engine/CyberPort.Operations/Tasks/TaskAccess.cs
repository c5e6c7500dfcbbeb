using CyberPort.Operations.Absences;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Effects;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Tasks;

/// <summary>How a person stands to an open task.</summary>
public enum TaskRight
{
    /// <summary>Not their task.</summary>
    None,

    /// <summary>Theirs, by role or because it was given to them.</summary>
    Own,

    /// <summary>Theirs in its holder's absence (代決).</summary>
    Substitute,
}

/// <summary>Who may answer a task.</summary>
public static class TaskAccess
{
    public static TaskRight Of(Actor actor, CaseRow row, TaskRow task)
    {
        var candidates = task.Candidates.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var (body, me) = (TaskBody.Of(task), actor.PersonId.ToString("D"));
        if (body.ExcludedUsers.Contains(me)) return TaskRight.None;
        if (candidates.Contains("applicant") && actor.Tenant == row.ApplicantTenantId) return TaskRight.Own;
        if (actor.Tenant != row.TenantId) return TaskRight.None;
        if (task.AssigneeId == actor.PersonId || body.CandidateUsers.Contains(me) || candidates.Any(actor.Has)) return TaskRight.Own;
        // who decided by proxy does not review it afterwards
        return task.Kind != "postReview" && (candidates.Any(actor.SubstitutesFor.Contains) || AbsentFor(actor, task) is not null)
            ? TaskRight.Substitute : TaskRight.None;
    }

    /// <summary>The absent person whose task it is today and for whom the actor stands in; nobody when there is none.</summary>
    public static StandIn? AbsentFor(Actor actor, TaskRow task)
    {
        var candidates = task.Candidates.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var body = TaskBody.Of(task);
        return actor.StandsInFor.FirstOrDefault(absent =>
        {
            var id = absent.PersonId.ToString("D");
            if (body.ExcludedUsers.Contains(id)) return false;
            return task.AssigneeId == absent.PersonId
                || (task.AssigneeId is null && (body.CandidateUsers.Contains(id) || candidates.Any(absent.Roles.Contains)));
        });
    }
}
