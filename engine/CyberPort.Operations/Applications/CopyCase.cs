using System.Text.Json;
using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Procedures;
using CyberPort.Storage;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Applications;

/// <summary>Starts a new application from an earlier one (P-06): what still fits is taken over, what does not is listed.</summary>
public sealed class CopyCase(CaseStore cases, SubmissionStore submissions, ProcedureStore procedures, FormLibrary forms, Drafts drafts)
{
    public async Task<DraftRow> RunAsync(Actor actor, TenantId tenant, Guid caseId, CancellationToken cancel)
    {
        var row = await cases.FindAsync(tenant, caseId, cancel);
        if (row is null || row.ApplicantTenantId != actor.Tenant) throw new NotFoundException("The case");

        var procedure = await procedures.FindAsync(tenant, row.ProcedureKey, cancel) ?? throw new NotFoundException("The procedure");
        var form = await forms.GetAsync(tenant, procedure.SnapshotDigest, cancel);
        var earlier = (await submissions.ListAsync(tenant, caseId, cancel))[^1];
        var earlierForm = await forms.GetAsync(tenant, row.SnapshotDigest, cancel);
        var copy = FormCopy.Into(form, Value.Parse(earlier.FormValues), earlierForm);
        var sources = form.Layout.Fields.Where(field => !copy.Values.At(field.Path).IsNull)
            .ToDictionary(field => field.Path, _ => "copied:" + row.ReceiptNumber, StringComparer.Ordinal);
        sources[LostKey] = JsonSerializer.Serialize(copy.Left.Select(left => new Lost(left.Label.Ja, left.Label.En, left.Text.Ja)));
        return await drafts.StartAsync(actor, tenant, row.ProcedureKey, new DraftStart { Values = copy.Values, Sources = sources }, cancel);
    }

    /// <summary>The member of a draft's sources that lists what was not taken over.</summary>
    public const string LostKey = "#lost";

    /// <summary>What was not taken over into a draft.</summary>
    public static IReadOnlyList<Lost> LostOf(OpenDraft draft) =>
        draft.Sources.TryGetValue(LostKey, out var json) ? JsonSerializer.Deserialize<List<Lost>>(json)! : [];
}

/// <summary>An answer of the earlier application that the present form has no place for.</summary>
public sealed record Lost(string LabelJa, string LabelEn, string Text);
