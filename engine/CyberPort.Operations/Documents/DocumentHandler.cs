using System.Text.Json;
using CyberPort.Operations.Delivery;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Documents;
using CyberPort.Storage.Files;
using CyberPort.Storage.Outbox;

namespace CyberPort.Operations.Documents;

/// <summary>Makes the PDF of an issued document and stores it with its hash; a repetition finds it made.</summary>
public sealed class DocumentHandler(DocumentHandlerParts parts, IDocumentPrinter printer, TimeProvider time) : IEffectHandler
{
    private const long LargestPdf = 20 * 1024 * 1024;

    public string Kind => "document";

    public async Task HandleAsync(OutboxRow row, CancellationToken cancel)
    {
        var id = JsonDocument.Parse(row.Body).RootElement.GetProperty("documentId").GetGuid();
        var document = await parts.Documents.FindAsync(row.TenantId, id, cancel);
        if (document is null or { Sha256: not null }) return;

        try
        {
            await using var pdf = await printer.PrintAsync(DocumentPage.Write(document, null), cancel);
            var stored = await parts.Contents.SaveAsync(row.TenantId, pdf, LargestPdf, cancel);
            await KeepAsync(document, stored, cancel);
        }
        catch (PrinterMissingException missing)
        {
            await parts.Db.WriteAsync(unit => parts.Documents.SaveFailure(unit, row.TenantId, id, missing.Message), cancel);
            throw;
        }
    }

    private Task KeepAsync(DocumentRow document, StoredContent stored, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var file = new FileRow
        {
            TenantId = document.TenantId,
            Id = Guid.CreateVersion7(now),
            OwnerKind = "case",
            OwnerId = document.CaseId,
            Slot = "document",
            Name = $"{document.Title} {document.Number}.pdf",
            MediaType = "application/pdf",
            Size = stored.Size,
            Sha256 = stored.Sha256,
            UploadedBy = Guid.Empty,
            UploadedAt = now,
        };
        return parts.Db.WriteAsync(async unit =>
        {
            if (await parts.Documents.AttachAsync(unit, document with { FileId = file.Id, Sha256 = stored.Sha256 }) == 0) return;
            parts.Files.Add(unit, file);
            var entry = new AuditEntry("CyberPort", "issue-document", $"case/{document.CaseId:D}", $"{{\"number\":\"{document.Number}\",\"sha256\":\"{stored.Sha256}\"}}");
            await parts.Audit.AppendAsync(unit, document.TenantId, entry);
        }, cancel);
    }
}

/// <summary>What making PDFs reads and writes.</summary>
public sealed record DocumentHandlerParts(Db Db, DocumentStore Documents, FileStore Files, IContentStore Contents, AuditStore Audit);
