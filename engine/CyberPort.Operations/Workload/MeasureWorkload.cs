using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Workload;

/// <summary>Counts an office's work by step and by procedure: how long it took, how long it waits (P-27).</summary>
public sealed class MeasureWorkload(WorkloadStore workload, OfficeCalendars calendars, TimeProvider time)
{
    /// <summary>The longest period, in days.</summary>
    public const int LongestPeriod = 731;

    /// <summary>How many tasks and cases are counted at most; with more the report says that it is cut.</summary>
    public int Most { get; init; } = 200_000;

    /// <summary>The last thirty days.</summary>
    public WorkloadFilter Usual => new(calendars.Today.AddDays(-29), calendars.Today);

    /// <exception cref="AnswerRefusedException">The period ends before it begins, or is too long.</exception>
    public async Task<WorkloadReport> RunAsync(Actor actor, WorkloadFilter filter, CancellationToken cancel)
    {
        if (!actor.IsOfficer) throw new NotAllowedException("The figures are for the office.");
        if (filter.To < filter.From || filter.To.DayNumber - filter.From.DayNumber >= LongestPeriod) throw new AnswerRefusedException(NoPeriod);

        var period = new Period(OfficeCalendars.StartOf(filter.From), OfficeCalendars.StartOf(filter.To.AddDays(1)));
        var answered = await workload.ListAnsweredAsync(actor.Tenant, period, Most + 1, cancel);
        var open = await workload.ListOpenAsync(actor.Tenant, Most + 1, cancel);
        var cases = await workload.ListCasesAsync(actor.Tenant, period, Most + 1, cancel);
        return new WorkloadReport(
            filter,
            [.. ByProcedure([.. cases.Take(Most).Where(c => Wanted(filter, c.ProcedureKey))], period)],
            [.. BySteps([.. answered.Take(Most).Concat(open.Take(Most)).Where(t => Wanted(filter, t.ProcedureKey))])])
        {
            Choices = [.. cases.DistinctBy(c => c.ProcedureKey).OrderBy(c => c.ProcedureName, StringComparer.Ordinal).Select(c => (c.ProcedureKey, c.ProcedureName))],
            IsCut = new[] { answered.Count, open.Count, cases.Count }.Max() > Most,
        };
    }

    private static bool Wanted(WorkloadFilter filter, string procedure) => filter.ProcedureKey.Length == 0 || filter.ProcedureKey == procedure;

    private static IEnumerable<ProcedureWorkload> ByProcedure(IReadOnlyList<CaseTimes> cases, Period period)
    {
        foreach (var group in cases.GroupBy(c => c.ProcedureKey).OrderByDescending(g => g.Count()))
        {
            CaseTimes[] closed = [.. group.Where(c => c.ClosedAt >= period.From && c.ClosedAt < period.Until)];
            CaseTimes[] timed = [.. closed.Where(c => c.DueOn is not null)];
            yield return new(
                group.First().ProcedureName,
                group.Count(c => c.ReceivedAt >= period.From && c.ReceivedAt < period.Until),
                group.Count(c => c.ClosedAt is null))
            {
                Closed = Durations.Of(closed.Select(c => Math.Max(0, (c.ClosedAt!.Value - c.ReceivedAt).TotalDays - c.PausedDays))),
                InTime = timed.Count(c => OfficeCalendars.DayOf(c.ClosedAt!.Value) <= c.DueOn),
                Timed = timed.Length,
            };
        }
    }

    private IEnumerable<StepWorkload> BySteps(IReadOnlyList<TaskTimes> tasks)
    {
        var now = time.GetUtcNow();
        return tasks.GroupBy(t => (t.ProcedureKey, t.ActivityId, t.TitleJa, Role: RoleOf(t))).Select(group =>
        {
            TaskTimes[] open = [.. group.Where(t => t.ClosedAt is null)];
            return new StepWorkload(group.First().ProcedureName, new LocalText(group.Key.TitleJa, group.First().TitleEn), group.Key.Role)
            {
                Answered = Durations.Of(group.Where(t => t.ClosedAt is not null).Select(t => (t.ClosedAt!.Value - t.OpenedAt).TotalDays)),
                Waiting = Ages(open, now),
                Overdue = open.Count(t => t.DueAt < now),
            };
        }).OrderBy(s => s.Procedure, StringComparer.Ordinal).ThenByDescending(s => s.Answered?.Ninth ?? 0);
    }

    // "consultant:coast" and "consultant:planning" are one step's sections
    private static string RoleOf(TaskTimes task) => task.Candidates.Split(',', StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first.Split(':')[0] : "";

    private static int[] Ages(IReadOnlyList<TaskTimes> open, DateTimeOffset now)
    {
        var counts = new int[WorkloadReport.AgeLimits.Count + 1];
        foreach (var task in open)
        {
            var days = (now - task.OpenedAt).TotalDays;
            counts[WorkloadReport.AgeLimits.Count(limit => days > limit)]++;
        }

        return counts;
    }

    private static LocalText NoPeriod => new(
        $"期間は開始日から終了日まで、{LongestPeriod} 日以内で指定してください。", $"Give a period from its first day to its last, of at most {LongestPeriod} days.");
}
