namespace CyberPort.Workflows;

/// <summary>The time at which a step happens, and the calendar it counts days with.</summary>
public sealed record RunContext
{
    public required DateTimeOffset Now { get; init; }

    public WorkingCalendar Calendar { get; init; } = WorkingCalendar.Plain;

    /// <summary>The office's tables of who decides, as they are published.</summary>
    public DecisionBook Decisions { get; init; } = DecisionBook.Empty;

    /// <summary>The key of the procedure that the run belongs to.</summary>
    public string Procedure { get; init; } = "";

    /// <summary>The office's offset from UTC; Japan has no summer time.</summary>
    public TimeSpan Offset { get; init; } = TimeSpan.FromHours(9);

    public DateOnly Today => DateOnly.FromDateTime(Now.ToOffset(Offset).DateTime);

    /// <summary>The moment at which a day is over in the office.</summary>
    public DateTimeOffset EndOf(DateOnly day) => new(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Offset);
}
