using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Manifests;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Publications;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Procedures;

/// <summary>What an office is about to offer on one of its forms.</summary>
/// <param name="FormKey">The form.</param>
/// <param name="Manifest">Of what is offered, or would be.</param>
/// <param name="Digest">The snapshot that is offered, or would be.</param>
/// <param name="Current">What is offered now; nothing when applicants do not have it yet.</param>
/// <param name="Settings">What is set, or what the office's other procedures suggest.</param>
/// <param name="Workflows">The office's workflows in their newest versions.</param>
public sealed record OfferSheet(
    string FormKey, Manifest Manifest, string Digest, ProcedureRow? Current, ProcedureSettings Settings, IReadOnlyList<ListedWorkflow> Workflows)
{
    /// <summary>The publication with which the offer would begin.</summary>
    public required PublicationRow Publication { get; init; }
}

/// <summary>What an office enters to offer a procedure.</summary>
public sealed record OfferOrder(string Workflow, DateOnly? From, ProcedureSettings Settings);

/// <summary>An office offers a procedure on a published form: workflow, first day, numbers, whom to ask; and takes it back.</summary>
public sealed class EnterOffer(EnterOfferParts parts, BrowseWorkflows workflows, OfferProcedure offers, TimeProvider time)
{
    private readonly FormVersions _versions = new(parts.Packages, parts.Publications);

    /// <exception cref="NotFoundException">No published form of the office.</exception>
    public async Task<OfferSheet> FindAsync(Actor actor, string formKey, CancellationToken cancel)
    {
        if (await _versions.ListAsync(actor.Tenant, formKey, cancel) is not [var newest, ..] all) throw new NotFoundException("The form");
        if (!actor.Has(PublishForm.Role)) throw new NotAllowedException("Only a form administrator offers a procedure.");
        var version = (all.FirstOrDefault(v => v.Row.State is PublicationState.Published or PublicationState.Again)
            ?? all.FirstOrDefault(v => v.Row.State == PublicationState.Waiting) ?? newest).Row;
        var rows = await parts.Procedures.ListOfTenantAsync(actor.Tenant, cancel);
        var current = rows.FirstOrDefault(r => r.FormKey == formKey);
        var listed = (await workflows.ListAsync(actor, cancel)).GroupBy(w => w.Head.DefinitionId).Select(g => g.MaxBy(w => w.Head.Version)!);
        var digest = current?.SnapshotDigest ?? version.SnapshotDigest;
        var manifest = (await parts.Forms.GetAsync(actor.Tenant, digest, cancel)).Manifest;
        if (manifest.Procedure is not { } procedure) throw new NotFoundException("The procedure");
        var settings = current is null ? Suggested(procedure, rows) : ProcedureSettings.Of(current);
        return new(formKey, manifest, digest, current, settings, [.. listed]) { Publication = version };
    }

    /// <summary>Offers it, or changes how it is offered; running cases stay as they began.</summary>
    /// <exception cref="AnswerRefusedException">Something that was entered cannot be; nothing was changed.</exception>
    public async Task RunAsync(Actor actor, string formKey, OfferOrder order, CancellationToken cancel)
    {
        var sheet = await FindAsync(actor, formKey, cancel);
        var procedure = sheet.Manifest.Procedure!;
        var workflow = sheet.Workflows.FirstOrDefault(w => w.Head.DefinitionId == order.Workflow)?.Head
            ?? throw Refused("ワークフローを選んでください。", "Choose a workflow.");
        if (order.From is not { } from) throw Refused("受付を始める日を年月日で入力してください。", "Enter the first day.");
        CheckDay(sheet, from);
        CheckNumbers(order.Settings.ReceiptFormat, "受付番号", "receipt numbers");
        CheckNumbers(order.Settings.DocumentFormat, "文書番号", "document numbers");
        if (order.Settings.StandardDays is < 1 or > 1000) throw Refused("標準処理期間は1から1000までの日数で入力してください。", "The standard period is 1 to 1000 days.");
        if (order.Settings.ClosesAt == TimeOnly.MinValue) throw Refused("閉庁時刻は 17:15 のように入力してください。", "Enter the closing time as 17:15.");
        var key = sheet.Current?.ProcedureKey ?? procedure.Key;
        if (await parts.Procedures.FindAsync(actor.Tenant, key, cancel) is { } taken && taken.FormKey != formKey)
            throw Refused($"手続「{taken.NameJa}」がすでに同じ識別子「{key}」を使っています。", $"'{taken.NameEn}' uses the key '{key}' already.");
        await offers.RunAsync(actor, new ProcedureRow
        {
            TenantId = actor.Tenant,
            ProcedureKey = key,
            NameJa = sheet.Manifest.Title.Ja,
            NameEn = sheet.Manifest.Title.En,
            CategoryJa = procedure.Category.Ja,
            CategoryEn = procedure.Category.En,
            FormKey = formKey,
            SnapshotDigest = sheet.Digest,
            DefinitionId = workflow.DefinitionId,
            // a procedure stays on the version it runs on until another workflow is chosen or it is moved on the versions page
            DefinitionVersion = sheet.Current is { } now && now.DefinitionId == workflow.DefinitionId ? now.DefinitionVersion : workflow.Version,
            Settings = (order.Settings with { Facts = sheet.Settings.Facts }).ToJson(),
            OfferedFrom = from,
        }, cancel);
    }

