namespace CyberPort.Storage.Audit;

/// <summary>One line of the audit chain: who did or saw what, when.</summary>
public sealed record AuditRow
{
    public required TenantId TenantId { get; init; }

    /// <summary>1, 2, 3 ... within the tenant, without gaps.</summary>
    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }
    public required string Actor { get; init; }
    public required string Action { get; init; }
    public required string Subject { get; init; }
    public required string Detail { get; init; }

    /// <summary>SHA-256 over the previous hash and this row's fields, lower-case hex.</summary>
    public required string Hash { get; init; }
}

/// <summary>The last line of a tenant's chain; without it a cut tail would not be seen.</summary>
public sealed record AuditHead
{
    public required long Number { get; init; }
    public required string Hash { get; init; }
}

/// <summary>What is to be written; number and hash come from the chain.</summary>
/// <param name="Actor">Who: a person's id and name, or the product itself.</param>
/// <param name="Action">What: submit, answer, view, download, publish ...</param>
/// <param name="Subject">On what: "case/…", "file/…".</param>
/// <param name="Detail">More, as JSON; never passwords, never whole submissions.</param>
public sealed record AuditEntry(string Actor, string Action, string Subject, string Detail);
