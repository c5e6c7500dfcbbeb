namespace CyberPort.Storage.Cases;

/// <summary>One case (案件): an application from its arrival to its end, with the columns that the office's list filters on.</summary>
public sealed record CaseRow
{
    public required TenantId TenantId { get; init; }
    public required Guid Id { get; init; }
    public required string ReceiptNumber { get; init; }
    public required string ProcedureKey { get; init; }
    public required string ProcedureName { get; init; }
    public required string FormKey { get; init; }
    public required string SnapshotDigest { get; init; }
    public required string DefinitionId { get; init; }
    public required int DefinitionVersion { get; init; }
    public required TenantId ApplicantTenantId { get; init; }
    public Guid? ApplicantPersonId { get; init; }
    public required string ApplicantName { get; init; }
    public required string Title { get; init; }
    public required string Place { get; init; }

    /// <summary>How it came in: online, paper, telephone (P-40).</summary>
    public required string Channel { get; init; }

    public required string Stage { get; init; }
    public required string StageJa { get; init; }
    public required string StageEn { get; init; }

    /// <summary>permit, denial, dismissal, agreement, withdrawal ...; nothing while it is open.</summary>
    public string? Disposition { get; init; }

    public Guid? OfficerId { get; init; }
    public required string OfficerName { get; init; }

    /// <summary>When it arrived (到達).</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The first working day of the standard processing period (行政手続法6条).</summary>
    public required DateOnly CountedFrom { get; init; }

    /// <summary>The last day of the standard processing period.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Since when the period stands still (補正), if it does.</summary>
    public DateOnly? PausedOn { get; init; }

    /// <summary>Working days for which it stood still before.</summary>
    public required int PausedDays { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public required string SearchText { get; init; }
    public required int Version { get; init; }
}

/// <summary>What the office's list asks for; an empty text means "any".</summary>
public sealed record CaseFilter
{
    /// <summary>mine, team, correction, open or all.</summary>
    public string View { get; init; } = "mine";

    public Guid PersonId { get; init; }

    /// <summary>Up to four people whose tasks the person has during their absence.</summary>
    public IReadOnlyList<Guid> StandsInFor { get; init; } = [];

    /// <summary>The member's roles as ",reviewer,consultant:coast,".</summary>
    public string Roles { get; init; } = ",";

    public string Stage { get; init; } = "";
    public string ProcedureKey { get; init; } = "";
    public string Officer { get; init; } = "";
    public string Applicant { get; init; } = "";
    public DateOnly? DueUntil { get; init; }

    /// <summary>Free text, folded as <see cref="CaseRow.SearchText"/> is.</summary>
    public string Text { get; init; } = "";

    /// <summary>due (default) or updated.</summary>
    public string Order { get; init; } = "due";

    public int Skip { get; init; }
    public int Take { get; init; } = 50;
}

/// <summary>How many cases each chip of the office's list holds.</summary>
public sealed record CaseCounts
{
    public int Mine { get; init; }
    public int Team { get; init; }
    public int Correction { get; init; }
    public int Open { get; init; }
    public int All { get; init; }
    public int Overdue { get; init; }
    public int DueToday { get; init; }
}