    /// <summary>Takes no more applications for it; begun drafts and cases go on.</summary>
    public async Task WithdrawAsync(Actor actor, string formKey, CancellationToken cancel)
    {
        var sheet = await FindAsync(actor, formKey, cancel);
        if (sheet.Current is not { } current) return;
        await parts.Db.WriteAsync(async unit =>
        {
            await parts.Procedures.SaveAsync(unit, current with { WithdrawnAt = time.GetUtcNow() });
            await parts.Audit.AppendAsync(unit, actor.Tenant, new AuditEntry(actor.AuditName, "withdraw-offer", $"procedure/{current.ProcedureKey}", "{}"));
        }, cancel);
    }

    // an office has one telephone, one head and one way of numbering; the form itself knows its law and its period
    private static ProcedureSettings Suggested(ProcedureFacts procedure, IReadOnlyList<ProcedureRow> others)
    {
        var like = others.Count > 0 ? ProcedureSettings.Of(others[0]) : new ProcedureSettings();
        return like with
        {
            StandardDays = procedure.StandardDays,
            LegalBasisJa = procedure.LegalBasis.Ja,
            LegalBasisEn = procedure.LegalBasis.En,
            PreparationJa = "",
            PreparationEn = "",
        };
    }

    // an offer does not begin before the form it is made on
    private static void CheckDay(OfferSheet sheet, DateOnly from)
    {
        if (sheet.Current is not null) return;
        var (state, day) = (sheet.Publication.State, sheet.Publication.OfferedFrom);
        if (state is PublicationState.Withdrawn or PublicationState.Passed)
            throw Refused("公開した版はすべて取り下げられています。様式を公開してから受付を始めてください。", "Every published version was withdrawn: publish the form first.");
        if (state == PublicationState.Waiting && from < day)
        {
            throw Refused($"受付を始める日は、様式の予定の日（{day.Year}年{day.Month}月{day.Day}日）か、それより後にしてください。",
                $"The first day is the day of the form ({day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}) or later.");
        }
    }

    private static void CheckNumbers(string format, string ja, string en)
    {
        try
        {
            if (Numbering.Format(format, 2026, 1) != Numbering.Format(format, 2026, 2)) return;
        }
        catch (FormatException)
        {
            // said below
        }

        throw Refused($"{ja}の書式には {{number:0000}} のように番号の場所を入れてください（使えるもの: {{era}} {{eraName}} {{year}} {{western}} {{number}}）。",
            $"The format of {en} needs a place for the number, such as {{number:0000}}; {{era}}, {{eraName}}, {{year}} and {{western}} can stand beside it.");
    }

    private static AnswerRefusedException Refused(string ja, string en) => new(new LocalText(ja, en));
}

/// <summary>The stores behind offers.</summary>
public sealed record EnterOfferParts(
    Db Db, PackageStore Packages, PublicationStore Publications, ProcedureStore Procedures, FormLibrary Forms, AuditStore Audit);
