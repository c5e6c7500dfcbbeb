using System.Security.Cryptography;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Documents;
using CyberPort.Operations.Tests.Samples;
using CyberPort.Storage;
using CyberPort.Storage.Documents;

namespace CyberPort.Operations.Tests.Documents;

public abstract class DocumentTests(string kind) : OperationsContract(kind)
{
    private readonly SwitchedPrinter _printer = new();

    protected override Surroundings Change(Surroundings around) => around with { Printer = _printer };

    [Fact]
    public async Task Documents_are_numbered_per_port_and_fiscal_year_of_the_day_in_Japan()
    {
        Ports.Time.Now = DateTimeOffset.Parse("2027-03-31T10:00:00+09:00");
        var receipts = new[] { await ArrivedAsync(Hiroshima), await ArrivedAsync(Hiroshima), await ArrivedAsync(Hiroshima) };
        var elsewhere = await ArrivedAsync(Niigata);

        var first = await DismissedAsync(receipts[0]);
        Ports.Time.Now = DateTimeOffset.Parse("2027-03-31T14:59:59.999Z");
        var last = await DismissedAsync(receipts[1]);
        Ports.Time.Now = DateTimeOffset.Parse("2027-03-31T15:00:00Z");
        var anew = await DismissedAsync(receipts[2]);
        var other = await DismissedAsync(elsewhere);

        Assert.Equal(
            ["令和8年度 港管第1号", "令和8年度 港管第2号", "令和9年度 港管第1号", "令和9年度 新港第1号"],
            new[] { first, last, anew, other }.Select(d => d.Number));
        Assert.Equal((new DateOnly(2027, 3, 31), new DateOnly(2027, 4, 1)), (last.IssuedOn, anew.IssuedOn));
    }

