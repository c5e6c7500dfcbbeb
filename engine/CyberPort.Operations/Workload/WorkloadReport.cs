using CyberPort.Expressions;

namespace CyberPort.Operations.Workload;

/// <summary>Which period and procedure an office looks at; days in Japan, both included.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="ProcedureKey">One procedure; all for an empty key.</param>
public sealed record WorkloadFilter(DateOnly From, DateOnly To, string ProcedureKey = "");

/// <summary>How long something took, in days of 24 hours.</summary>
/// <param name="Count">Of how many.</param>
/// <param name="Median">Half took at most so long.</param>
/// <param name="Ninth">Nine of ten took at most so long (90th percentile, nearest rank).</param>
public sealed record Durations(int Count, double Median, double Ninth)
{
    /// <summary>The figures of some durations in days; null when there is none.</summary>
    public static Durations? Of(IEnumerable<double> days)
    {
        double[] sorted = [.. days.Order()];
        return sorted.Length == 0 ? null : new(sorted.Length, Rank(sorted, 50), Rank(sorted, 90));
    }

    // the smallest value that so many percent do not exceed
    private static double Rank(double[] sorted, int percent) => sorted[((sorted.Length * percent) + 99) / 100 - 1];
}

/// <summary>What happens at one step of a procedure's chain: how long it takes, and what waits there now.</summary>
/// <param name="Procedure">The procedure's name.</param>
/// <param name="Step">The step's name; the parallel tasks of a consultation are one step.</param>
/// <param name="Role">The role whose turn it is: one key, or "applicant".</param>
public sealed record StepWorkload(string Procedure, LocalText Step, string Role)
{
    /// <summary>Tasks answered in the period; null when none was.</summary>
    public Durations? Answered { get; init; }

    /// <summary>How many tasks wait now, by how long they have waited (<see cref="WorkloadReport.AgeLimits"/>).</summary>
    public required IReadOnlyList<int> Waiting { get; init; }

    /// <summary>How many of those that wait are past their due time.</summary>
    public int Overdue { get; init; }
}

/// <summary>What became of a procedure's cases.</summary>
/// <param name="Procedure">The procedure's name.</param>
/// <param name="Received">Received in the period.</param>
/// <param name="Open">Open now.</param>
public sealed record ProcedureWorkload(string Procedure, int Received, int Open)
{
    /// <summary>Cases closed in the period, from arrival to the end without the days of corrections; null when none was.</summary>
    public Durations? Closed { get; init; }

    /// <summary>Of the closed cases with a standard processing period, how many ended within it.</summary>
    public int InTime { get; init; }

    /// <summary>Closed cases with a standard processing period.</summary>
    public int Timed { get; init; }
}

/// <summary>An office's work in figures, without a name of anybody.</summary>
/// <param name="Filter">What was asked for.</param>
/// <param name="Procedures">By procedure.</param>
/// <param name="Steps">By procedure and step; steps that wait longest first.</param>
public sealed record WorkloadReport(WorkloadFilter Filter, IReadOnlyList<ProcedureWorkload> Procedures, IReadOnlyList<StepWorkload> Steps)
{
    /// <summary>Up to how many days the classes of waiting tasks reach; the last class is open.</summary>
    public static readonly IReadOnlyList<int> AgeLimits = [3, 7, 14, 30];

    /// <summary>All procedures of the office that have figures, for choosing one: key and name.</summary>
    public required IReadOnlyList<(string Key, string Name)> Choices { get; init; }

    /// <summary>Whether there was more than is counted at once, so that the figures leave something out.</summary>
    public bool IsCut { get; init; }
}
