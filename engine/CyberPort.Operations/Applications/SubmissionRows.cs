using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.States;
using CyberPort.Operations.Accounts;
using CyberPort.Storage;
using CyberPort.Storage.Cases;

namespace CyberPort.Operations.Applications;

/// <summary>Where and when a submission stands.</summary>
public sealed record SubmissionPlace(TenantId Tenant, Guid CaseId, int Number, CompiledForm Form, DateTimeOffset At)
{
    /// <summary>The origin of what was entered: an officer's organisation where the office enters for others, or the applicant.</summary>
    public required ValueOrigin ByHand { get; init; }
}

/// <summary>Rows of submissions: values as they were, findings and acknowledgements with them.</summary>
public static class SubmissionRows
{
    public static SubmissionRow Of(Actor actor, Submission submission, FormState state, SubmissionPlace place) => new()
    {
        TenantId = place.Tenant,
        CaseId = place.CaseId,
        Number = place.Number,
        ClientKey = submission.ClientKey,
        SnapshotDigest = place.Form.Digest,
        FormValues = submission.Values.ToJson(),
        Findings = Findings(state).ToJson(),
        Acknowledgements = Acknowledged.Write(submission.Acknowledgements),
        Sources = OriginRows.Write(Provenance.Of(place.Form, state, submission.Given, place.ByHand)),
        SubmittedBy = actor.PersonId,
        SubmittedByName = actor.Name,
        SubmittedAt = place.At,
    };

    // warnings and notes stay with the submission: the officer reads the acknowledged ones first
    private static Value Findings(FormState state) => Value.Of([.. state.Findings.Select(f => Value.Record(
        ("ruleId", Value.Of(f.RuleId)),
        ("severity", Value.Of(f.Severity.ToString())),
        ("pointer", Value.Of(f.Pointer)),
        ("ja", Value.Of(f.Message.Ja)),
        ("en", Value.Of(f.Message.En)),
        ("digest", Value.Of(f.Digest)),
        ("acknowledged", Value.Of(f.Acknowledged))))]);
}
