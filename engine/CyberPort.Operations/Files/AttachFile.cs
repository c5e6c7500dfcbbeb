using CyberPort.Expressions;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Fields.Files;
using CyberPort.Forms.Publishing;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Tasks;
using CyberPort.Storage;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Files;

namespace CyberPort.Operations.Files;

/// <summary>A file on its way in.</summary>
/// <param name="Pointer">The slot: the file field's pointer.</param>
/// <param name="Name">As the browser names it.</param>
/// <param name="DeclaredType">As the browser declares it.</param>
/// <param name="Kind">Which document it is, where the slot asks for that; may be empty.</param>
/// <param name="Content">The bytes, read once.</param>
public sealed record Upload(string Pointer, string Name, string DeclaredType, string Kind, Stream Content);

/// <summary>Attaches a file to a draft while it is streamed: judged by its first bytes, counted, hashed, never in memory whole (P-05).</summary>
public sealed class AttachFile(Db db, FileStore files, IContentStore contents, TimeProvider time)
{
    /// <summary>Answers the draft with the file in its slot; the draft is not saved yet.</summary>
    /// <exception cref="AnswerRefusedException">The slot does not take it; the message names the file and the cure.</exception>
    public async Task<OpenDraft> RunAsync(Actor actor, OpenDraft draft, Upload upload, CancellationToken cancel)
    {
        var field = draft.Form.Field(upload.Pointer);
        if (field is null || field.Field.Kind != "file") throw new NotFoundException("The file slot");
        var rules = FieldSpec.Of(field.Field).Files;
        var list = draft.Values.At(upload.Pointer) is { Kind: ValueKind.List } known ? known.AsList : [];
        if (list.Count >= rules.MaxCount) throw TooMany(rules);

        var row = await KeepAsync(actor, new Place(draft.Row.TenantId, "draft", draft.Row.Id), rules, upload, cancel);
        return draft with { Values = draft.Values.With(upload.Pointer, Value.Of([.. list, FileValues.Of(row, upload.Kind)])) };
    }

    /// <summary>Keeps a file for a program that files afterwards and names it by the answered value.</summary>
    public async Task<Value> UploadAsync(Actor actor, TenantId tenant, CompiledForm form, Upload upload, CancellationToken cancel)
    {
        var field = form.Field(upload.Pointer);
        if (field is null || field.Field.Kind != "file") throw new NotFoundException("The file slot");
        var place = new Place(tenant, ClaimFiles.Upload, actor.MembershipId);
        return FileValues.Of(await KeepAsync(actor, place, FieldSpec.Of(field.Field).Files, upload, cancel), upload.Kind);
    }

    /// <summary>Takes a file out of its slot; a file of an earlier submission stays with the case.</summary>
    public async Task<OpenDraft> RemoveAsync(OpenDraft draft, string pointer, Guid id, CancellationToken cancel)
    {
        var list = draft.Values.At(pointer) is { Kind: ValueKind.List } known ? known.AsList : [];
        var left = list.Where(file => !file["id"].Equals(Value.Of(id.ToString("D")))).ToArray();
        if (left.Length == list.Count) return draft;

        await db.WriteAsync(unit => files.Remove(unit, draft.Row.TenantId, draft.Row.Id, id), cancel);
        return draft with { Values = left.Length == 0 ? draft.Values.Without(pointer) : draft.Values.With(pointer, Value.Of(left)) };
    }

    private async Task<FileRow> KeepAsync(Actor actor, Place place, FileRules rules, Upload upload, CancellationToken cancel)
    {
        var head = new byte[FileTypes.HeadLength];
        var count = await upload.Content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel);
        var type = Judge(rules, upload, head.AsSpan(0, count));
        var stored = await StoreAsync(place.Tenant, rules, upload, new HeadedStream(head.AsMemory(0, count), upload.Content), cancel);
        var row = new FileRow
        {
            TenantId = place.Tenant,
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            OwnerKind = place.OwnerKind,
            OwnerId = place.OwnerId,
            Slot = upload.Pointer,
            Name = FileNames.Clean(upload.Name),
            MediaType = type.MediaTypes[0],
            Size = stored.Size,
            Sha256 = stored.Sha256,
            UploadedBy = actor.PersonId,
            UploadedAt = time.GetUtcNow(),
        };
        await db.WriteAsync(unit => files.Add(unit, row), cancel);
        return row;
    }

    private async Task<StoredContent> StoreAsync(TenantId tenant, FileRules rules, Upload upload, Stream whole, CancellationToken cancel)
    {
        try
        {
            return await contents.SaveAsync(tenant, whole, rules.MaxBytes, cancel);
        }
        catch (ContentTooLargeException)
        {
            var (name, most) = (FileNames.Clean(upload.Name), FileJudge.Size(rules.MaxBytes));
            throw new AnswerRefusedException(new LocalText(
                $"「{name}」が大きすぎます。{most} 以内のファイルを選んでください", $"{name} is too large: choose a file of at most {most}"));
        }
    }

    private static FileType Judge(FileRules rules, Upload upload, ReadOnlySpan<byte> head)
    {
        // the whole size is not known yet: it is counted while the file is stored
        var offer = new FileOffer { Name = upload.Name, DeclaredType = upload.DeclaredType, Size = Math.Min(head.Length, rules.MaxBytes), Head = head };
        var verdict = FileJudge.Judge(rules, offer);
        return verdict.Type ?? throw new AnswerRefusedException(verdict.Refusal!);
    }

    private static AnswerRefusedException TooMany(FileRules rules) => new(new LocalText(
        $"ファイルは {rules.MaxCount} 個までです。不要なファイルを削除してから添付してください", $"At most {rules.MaxCount} files: remove one before attaching another"));

    private sealed record Place(TenantId Tenant, string OwnerKind, Guid OwnerId);
}
