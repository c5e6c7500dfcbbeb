using CyberPort.Operations.Calendars;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Effects;

/// <summary>How a step changes the columns of its case; decides only.</summary>
public static class CaseChange
{
    /// <summary>Begins the name of somebody in charge who is not one person yet: "@reviewer", "@consultant:coast,consultant:planning".</summary>
    public const char RoleMark = '@';

    /// <summary>The stage of a case that an operator has given up.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The case after one of several parallel tasks was answered: the others are still in charge.</summary>
    public static CaseRow Answered(CaseRow row, string candidates, Guid by, string name)
    {
        var answered = candidates.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var left = row.OfficerName.StartsWith(RoleMark) ? row.OfficerName[1..].Split(',').Except(answered).ToArray() : [];
        return left.Length > 0 ? row with { OfficerId = null, OfficerName = RoleMark + string.Join(',', left) } : row with { OfficerId = by, OfficerName = name };
    }

    /// <summary>The case after somebody took one of its tasks, gave it back or was given it.</summary>
    public static CaseRow InCharge(CaseRow row, TaskRow task)
    {
        // a case that waits for several roles stays with them all; what nobody holds any more is its roles' again
        var roles = RoleMark + task.Candidates.Trim(',');
        if (row.OfficerName.StartsWith(RoleMark) && row.OfficerName != roles) return row;
        return row with { OfficerId = task.AssigneeId, OfficerName = task.AssigneeId is null ? roles : task.AssigneeName };
    }

    public static CaseRow Apply(CaseRow row, Step step, DateOnly today, WorkingCalendar calendar)
    {
        row = step.Effects.Aggregate(row, (current, effect) => effect switch
        {
            Effect.SetStage stage => current with { Stage = stage.Stage, StageJa = stage.Label.Ja, StageEn = stage.Label.En },
            Effect.PauseClock => CaseClock.Pause(current, today),
            Effect.ResumeClock => CaseClock.Resume(current, today, calendar),
            Effect.Decide decide => current with { Disposition = decide.Disposition },
            _ => current,
        });

        row = InCharge(row, step);

        // the case's own run closes it with its end; a faulted one stays open until an operator has mended it
        // one that only waits to remind somebody is through as well
        var ended = step.Run.ParentId is null
            && (step.Run is { Status: RunStatus.Finished, SubStatus: not RunSubStatus.Faulted } || step.Run.OnlyReminds);
        if (!ended || row.ClosedAt is not null) return row;
        if (step.Run.SubStatus == RunSubStatus.Cancelled) row = row with { Stage = Cancelled, StageJa = "取消し", StageEn = "Cancelled" };
        return CaseClock.Resume(row, today, calendar) with { ClosedAt = step.Journal.Count > 0 ? step.Journal[^1].At : row.UpdatedAt };
    }

    private static CaseRow InCharge(CaseRow row, Step step)
    {
        var opened = step.Effects.OfType<Effect.OpenTask>().Where(o => o.Task.Blocks).SelectMany(o => TaskRows.Candidates(o.Task)).Distinct().ToArray();
        return opened.Length > 0 ? row with { OfficerId = null, OfficerName = RoleMark + string.Join(',', opened) } : row;
    }
}
