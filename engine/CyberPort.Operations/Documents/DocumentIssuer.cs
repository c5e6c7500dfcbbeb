using System.Text.Json;
using CyberPort.Expressions;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Effects;
using CyberPort.Operations.Procedures;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Documents;
using CyberPort.Storage.Outbox;

namespace CyberPort.Operations.Documents;

/// <summary>A document that is to be issued for a case.</summary>
/// <param name="Case">The case as it is after the step.</param>
/// <param name="Document">The key in the form's outputs.</param>
/// <param name="Data">What the office decided: conditions, reasons, who.</param>
/// <param name="Frame">What the case runs on.</param>
public sealed record Issue(CaseRow Case, string Document, Value Data, CaseFrame Frame)
{
    /// <summary>The number of the permit issued in the same step, for documents that name it.</summary>
    public string? PermitNumber { get; init; }
}

/// <summary>Issues documents (X-28, P-03): numbered per organisation, procedure and fiscal year; the content is fixed now, its PDF follows.</summary>
public sealed class DocumentIssuer(DocumentStore documents, NumberStore numbers, OutboxStore outbox, TimeProvider time)
{
    /// <summary>Issues and answers the document's number.</summary>
    public async Task<string> IssueAsync(UnitOfWork unit, Issue issue, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var now = time.GetUtcNow();
        var (row, settings, today) = (issue.Case, issue.Frame.Settings, OfficeCalendars.DayOf(now));
        var year = Numbering.FiscalYear(today);
        var number = await numbers.NextAsync(unit, row.TenantId, "document/" + row.ProcedureKey, year);
        var text = Numbering.Format(settings.DocumentFormat, year, number);
        var data = DocumentData.Of(issue, text, today);
        var content = issue.Frame.Form.Outputs.Document(issue.Document, issue.Frame.Values, data, issue.Frame.Context(today));
        var id = Guid.CreateVersion7(now);
        documents.Add(unit, new DocumentRow
        {
            TenantId = row.TenantId,
            Id = id,
            CaseId = row.Id,
            DocumentKey = issue.Document,
            Number = text,
            Title = content.Title,
            Body = DocumentBody.Write(content),
            IssuedOn = today,
            IssuedAt = now,
            Failure = "",
        });
        outbox.Add(unit, new OutboxRow
        {
            TenantId = row.TenantId,
            Id = Guid.CreateVersion7(now),
            Kind = "document",
            Body = JsonSerializer.Serialize(new { documentId = id }),
            CreatedAt = now,
            NextTryAt = now,
        });
        return text;
    }
}
