using CyberPort.Operations.Applications;
using CyberPort.Storage.Outbox;

namespace CyberPort.Operations.Tests.Notices;

public abstract class NoticeHandlerTests(string kind) : OperationsContract(kind)
{
    [Fact]
    public async Task An_arrival_is_told_to_the_applicant_with_its_number()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await DeliverAllAsync();

        var told = Assert.Single(await UseCases.MyNotices.ListAsync(await Actor("toyo.suzuki"), Cancel));
        Assert.Equal($"【受付番号 {receipt.ReceiptNumber}】水域・公共空地の占用の許可申請を受け付けました", told.Subject);
        Assert.Contains("標準処理期間は20開庁日です", told.Body, StringComparison.Ordinal);
        Assert.Equal(["toyo.smith@example.jp", "toyo.suzuki@example.jp"], Ports.Mail.Sent.Select(m => m.To).Order());
    }

    [Fact]
    public async Task A_request_for_correction_reaches_everybody_of_the_applicant_in_their_language_by_list_and_mail()
    {
        var receipt = await FiledAsync();
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        await Filing.AnswerWithCommentAsync(receipt, "hij.sato", "correct", "求積図と面積が一致していません。");
        await DeliverAllAsync();

        var japanese = Assert.Single(await NewsAsync("toyo.suzuki"));
        var english = Assert.Single(await NewsAsync("toyo.smith"));
        Assert.Contains(receipt.ReceiptNumber, japanese.Subject, StringComparison.Ordinal);
        Assert.StartsWith("【要対応】", japanese.Subject, StringComparison.Ordinal);
        Assert.StartsWith("[Action needed]", english.Subject, StringComparison.Ordinal);
        Assert.All([japanese.Body, english.Body], body => Assert.Contains("求積図と面積が一致していません。", body, StringComparison.Ordinal));
        Assert.Contains("by 24 November 2026", english.Body, StringComparison.Ordinal);
        Assert.Contains("令和8年11月24日まで", japanese.Body, StringComparison.Ordinal);
        Assert.Equal(["toyo.smith@example.jp", "toyo.suzuki@example.jp"], Ports.Mail.Sent.Select(m => m.To).Order());
        Assert.All(Ports.Mail.Sent, m =>
            Assert.Contains($"https://port.example/my/jphij/{receipt.CaseId:D}", m.Body, StringComparison.Ordinal));
        Assert.Empty(await UseCases.MyNotices.ListAsync(await Actor("takasaki.takasaki"), Cancel));
    }

    [Fact]
    public async Task A_message_of_the_applicant_is_told_to_the_office_with_the_address_of_its_desk()
    {
        var receipt = await FiledAsync();
        await UseCases.WriteNote.RunAsync(await Actor("toyo.suzuki"), Hiroshima, receipt.CaseId, new("図面を差し替えたいのですが。", false), Cancel);
        await UseCases.WriteNote.RunAsync(await Actor("hij.yamamoto"), Hiroshima, receipt.CaseId, new("内部メモ", true), Cancel);
        await DeliverAllAsync();

        var mail = Assert.Single(Ports.Mail.Sent);
        Assert.Equal("hij.yamamoto@example.jp", mail.To);
        Assert.Contains($"https://port.example/desk/{receipt.CaseId:D}", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("内部メモ", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_that_is_delivered_twice_is_told_once()
    {
        var receipt = await FiledAsync();
        await Filing.AnswerAsync(receipt, "hij.yamamoto accept");
        await Filing.AnswerWithCommentAsync(receipt, "hij.sato", "correct", "面積");
        var rows = await Ports.Stores.Outbox.ClaimAsync(Ports.Time.Now, Ports.Time.Now.AddMinutes(2), 10, Cancel);
        await DeliverAllAsync();
        Ports.Time.Now = Ports.Time.Now.AddMinutes(2);
        await DeliverAllAsync();
        await Ports.Db.WriteAsync(unit => Ports.Stores.Outbox.MarkFailed(unit, Hiroshima, rows[0].Id, "again", Ports.Time.Now), Cancel);
        await DeliverAllAsync();

        Assert.Single(await NewsAsync("toyo.suzuki"));
        Assert.Equal(2, Ports.Mail.Sent.Count);
    }

    [Fact]
    public async Task Read_notices_are_counted_no_more()
    {
        var receipt = await FiledAsync();
        await UseCases.WriteNote.RunAsync(await Actor("hij.yamamoto"), Hiroshima, receipt.CaseId, new("図面を確認しています。", false), Cancel);
        await DeliverAllAsync();
        var suzuki = await Actor("toyo.suzuki");
        Assert.Equal(2, await Ports.Stores.Notifications.CountUnreadAsync(suzuki.Tenant, suzuki.PersonId, Cancel));

        await UseCases.MyNotices.MarkAllReadAsync(suzuki, Cancel);

        Assert.Equal(0, await Ports.Stores.Notifications.CountUnreadAsync(suzuki.Tenant, suzuki.PersonId, Cancel));
        var smith = await Actor("toyo.smith");
        Assert.Equal(2, await Ports.Stores.Notifications.CountUnreadAsync(smith.Tenant, smith.PersonId, Cancel));
    }

    /// <summary>A case whose arrival was told already.</summary>
    private async Task<Receipt> FiledAsync()
    {
        var receipt = await Filing.FileAsync(Hiroshima);
        await DeliverAllAsync();
        Ports.Mail.Forget();
        return receipt;
    }

    /// <summary>What a person was told since the arrival.</summary>
    private async Task<IReadOnlyList<NotificationRow>> NewsAsync(string person)
    {
        var all = await UseCases.MyNotices.ListAsync(await Actor(person), Cancel);
        return [.. all.Where(n => !n.Subject.Contains("受け付けました", StringComparison.Ordinal) && !n.Subject.Contains("We received", StringComparison.Ordinal))];
    }

    private async Task DeliverAllAsync()
    {
        while (await UseCases.DeliverOutbox.RunAsync(Cancel) > 0)
        {
        }
    }
}

public sealed class NoticeHandlerOnSqliteTests() : NoticeHandlerTests("sqlite");

public sealed class NoticeHandlerOnPostgresTests() : NoticeHandlerTests("postgres");
