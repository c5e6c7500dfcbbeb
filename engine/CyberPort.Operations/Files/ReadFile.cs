using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Storage;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Documents;
using CyberPort.Storage.Files;

namespace CyberPort.Operations.Files;

/// <summary>A file that is open for reading.</summary>
public sealed record OpenFile(FileRow Row, Stream Content);

/// <summary>Opens files through the right to their case or draft, never by their own id alone; each look is in the audit log.</summary>
public sealed class ReadFile(ReadFileParts parts, IContentStore contents, AuditStore audit)
{
    public async Task<OpenFile> OfCaseAsync(Actor actor, TenantId tenant, Guid caseId, Guid id, CancellationToken cancel)
    {
        await RequireCaseAsync(actor, tenant, caseId, cancel);
        return await OpenAsync(actor, await parts.Files.FindAsync(tenant, "case", caseId, id, cancel), cancel);
    }

    /// <summary>A file that is the office's own.</summary>
    public async Task<OpenFile> OfOfficeAsync(Actor actor, TenantId tenant, Guid caseId, Guid id, CancellationToken cancel)
    {
        if (!actor.IsOfficer || actor.Tenant != tenant) throw new NotFoundException("The file");
        return await OpenAsync(actor, await parts.Files.FindAsync(tenant, AttachToTask.OfficeOnly, caseId, id, cancel), cancel);
    }

    public async Task<OpenFile> OfDraftAsync(Actor actor, TenantId tenant, Guid draftId, Guid id, CancellationToken cancel)
    {
        var draft = await parts.Drafts.FindAsync(tenant, actor.Tenant, draftId, cancel) ?? throw new NotFoundException("The draft");
        return await OpenAsync(actor, await parts.Files.FindAsync(tenant, "draft", draft.Id, id, cancel), cancel);
    }

    public async Task<OpenFile> OfDocumentAsync(Actor actor, TenantId tenant, Guid id, CancellationToken cancel)
    {
        var document = await RequireDocumentAsync(actor, tenant, id, cancel);
        if (document.FileId is not { } fileId) throw new NotFoundException("The document's PDF");
        return await OpenAsync(actor, await parts.Files.FindAsync(tenant, "case", document.CaseId, fileId, cancel), cancel);
    }

    /// <summary>A document for its print page: a look like that at the PDF.</summary>
    public async Task<DocumentRow> FindDocumentAsync(Actor actor, TenantId tenant, Guid id, CancellationToken cancel)
    {
        var document = await RequireDocumentAsync(actor, tenant, id, cancel);
        var entry = new AuditEntry(actor.AuditName, "view", $"case/{document.CaseId:D}",
            Value.Record(("document", Value.Of(id.ToString("D")))).ToJson());
        await parts.Db.WriteAsync(unit => audit.AppendAsync(unit, tenant, entry), cancel);
        return document;
    }

    private async Task<DocumentRow> RequireDocumentAsync(Actor actor, TenantId tenant, Guid id, CancellationToken cancel)
    {
        var document = await parts.Documents.FindAsync(tenant, id, cancel) ?? throw new NotFoundException("The document");
        await RequireCaseAsync(actor, tenant, document.CaseId, cancel);
        return document;
    }

    private async Task RequireCaseAsync(Actor actor, TenantId tenant, Guid caseId, CancellationToken cancel)
    {
        var row = await parts.Cases.FindAsync(tenant, caseId, cancel);
        var office = actor.IsOfficer && actor.Tenant == tenant;
        if (row is null || (!office && row.ApplicantTenantId != actor.Tenant)) throw new NotFoundException("The case");
    }

    private async Task<OpenFile> OpenAsync(Actor actor, FileRow? row, CancellationToken cancel)
    {
        if (row is null) throw new NotFoundException("The file");
        var content = await contents.OpenAsync(row.TenantId, row.Sha256, cancel) ?? throw new NotFoundException("The file's content");
        var entry = new AuditEntry(actor.AuditName, "download", $"{row.OwnerKind}/{row.OwnerId:D}", Value.Record(("file", Value.Of(row.Id.ToString("D")))).ToJson());
        await parts.Db.WriteAsync(unit => audit.AppendAsync(unit, row.TenantId, entry), cancel);
        return new OpenFile(row, content);
    }
}

/// <summary>The stores behind files.</summary>
public sealed record ReadFileParts(Db Db, CaseStore Cases, DraftStore Drafts, FileStore Files, DocumentStore Documents);