    [Fact]
    public async Task The_PDF_is_kept_with_its_hash_and_what_is_downloaded_has_that_hash()
    {
        var document = await DismissedAsync(await ArrivedAsync(Hiroshima));
        await DeliverAllAsync();

        var kept = await FindAsync(document);
        await using var file =
            (await UseCases.ReadFile.OfDocumentAsync(await Actor("toyo.suzuki"), Hiroshima, document.Id, Cancel)).Content;
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, Cancel);
        Assert.Equal(kept.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())));
        Assert.StartsWith("%PDF", System.Text.Encoding.UTF8.GetString(bytes.ToArray()), StringComparison.Ordinal);
        var line = Assert.Single(await LinesAsync(document.CaseId), l => l.Action == "issue-document");
        Assert.Contains(kept.Sha256!, line.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_content_is_fixed_when_it_is_issued_whatever_becomes_of_the_form()
    {
        var document = await DismissedAsync(await ArrivedAsync(Hiroshima));
        await Definitions.PublishFormAgainAsync(UseCases, "広島県知事", "広島県港湾局長");

        Assert.Contains("広島県知事", DocumentPage.Write(await FindAsync(document), null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_Chromium_the_case_says_what_is_missing_and_the_document_can_be_printed_from_its_page()
    {
        _printer.Now = new ChromiumPrinter("/nowhere/chromium");
        var document = await DismissedAsync(await ArrivedAsync(Hiroshima));
        await DeliverAllAsync();

        var shown = Assert.Single((await UseCases.ViewCase.ForOfficeAsync(await Actor("hij.sato"), document.CaseId, Cancel)).Documents);
        Assert.Contains("Chromium が /nowhere/chromium にありません", shown.Failure, StringComparison.Ordinal);
        Assert.Contains("print page", shown.Failure, StringComparison.Ordinal);
        var issued = await UseCases.ReadFile.FindDocumentAsync(await Actor("toyo.suzuki"), Hiroshima, document.Id, Cancel);
        var page = DocumentPage.Write(issued, "/style.css");
        Assert.Contains("却下通知書", page, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await UseCases.ReadFile.OfDocumentAsync(await Actor("toyo.suzuki"), Hiroshima, document.Id, Cancel));

        _printer.Now = new PlainPrinter();
        Ports.Time.Now = Ports.Time.Now.AddHours(1);
        await DeliverAllAsync();
        Assert.Equal(("", true), (await FindAsync(document) is var made ? (made.Failure, made.Sha256 is not null) : default));
    }

    [Fact]
    public async Task A_delivery_that_is_repeated_makes_no_second_PDF()
    {
        var document = await DismissedAsync(await ArrivedAsync(Hiroshima));
        var rows = await Ports.Stores.Outbox.ClaimAsync(Ports.Time.Now, Ports.Time.Now.AddMinutes(2), 10, Cancel);
        Ports.Time.Now = Ports.Time.Now.AddMinutes(2);
        await DeliverAllAsync();
        var first = await FindAsync(document);
        var again = rows.Single(r => r.Kind == "document").Id;
        await Ports.Db.WriteAsync(unit => Ports.Stores.Outbox.MarkFailed(unit, Hiroshima, again, "again", Ports.Time.Now), Cancel);
        await DeliverAllAsync();

        Assert.Equal(first.FileId, (await FindAsync(document)).FileId);
        Assert.Single(await Ports.Stores.Files.ListAsync(Hiroshima, "case", document.CaseId, Cancel), f => f.Slot == "document");
    }

    [Fact]
    public async Task Only_the_office_and_the_applicant_read_it_and_each_look_is_in_the_audit_log()
    {
        var document = await DismissedAsync(await ArrivedAsync(Hiroshima));
        await DeliverAllAsync();
        foreach (var stranger in new[] { "takasaki.takasaki", "kij.honma" })
        {
            await Assert.ThrowsAsync<NotFoundException>(async () =>
                await UseCases.ReadFile.OfDocumentAsync(await Actor(stranger), Hiroshima, document.Id, Cancel));
            await Assert.ThrowsAsync<NotFoundException>(async () =>
                await UseCases.ReadFile.FindDocumentAsync(await Actor(stranger), Hiroshima, document.Id, Cancel));
        }

        var before = await LinesAsync(document.CaseId);
        await UseCases.ReadFile.FindDocumentAsync(await Actor("hij.fujii"), Hiroshima, document.Id, Cancel);
        await (await UseCases.ReadFile.OfDocumentAsync(await Actor("toyo.suzuki"), Hiroshima, document.Id, Cancel)).Content.DisposeAsync();

        var looks = (await LinesAsync(document.CaseId)).SkipLast(before.Count).Select(l => $"{l.Action} {l.Actor.Split('<')[0].Trim()}");
        Assert.Equal(["download 鈴木 次郎", "view 藤井 課"], looks);
    }

    [Fact]
    public async Task A_fee_notice_names_the_amount_where_the_port_computes_one_and_the_payment_notice_where_not()
    {
        var (hiroshima, niigata) = (await Filing.FileAsync(Hiroshima), await Filing.FileAsync(Niigata));
        await Filing.AnswerAsync(
            hiroshima, "hij.yamamoto accept", "hij.sato pass", "hij.inoue agree", "hij.okada agree", "hij.mori agree", "hij.sato advance",
            "hij.nishida approve", "hij.fujii approve");
        await Filing.AnswerAsync(
            niigata, "kij.honma accept", "kij.honma pass", "kij.watanabe agree", "kij.watanabe agree", "kij.watanabe agree",
            "kij.honma advance",
            "kij.saito approve", "kij.kobayashi approve");

        // 251 square metres, 42 yen, 36 months, down to ten yen
        Assert.Matches("占用料.{1,8}379,?510円", await FeePageAsync(hiroshima));
        var elsewhere = await FeePageAsync(niigata);
        Assert.Contains("納入通知書に記載の額", elsewhere, StringComparison.Ordinal);
        Assert.DoesNotContain("円", elsewhere, StringComparison.Ordinal);
    }

    private async Task<string> FeePageAsync(Receipt receipt)
    {
        var documents = await Ports.Stores.Documents.ListAsync(receipt.Tenant, receipt.CaseId, Cancel);
        return DocumentPage.Write(documents.Single(d => d.DocumentKey == "feeNotice"), "/style.css");
    }

    private async Task<Receipt> ArrivedAsync(TenantId port)
    {
        var receipt = await Filing.FileAsync(port);
        await Filing.AnswerAsync(receipt, port == Hiroshima ? "hij.yamamoto accept" : "kij.honma accept");
        return receipt;
    }

    private async Task<DocumentRow> DismissedAsync(Receipt receipt)
    {
        var (reviewer, head) = receipt.Tenant == Hiroshima ? ("hij.sato", "hij.fujii") : ("kij.honma", "kij.kobayashi");
        await Filing.AnswerWithCommentAsync(receipt, reviewer, "dismiss", "申請権限のない者の申請であるため。");
        await Filing.AnswerWithCommentAsync(receipt, head, "approve", "");
        return (await Ports.Stores.Documents.ListAsync(receipt.Tenant, receipt.CaseId, Cancel)).Single();
    }

    private async Task<DocumentRow> FindAsync(DocumentRow document) =>
        (await Ports.Stores.Documents.FindAsync(document.TenantId, document.Id, Cancel))!;

    private Task<IReadOnlyList<Storage.Audit.AuditRow>> LinesAsync(Guid caseId) =>
        Ports.Stores.Audit.ListOfSubjectAsync(Hiroshima, $"case/{caseId:D}", 100, Cancel);

    private async Task DeliverAllAsync()
    {
        while (await UseCases.DeliverOutbox.RunAsync(Cancel) > 0)
        {
        }
    }

    /// <summary>A printer that is there or not.</summary>
    private sealed class SwitchedPrinter : IDocumentPrinter
    {
        public IDocumentPrinter Now { get; set; } = new PlainPrinter();

        public Task<Stream> PrintAsync(string html, CancellationToken cancel) => Now.PrintAsync(html, cancel);
    }
}

public sealed class DocumentOnSqliteTests() : DocumentTests("sqlite");

public sealed class DocumentOnPostgresTests() : DocumentTests("postgres");
