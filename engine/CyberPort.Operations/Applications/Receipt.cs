using CyberPort.Forms.Entry;
using CyberPort.Forms.States;
using CyberPort.Storage;

namespace CyberPort.Operations.Applications;

/// <summary>What the sender gets: the application arrived (到達) and has its number.</summary>
public sealed record Receipt(TenantId Tenant, Guid CaseId, string ReceiptNumber, DateTimeOffset ReceivedAt);

/// <summary>What came of a submission: a receipt, or the findings that stopped it.</summary>
public sealed record SubmitResult(Receipt? Receipt, FormState? State);

/// <summary>A submission as data, whichever way it came.</summary>
public sealed record Submission
{
    public required TenantId Tenant { get; init; }
    public required string ProcedureKey { get; init; }
    public required CyberPort.Expressions.Value Values { get; init; }
    public IReadOnlyList<Acknowledgement> Acknowledgements { get; init; } = [];

    /// <summary>What was filled into the draft, with its origin; nothing for what comes from elsewhere.</summary>
    public IReadOnlyDictionary<string, Given> Given { get; init; } = new Dictionary<string, Given>();

    /// <summary>The same key again answers the first receipt: safe to repeat after a lost answer.</summary>
    public required string ClientKey { get; init; }

    public string Channel { get; init; } = "online";

    /// <summary>The draft it was filled on, if any; its attachments go along.</summary>
    public Guid? DraftId { get; init; }

    /// <summary>The form it was filled on; nothing takes the one that is offered now.</summary>
    public string? SnapshotDigest { get; init; }
}
