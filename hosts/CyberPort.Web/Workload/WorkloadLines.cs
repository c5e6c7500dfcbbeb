using System.Globalization;
using CyberPort.Operations.Workload;
using CyberPort.Web.Texts;

namespace CyberPort.Web.Workload;

/// <summary>The figures as lines of text, for the page's tables and for the CSV.</summary>
internal static class WorkloadLines
{
    public static IReadOnlyList<string> ProcedureHeads(TextBook texts) =>
        [.. new[] { "desk.procedure", "workload.received", "workload.open", "workload.closed", "workload.median", "workload.ninth", "workload.inTime" }.Select(h => texts[h])];

    public static IReadOnlyList<string> StepHeads(TextBook texts) =>
    [
        .. new[] { "desk.procedure", "workload.step", "workload.role", "workload.answered", "workload.median", "workload.ninth", "workload.waiting" }.Select(h => texts[h]),
        .. WorkloadReport.AgeLimits.Select(limit => texts["workload.upTo", limit]),
        texts["workload.above", WorkloadReport.AgeLimits[^1]],
        texts["workload.overdue"],
    ];

    /// <summary>Below a procedure's name, with the ages of what waits in one column.</summary>
    public static IReadOnlyList<string> ShortStepHeads(TextBook texts) =>
    [
        .. new[] { "workload.step", "workload.role", "workload.answered", "workload.median", "workload.ninth", "workload.waiting", "workload.ages", "workload.overdue" }
            .Select(h => texts[h]),
    ];

    public static IReadOnlyList<string> Short(StepWorkload line, TextBook texts) =>
        [.. Of(line, texts).Skip(1).Take(6), Ages(line, texts), Number(line.Overdue)];

    public static IReadOnlyList<string> Of(ProcedureWorkload line, TextBook texts) =>
    [
        line.Procedure, Number(line.Received), Number(line.Open), Number(line.Closed?.Count ?? 0), Days(line.Closed?.Median), Days(line.Closed?.Ninth),
        line.Timed == 0 ? "—" : texts["workload.ofTimed", line.InTime, line.Timed],
    ];

    public static IReadOnlyList<string> Of(StepWorkload line, TextBook texts) =>
    [
        line.Procedure, line.Step.In(texts.Language), line.Role.Length == 0 ? "—" : texts[$"role.{line.Role}"],
        Number(line.Answered?.Count ?? 0), Days(line.Answered?.Median), Days(line.Answered?.Ninth), Number(line.Waiting.Sum()),
        .. line.Waiting.Select(Number), Number(line.Overdue),
    ];

    // "7 日以内 1、14 日以内 2": classes in which nothing waits are left out
    private static string Ages(StepWorkload line, TextBook texts)
    {
        var classes = line.Waiting.Select((count, i) => (count, Name: i < WorkloadReport.AgeLimits.Count
            ? texts["workload.upTo", WorkloadReport.AgeLimits[i]] : texts["workload.above", WorkloadReport.AgeLimits[^1]]));
        return string.Join(texts["workload.and"], classes.Where(c => c.count > 0).Select(c => $"{c.Name} {c.count}")) is { Length: > 0 } ages ? ages : "—";
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    // one digit: a step that takes an hour is not the same as one that takes a day
    private static string Days(double? days) => days?.ToString("0.0", CultureInfo.InvariantCulture) ?? "—";
}
