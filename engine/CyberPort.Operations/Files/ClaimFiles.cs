using CyberPort.Expressions;
using CyberPort.Forms.Publishing;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Files;

namespace CyberPort.Operations.Files;

/// <summary>The files of a submission: its values with the facts of the stored rows, and rows to be added for files that were uploaded before.</summary>
public sealed record ClaimedFiles(Value Values, IReadOnlyList<FileRow> Copies);

/// <summary>Takes the word of no sender for a file: each one named in the values must be the draft's, or an upload of the same membership.</summary>
public sealed class ClaimFiles(FileStore files, TimeProvider time)
{
    public const string Upload = "upload";

    /// <exception cref="AnswerRefusedException">A named file is not the sender's.</exception>
    public async Task<ClaimedFiles> RunAsync(Actor actor, Submission submission, CompiledForm form, CancellationToken cancel)
    {
        var values = submission.Values;
        var copies = new List<FileRow>();
        Dictionary<Guid, FileRow>? ofDraft = null;
        foreach (var field in form.Layout.Fields.Where(f => f.Field is { Kind: "file", RowsPath: null }))
        {
            if (values.At(field.Path) is not { Kind: ValueKind.List } list || list.AsList.Count == 0) continue;

            ofDraft ??= await OfDraftAsync(submission, cancel);
            var claimed = new List<Value>(list.AsList.Count);
            foreach (var file in list.AsList) claimed.Add(await ClaimAsync(actor, submission, new Claim(field.Path, file, ofDraft, copies), cancel));
            values = values.With(field.Path, Value.Of(claimed));
        }

        return new ClaimedFiles(values, copies);
    }

    private async Task<Dictionary<Guid, FileRow>> OfDraftAsync(Submission submission, CancellationToken cancel) => submission.DraftId is { } draft
        ? (await files.ListAsync(submission.Tenant, "draft", draft, cancel)).ToDictionary(f => f.Id)
        : [];

    private async Task<Value> ClaimAsync(Actor actor, Submission submission, Claim claim, CancellationToken cancel)
    {
        var kind = claim.File["kind"] is { Kind: ValueKind.Text } text ? text.AsText : "";
        if (claim.File["id"] is { Kind: ValueKind.Text } name && Guid.TryParse(name.AsText, out var id))
        {
            if (claim.OfDraft.TryGetValue(id, out var own)) return FileValues.Of(own, kind);
            if (await files.FindAsync(submission.Tenant, Upload, actor.MembershipId, id, cancel) is { } upload)
            {
                var copy = upload with { Id = Guid.CreateVersion7(time.GetUtcNow()), OwnerKind = "case", Slot = claim.Slot };
                claim.Copies.Add(copy);
                return FileValues.Of(copy, kind);
            }
        }

        throw new AnswerRefusedException(new LocalText(
            $"添付ファイル（{claim.Slot}）が見つかりません。もう一度アップロードしてください。", $"An attached file ({claim.Slot}) was not found. Upload it again."));
    }

    private sealed record Claim(string Slot, Value File, Dictionary<Guid, FileRow> OfDraft, List<FileRow> Copies);
}
