namespace CyberPort.Storage.Runs;

/// <summary>An open task with what its case is called, for a list of tasks.</summary>
public sealed record WaitingTask
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required string Kind { get; init; }
    public required string TitleJa { get; init; }
    public required string TitleEn { get; init; }

    /// <summary>As <see cref="TaskRow.Body"/>.</summary>
    public required string Body { get; init; }

    public required string AssigneeName { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public required int Priority { get; init; }
    public required string EscalatedTo { get; init; }
    public required int Revision { get; init; }
    public required string ReceiptNumber { get; init; }
    public required string ProcedureName { get; init; }
    public required string ApplicantName { get; init; }
}
