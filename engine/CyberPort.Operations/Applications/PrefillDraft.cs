using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Procedures;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Forms;
using CyberPort.Storage.Organisations;

namespace CyberPort.Operations.Applications;

/// <summary>Fills a beginning application with what is known: the organisation's profile, its last case of the procedure.</summary>
/// <remarks>An earlier case is only used when its applicant agreed to that there, or when the form does not ask.</remarks>
public sealed class PrefillDraft(PrefillParts parts, OfficeCalendars calendars)
{
    /// <summary>The applicant's consent to the use of the answers for the next application (GIF 再利用同意), part of the national block.</summary>
    private const string Consent = "/reuseConsent";

    /// <summary>The draft with what the form's rules take from there; what somebody wrote is not replaced.</summary>
    public async Task<DraftStart> RunAsync(Actor actor, ProcedureRow procedure, DraftStart start, CancellationToken cancel)
    {
        var organisation = await parts.Organisations.FindAsync(actor.Tenant, actor.Tenant.Value, cancel);
        if (organisation is null) return start;

        var form = await parts.Forms.GetAsync(procedure.TenantId, procedure.SnapshotDigest, cancel);
        var earlier = await EarlierAsync(actor, procedure, form, cancel);
        var facts = ProcedureSettings.Of(procedure).FactsOf(form);
        var context = new FormContext { Today = calendars.Today, Facts = facts, Previous = earlier.Values };
        var profile = new Dictionary<string, Value> { ["profile"] = Value.Parse(organisation.Details) };
        var filled = FormPrefill.Into(form, start.Values, profile, context);
        var byProfile = new ValueOrigin(OriginKind.Profile, new(organisation.NameJa, organisation.NameEn));
        var byCase = ValueOrigin.Of(OriginKind.Case, earlier.Receipt);
        var given = filled.Given(form, answer => answer.Source == "previous" ? byCase : byProfile);
        return start with { Values = filled.Values, Given = start.Given.Concat(given).DistinctBy(one => one.Key).ToDictionary() };
    }

    /// <summary>What the last case of the procedure says to this form; nothing when the form asks nothing of it.</summary>
    private async Task<(Value Values, string Receipt)> EarlierAsync(
        Actor actor, ProcedureRow procedure, CompiledForm form, CancellationToken cancel)
    {
        if (!form.Rules.Rules.Any(r => r is { Kind: RuleKind.Prefill, Source: "previous" })) return (Value.Null, "");
        var (tenant, key) = (procedure.TenantId, procedure.ProcedureKey);
        if (await parts.Cases.FindLastOfApplicantAsync(tenant, key, actor.Tenant, cancel) is not { } row) return (Value.Null, "");

        var values = Value.Parse((await parts.Submissions.ListAsync(tenant, row.Id, cancel))[^1].FormValues);
        if (form.Field(Consent) is not null && !values.At(Consent).IsTrue) return (Value.Null, "");
        return (FormCopy.Into(form, values).Values, row.ReceiptNumber);
    }
}

/// <summary>The stores behind a prefill.</summary>
public sealed record PrefillParts(OrganisationStore Organisations, CaseStore Cases, SubmissionStore Submissions, FormLibrary Forms);
