using CyberPort.Expressions;
using CyberPort.Forms.Fields.Files;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Files;

namespace CyberPort.Operations.Files;

/// <summary>A file that an officer puts beside a task.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Name">As the browser names it.</param>
/// <param name="DeclaredType">As the browser declares it.</param>
/// <param name="Shared">Whether the applicant sees it too; otherwise it is the office's own.</param>
/// <param name="Content">The bytes, read once.</param>
public sealed record OfficeUpload(Guid TaskId, string Name, string DeclaredType, bool Shared, Stream Content);

/// <summary>Puts an officer's file beside the answer of a task: the office's own unless it is marked for the applicant.</summary>
public sealed class AttachToTask(TaskFinder finder, AttachParts parts, IContentStore contents, TimeProvider time)
{
    /// <summary>Files of one task.</summary>
    public const int MostFiles = 10;

    /// <summary>The owner's kind of what only the office sees.</summary>
    public const string OfficeOnly = "office";

    private static readonly FileRules Rules = new()
    {
        Types = [.. new[] { "pdf", "jpeg", "png", "docx", "xlsx", "dxf" }.Select(FileTypes.Named).OfType<FileType>()],
        MaxCount = MostFiles,
        MaxBytes = 20_000_000,
    };

    /// <summary>The accept attribute of the input.</summary>
    public static string Accept => Rules.Accept;

    /// <summary>The slot in which a task's files lie.</summary>
    public static string SlotOf(Guid taskId) => $"task/{taskId:D}";

    /// <exception cref="AnswerRefusedException">The type or the size is wrong, or there are too many; the message names the file and the cure.</exception>
    public async Task<FileRow> RunAsync(Actor actor, OfficeUpload upload, CancellationToken cancel)
    {
        var found = await finder.OpenAsync(actor, upload.TaskId, null, cancel);
        if (found.Right == TaskRight.None) throw new NotAllowedException("The task is for others.");
        await RequireRoomAsync(found, cancel);

        var head = new byte[FileTypes.HeadLength];
        var count = await upload.Content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel);
        var type = Judge(upload, head.AsSpan(0, count));
        var stored = await StoreAsync(actor, upload, new HeadedStream(head.AsMemory(0, count), upload.Content), cancel);
        var row = new FileRow
        {
            TenantId = actor.Tenant,
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            OwnerKind = upload.Shared ? "case" : OfficeOnly,
            OwnerId = found.Case.Id,
            Slot = SlotOf(upload.TaskId),
            Name = FileNames.Clean(upload.Name),
            MediaType = type.MediaTypes[0],
            Size = stored.Size,
            Sha256 = stored.Sha256,
            UploadedBy = actor.PersonId,
            UploadedAt = time.GetUtcNow(),
        };
        await parts.Db.WriteAsync(async unit =>
        {
            parts.Files.Add(unit, row);
            var detail = Value.Record(("file", Value.Of(row.Id.ToString("D"))), ("name", Value.Of(row.Name)), ("shared", Value.Of(upload.Shared))).ToJson();
            await parts.Audit.AppendAsync(unit, actor.Tenant, new AuditEntry(actor.AuditName, "task-file", $"case/{found.Case.Id:D}", detail));
        }, cancel);
        return row;
    }

    /// <summary>Says that no file was chosen, to somebody who may put one there.</summary>
    public async Task RefuseNoFileAsync(Actor actor, Guid taskId, CancellationToken cancel)
    {
        var found = await finder.OpenAsync(actor, taskId, null, cancel);
        if (found.Right == TaskRight.None) throw new NotAllowedException("The task is for others.");
        throw new AnswerRefusedException(new LocalText("ファイルを選んでください。", "Choose a file."));
    }

    private async Task RequireRoomAsync(FoundTask found, CancellationToken cancel)
    {
        var slot = SlotOf(found.Task.Id);
        var known = 0;
        foreach (var owner in new[] { "case", OfficeOnly })
            known += (await parts.Files.ListAsync(found.Task.TenantId, owner, found.Case.Id, cancel)).Count(f => f.Slot == slot);
        if (known < MostFiles) return;
        throw new AnswerRefusedException(new LocalText(
            $"1つの業務に添付できるファイルは{MostFiles}個までです。", $"A task has at most {MostFiles} files."));
    }

    private static FileType Judge(OfficeUpload upload, ReadOnlySpan<byte> head)
    {
        var offer = new FileOffer { Name = upload.Name, DeclaredType = upload.DeclaredType, Size = Math.Min(head.Length, Rules.MaxBytes), Head = head };
        var verdict = FileJudge.Judge(Rules, offer);
        return verdict.Type ?? throw new AnswerRefusedException(verdict.Refusal!);
    }

    private async Task<StoredContent> StoreAsync(Actor actor, OfficeUpload upload, Stream whole, CancellationToken cancel)
    {
        try
        {
            return await contents.SaveAsync(actor.Tenant, whole, Rules.MaxBytes, cancel);
        }
        catch (ContentTooLargeException)
        {
            var (name, most) = (FileNames.Clean(upload.Name), FileJudge.Size(Rules.MaxBytes));
            throw new AnswerRefusedException(new LocalText(
                $"「{name}」が大きすぎます。{most} 以内のファイルを選んでください", $"{name} is too large: choose a file of at most {most}"));
        }
    }
}

/// <summary>What putting a file beside a task writes.</summary>
public sealed record AttachParts(Db Db, FileStore Files, AuditStore Audit);
