using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Forms.Publishing;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Files;
using CyberPort.Operations.Procedures;
using CyberPort.Storage;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Files;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Applications;

/// <summary>Starts a new application from an earlier one (P-06): what still fits is taken over, what does not is listed.</summary>
public sealed class CopyCase(CopyParts parts, FormLibrary forms, Drafts drafts, TimeProvider time)
{
    public async Task<DraftRow> RunAsync(Actor actor, TenantId tenant, Guid caseId, CancellationToken cancel)
    {
        var row = await parts.Cases.FindAsync(tenant, caseId, cancel);
        if (row is null || row.ApplicantTenantId != actor.Tenant) throw new NotFoundException("The case");

        var procedure = await parts.Procedures.FindAsync(tenant, row.ProcedureKey, cancel) ?? throw new NotFoundException("The procedure");
        var form = await forms.GetAsync(tenant, procedure.SnapshotDigest, cancel);
        var earlier = (await parts.Submissions.ListAsync(tenant, caseId, cancel))[^1];
        var earlierForm = await forms.GetAsync(tenant, row.SnapshotDigest, cancel);
        var copy = FormCopy.Into(form, Value.Parse(earlier.FormValues), earlierForm);
        var (values, files) = Attached(form, copy.Values, await parts.Files.ListAsync(tenant, "case", caseId, cancel));
        var copied = ValueOrigin.Of(OriginKind.Copied, row.ReceiptNumber);
        var draft = await drafts.StartAsync(actor, tenant, row.ProcedureKey, new DraftStart
        {
            Values = values,
            Given = Provenance.GivenBy(form, values, _ => copied),
            Lost = [.. copy.Anew.Concat(copy.Left).Select(left => new Lost(left.Label.Ja, left.Label.En, left.Text.Ja))],
        }, cancel);
        await parts.Db.WriteAsync(unit =>
        {
            foreach (var file in files) parts.Files.Add(unit, file with { OwnerId = draft.Id });
        }, cancel);
        return draft;
    }

    /// <summary>The values with files of the draft's own in place of the case's; the bytes are stored once.</summary>
    private (Value Values, IReadOnlyList<FileRow> Files) Attached(CompiledForm form, Value values, IReadOnlyList<FileRow> ofCase)
    {
        var files = new List<FileRow>();
        foreach (var field in form.Layout.Fields.Where(f => f.Field is { Kind: "file", RowsPath: null }))
        {
            if (values.At(field.Path) is not { Kind: ValueKind.List } list) continue;
            var own = new List<Value>();
            foreach (var file in list.AsList)
            {
                if (ofCase.FirstOrDefault(f => file["id"].Equals(Value.Of(f.Id.ToString("D")))) is not { } row) continue;
                files.Add(row with { Id = Guid.CreateVersion7(time.GetUtcNow()), OwnerKind = "draft", Slot = field.Path });
                own.Add(FileValues.Of(files[^1], file["kind"] is { Kind: ValueKind.Text } kind ? kind.AsText : ""));
            }

            values = own.Count == 0 ? values.Without(field.Path) : values.With(field.Path, Value.Of([.. own]));
        }

        return (values, files);
    }
}

/// <summary>The stores behind a copy.</summary>
public sealed record CopyParts(Db Db, CaseStore Cases, SubmissionStore Submissions, ProcedureStore Procedures, FileStore Files);

/// <summary>An earlier answer that was not taken over: it is asked anew each time, or the form has no place for it.</summary>
public sealed record Lost(string LabelJa, string LabelEn, string Text);
