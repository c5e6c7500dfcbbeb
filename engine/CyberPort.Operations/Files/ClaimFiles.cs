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
        var slots = form.Layout.Fields
            .Where(f => f.Field is { Kind: "file", RowsPath: null } && submission.Values.At(f.Path) is { Kind: ValueKind.List, AsList.Count: > 0 })
            .Select(f => f.Path)
            .ToList();
        if (slots.Count == 0) return new ClaimedFiles(submission.Values, []);

        var own = submission.DraftId is { } draft ? ById(await files.ListAsync(submission.Tenant, "draft", draft, cancel)) : [];
        var named = slots.SelectMany(slot => submission.Values.At(slot).AsList).Select(IdOf).OfType<Guid>().Where(id => !own.ContainsKey(id)).Distinct().ToList();
        var uploads = ById(await files.FindManyAsync(submission.Tenant, Upload, actor.MembershipId, named, cancel));

        var copies = new List<FileRow>();
        var values = submission.Values;
        foreach (var slot in slots)
        {
            var claimed = values.At(slot).AsList.Select(file => Claim(slot, file, own, uploads, copies)).ToList();
            values = values.With(slot, Value.Of(claimed));
        }

        return new ClaimedFiles(values, copies);
    }

    private Value Claim(string slot, Value file, Dictionary<Guid, FileRow> own, Dictionary<Guid, FileRow> uploads, List<FileRow> copies)
    {
        var kind = file["kind"] is { Kind: ValueKind.Text } text ? text.AsText : "";
        var id = IdOf(file) ?? Guid.Empty;
        if (own.TryGetValue(id, out var row)) return FileValues.Of(row, kind);
        if (!uploads.TryGetValue(id, out var upload))
        {
            throw new AnswerRefusedException(new LocalText(
                $"添付ファイル（{slot}）が見つかりません。もう一度アップロードしてください。", $"An attached file ({slot}) was not found. Upload it again."));
        }

        var copy = upload with { Id = Guid.CreateVersion7(time.GetUtcNow()), OwnerKind = "case", Slot = slot };
        copies.Add(copy);
        return FileValues.Of(copy, kind);
    }

    private static Dictionary<Guid, FileRow> ById(IReadOnlyList<FileRow> rows) => rows.ToDictionary(f => f.Id);

    private static Guid? IdOf(Value file) => file["id"] is { Kind: ValueKind.Text } name && Guid.TryParse(name.AsText, out var id) ? id : null;
}
