using System.Buffers;
using System.Text.Json;
using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Cases;
using CyberPort.Operations.Files;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tasks;
using CyberPort.Storage;
using CyberPort.Storage.Runs;
using CyberPort.Web.Hosting;
using CyberPort.Web.Texts;

namespace CyberPort.Web.Api;

/// <summary>Filing and answering by program, version 1: JSON in and out, the same use cases as the pages.</summary>
/// <remarks>
/// Only application/json is taken: another site's page can not send that without being asked first (CORS), so no form token is needed.
/// The header Idempotency-Key makes a repetition answer the first receipt.
/// </remarks>
public static class SubmissionApi
{
    private const int LargestBody = 4 * 1024 * 1024;

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").DisableAntiforgery();
        api.MapPost("/{tenant}/procedures/{procedure}/submissions", SubmitAsync);
        api.MapPost("/{tenant}/procedures/{procedure}/files", UploadAsync);
        api.MapPost("/{tenant}/tasks/{task:guid}/answer", AnswerAsync);
        api.MapGet("/{tenant}/cases/{id:guid}", CaseAsync);
    }

    private static async Task<IResult> SubmitAsync(HttpContext context, SubmitForm submit, string tenant, string procedure)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length is 0 or > 100)
        {
            return ApiRefusals.Problem(
                400, "idempotency-key", "ヘッダー Idempotency-Key に 1〜100 文字の値を付けてください。", "Send the header Idempotency-Key with 1 to 100 characters.");
        }

        if (!context.Request.HasJsonContentType()) return ApiRefusals.Problem(415);
        if (await ReadAsync(context) is not { Kind: ValueKind.Record } values) return NotJson();
        try
        {
            return await FileAsync(context, submit, new Submission { Tenant = new TenantId(tenant), ProcedureKey = procedure, Values = values, ClientKey = key });
        }
        catch (AnswerRefusedException refused)
        {
            return ApiRefusals.Problem(422, "file-unknown", refused.Reason.Ja, refused.Reason.En);
        }
    }

    private static async Task<IResult> FileAsync(HttpContext context, SubmitForm submit, Submission submission)
    {
        var result = await submit.RunAsync(CurrentActor.Of(context)!, submission, context.RequestAborted);
        return result.Receipt is { } receipt
            ? Results.Json(new { caseId = receipt.CaseId, receiptNumber = receipt.ReceiptNumber, receivedAt = receipt.ReceivedAt }, statusCode: 201)
            : Results.Json(new { findings = result.State!.Findings.Select(f => new { f.RuleId, severity = f.Severity.ToString(), f.Pointer, f.Keyword, ja = f.Message.Ja, en = f.Message.En, f.Stops }) }, statusCode: 422);
    }

    /// <summary>POST …/files?slot=/attachments/locationMap&amp;name=plan.pdf with the file as body; answers the value to put into the slot's list.</summary>
    private static async Task<IResult> UploadAsync(
        HttpContext context, AttachFile files, Catalogue catalogue, FormLibrary forms, string tenant, string procedure)
    {
        // a type that another site's page can not send without being asked first
        var isBytes = string.Equals(context.Request.ContentType, "application/octet-stream", StringComparison.OrdinalIgnoreCase);
        if (!isBytes) return ApiRefusals.Problem(415);
        var row = await catalogue.FindAsync(new TenantId(tenant), procedure, context.RequestAborted);
        var form = await forms.GetAsync(row.TenantId, row.SnapshotDigest, context.RequestAborted);
        var query = context.Request.Query;
        var upload = new Upload(query["slot"].ToString(), query["name"].ToString(), "", query["kind"].ToString(), context.Request.Body);
        try
        {
            var value = await files.UploadAsync(CurrentActor.Of(context)!, row.TenantId, form, upload, context.RequestAborted);
            return Results.Text(value.ToJson(), "application/json", statusCode: 201);
        }
        catch (AnswerRefusedException refused)
        {
            return ApiRefusals.Problem(422, "file-refused", refused.Reason.Ja, refused.Reason.En);
        }
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, AnswerTask answers, string tenant, Guid task)
    {
        if (!context.Request.HasJsonContentType()) return ApiRefusals.Problem(415);
        if (await ReadAsync(context) is not { Kind: ValueKind.Record } body || body["action"].Kind != ValueKind.Text) return NotJson();
        try
        {
            await answers.RunAsync(CurrentActor.Of(context)!, new TaskAnswer
            {
                Tenant = new TenantId(tenant),
                TaskId = task,
                Action = body["action"].AsText,
                Data = body["data"].Kind == ValueKind.Record ? body["data"] : Value.Of(ValueRecord.Empty),
                OperationId = context.Request.Headers["Idempotency-Key"].ToString(),
            }, context.RequestAborted);
            return Results.NoContent();
        }
        catch (AnswerRefusedException refused)
        {
            return ApiRefusals.Problem(422, "answer-refused", refused.Reason.Ja, refused.Reason.En);
        }
        catch (TaskAnsweredException answered)
        {
            return Answered(answered.Answered);
        }
    }

    private static async Task<IResult> CaseAsync(HttpContext context, ViewCase cases, string tenant, Guid id)
    {
        var actor = CurrentActor.Of(context)!;
        var view = actor.IsOfficer && actor.Tenant.Value == tenant
            ? await cases.ForOfficeAsync(actor, id, context.RequestAborted)
            : await cases.ForApplicantAsync(actor, new TenantId(tenant), id, context.RequestAborted);
        return Results.Json(new
        {
            view.Case.ReceiptNumber,
            view.Case.Stage,
            view.Case.Disposition,
            view.Case.ClosedAt,
            tasks = view.Tasks.Where(t => t.Status == "open").Select(t => new { t.Id, t.Kind, t.Candidates, t.DueAt }),
            answers = Json(view.Frame.Values),
            // what does not differ from port to port
            nationalAnswers = Json(NationalAnswers.Of(view.Frame.Form.Package, view.Frame.Values)),
        });
    }

    private static JsonElement Json(Value value) => JsonElement.Parse(value.ToUtf8());

    private static async Task<Value?> ReadAsync(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > LargestBody) throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            try
            {
                return read.Buffer.IsSingleSegment ? Value.Parse(read.Buffer.FirstSpan) : Value.Parse(read.Buffer.ToArray());
            }
            catch (JsonException)
            {
                return null;
            }
            finally
            {
                reader.AdvanceTo(read.Buffer.End);
            }
        }
    }

    private static IResult Answered(TaskRow task) => Results.Json(
        new
        {
            code = "task-answered",
            ja = TextBook.Of("ja")["api.taskAnswered", task.AnsweredByName, task.TitleJa],
            en = TextBook.Of("en")["api.taskAnswered", task.AnsweredByName, task.TitleEn],
            answeredBy = task.AnsweredByName,
            answeredAt = task.ClosedAt,
            action = task.Action,
        },
        statusCode: 409);

    private static IResult NotJson() =>
        ApiRefusals.Problem(400, "not-json", TextBook.Of("ja")["api.notJson"], TextBook.Of("en")["api.notJson"]);
}
