using CyberPort.Expressions;
using CyberPort.Forms.States;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Files;
using CyberPort.Operations.Tasks;
using CyberPort.Storage;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Tests.Samples;

/// <summary>Applications to occupy a water area, as people file and decide them.</summary>
public sealed class Filing(Ports ports)
{
    /// <summary>The first bytes of a PDF and a little more.</summary>
    public static byte[] Drawing => "%PDF-1.4\n1 0 obj << >> endobj\n%%EOF\n"u8.ToArray();

    /// <summary>An application that each of the two ports takes as it is.</summary>
    public static Value Good(TenantId tenant)
    {
        var values = Value.Parse(Template).With("/place/waterArea", Value.Of(tenant == Ports.Hiroshima ? "DJ2" : "E07"));
        return tenant == Ports.Hiroshima
            ? values.With("/ext", Value.Parse("""{ "dredging": false, "oysterRafts": false }"""))
            : values.With("/ext", Value.Parse("""{ "winterWorks": false }""")).With("/method", Value.Of("起重機船1隻で杭を打設する。"));
    }

    /// <summary>A draft that is filled and has its drawings.</summary>
    public async Task<OpenDraft> DraftAsync(TenantId tenant, string by = "toyo.suzuki", params (string Pointer, Value Value)[] changes)
    {
        var actor = await ports.ActorAsync(by);
        var values = changes.Aggregate(Good(tenant), (all, change) =>
            change.Value.IsNull ? all.Without(change.Pointer) : all.With(change.Pointer, change.Value));
        var row = await ports.UseCases.Drafts.StartAsync(actor, tenant, Ports.Procedure, new DraftStart { Values = values }, default);
        var draft = await ports.UseCases.Drafts.OpenAsync(actor, tenant, row.Id, default);
        foreach (var slot in new[] { "locationMap", "planAndSection", "areaCalculation", "structureDrawing" })
        {
            var upload = new Upload("/attachments/" + slot, "図面.pdf", "application/pdf", "", new MemoryStream(Drawing));
            draft = await ports.UseCases.AttachFile.RunAsync(actor, draft, upload, default);
        }

        return await ports.UseCases.Drafts.SaveAsync(draft, default);
    }

    /// <summary>Sends a draft.</summary>
    public async Task<SubmitResult> SendAsync(OpenDraft draft, string by = "toyo.suzuki", params Acknowledgement[] acknowledged) =>
        await ports.UseCases.SubmitForm.RunAsync(await ports.ActorAsync(by), Of(draft, acknowledged), default);

    /// <summary>What a draft is sent as.</summary>
    public static Submission Of(OpenDraft draft, params Acknowledgement[] acknowledged) => new()
    {
        Tenant = draft.Row.TenantId,
        ProcedureKey = draft.Row.ProcedureKey,
        Values = draft.Values,
        Acknowledgements = acknowledged,
        ClientKey = draft.Row.ClientKey,
        DraftId = draft.Row.Id,
        Given = draft.Given,
    };

    /// <summary>Files an application and answers its receipt.</summary>
    public async Task<Receipt> FileAsync(TenantId tenant, string by = "toyo.suzuki", params (string Pointer, Value Value)[] changes)
    {
        var result = await SendAsync(await DraftAsync(tenant, by, changes), by);
        return result.Receipt ?? throw new InvalidOperationException(
            "Refused: " + string.Join(" / ", result.State!.Findings.Where(f => f.Stops).Select(f => $"{f.Pointer} {f.Message.Ja}")));
    }

    /// <summary>Who does what: "hij.yamamoto accept", one after the other, each on their first open task that has this action.</summary>
    public async Task AnswerAsync(Receipt receipt, params IReadOnlyList<string> steps)
    {
        foreach (var step in steps.Select(s => s.Split(' '))) await AnswerWithCommentAsync(receipt, step[0], step[1], "");
    }

    /// <summary>Answers with a comment; the task is the first one that is theirs.</summary>
    public async Task AnswerWithCommentAsync(Receipt receipt, string by, string action, string comment)
    {
        var task = await TaskAsync(receipt, by);
        await ports.UseCases.AnswerTask.RunAsync(await ports.ActorAsync(by), Answer(task, action, comment), default);
    }

    public static TaskAnswer Answer(TaskRow task, string action, string comment = "", string operationId = "") => new()
    {
        Tenant = task.TenantId,
        TaskId = task.Id,
        Action = action,
        Data = Value.Record(("comment", Value.Of(comment)), ("reason", Value.Of(comment))),
        OperationId = operationId,
    };

    /// <summary>Somebody's open task of a case.</summary>
    public async Task<TaskRow> TaskAsync(Receipt receipt, string of)
    {
        var (actor, row) = (await ports.ActorAsync(of), await ports.CaseAsync(receipt.Tenant, receipt.CaseId));
        var open = await ports.OpenTasksAsync(receipt.Tenant, receipt.CaseId);
        return open.FirstOrDefault(t => TaskAccess.Of(actor, row, t) != TaskRight.None)
            ?? throw new InvalidOperationException($"{of} has no task; open: {string.Join(' ', open.Select(t => t.Kind + t.Candidates))}");
    }

    private const string Template = """
        {
          "applicant": {
            "kind": "corporation", "legalEntityNumber": "8000012010038", "tradeName": "東洋海運株式会社", "tradeNameKana": "トウヨウカイウン",
            "representativeTitle": "代表取締役", "representativeName": "東 洋一", "postalCode": "7340011",
            "address": { "prefecture": "34", "cityAndCounty": "広島市南区", "streetAddress": "宇品海岸三丁目10番1号" }
          },
          "contact": { "department": "総務部", "personName": "鈴木 次郎", "phone": "0820001234", "email": "toyo.suzuki@example.jp" },
          "delegate": { "isDelegated": false },
          "submittedOn": "2026-11-10",
          "place": { "areaKind": "water", "detail": "第2防波堤の基部から南へ約60mの水面" },
          "area": 250.5,
          "purpose": "係留用浮桟橋の設置",
          "period": { "from": "2027-04-01", "to": "2030-03-31" },
          "works": { "planned": true, "period": { "from": "2027-04-01", "to": "2027-06-30" } },
          "structure": { "planned": true, "kind": "pier", "summary": "鋼管杭式桟橋、基礎は鋼管杭φ400 12本", "length": 30 }
        }
        """;
}
