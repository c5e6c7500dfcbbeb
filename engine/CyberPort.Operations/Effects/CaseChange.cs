using CyberPort.Operations.Calendars;
using CyberPort.Storage.Cases;
using CyberPort.Workflows;

namespace CyberPort.Operations.Effects;

/// <summary>How a step changes the columns of its case; decides only.</summary>
public static class CaseChange
{
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

        // a run that ended closes its case; a faulted one stays open until an operator has mended it
        var ended = step.Run is { Status: RunStatus.Finished, SubStatus: not RunSubStatus.Faulted };
        if (!ended || row.ClosedAt is not null) return row;
        return CaseClock.Resume(row, today, calendar) with { ClosedAt = step.Journal.Count > 0 ? step.Journal[^1].At : row.UpdatedAt };
    }
}
