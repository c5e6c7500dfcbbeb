using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CyberPort.EndToEnd.Access;

namespace CyberPort.EndToEnd.Pages.Desk;

/// <summary>What officers do with tasks beside answering them, on the pages, without a script.</summary>
[Collection("pages")]
public sealed class TaskToolsTests(InsideServer server)
{
    [Fact]
    public async Task What_is_written_is_kept_as_a_draft_and_gone_with_the_answer()
    {
        using var officer = await OpenAsync("hij.yamamoto");
        await officer.PressAsync("下書きを保存", new Dictionary<string, string> { ["comment"] = "電話で確認中 <b>" });

        Assert.Contains("に保存した下書きです", officer.Text, StringComparison.Ordinal);
        Assert.Equal("電話で確認中 <b>", officer.ValueOf("comment"));
        await officer.PressAsync("受け付ける");
        Assert.DoesNotContain("下書きです", officer.Text, StringComparison.Ordinal);
        Assert.Contains("電話で確認中 <b>", officer.Page.QuerySelector(".tl")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_and_files_stand_with_their_task_and_a_shared_file_is_the_applicants_too()
    {
        using var applicant = await server.VisitAsync("toyo.suzuki");
        var receipt = await Occupancy.SubmitAsync(applicant);
        var mine = applicant.Address.Split('?')[0];
        using var officer = await server.VisitAsync("hij.yamamoto");
        await Occupancy.OpenAsync(officer, receipt);
        await officer.PressAsync("業務のメモを残す", new Dictionary<string, string> { ["body"] = "庁内だけの覚え" });
        Assert.Contains("庁内だけの覚え", officer.Page.QuerySelector(".card.main")!.TextContent, StringComparison.Ordinal);
        await officer.PressAsync("ファイルを添付する");
        Assert.Contains("ファイルを選んでください。", officer.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
        await officer.PressAsync("ファイルを添付する", null, new ChosenFile("file", "検討図.pdf", Occupancy.Drawing));
        await officer.PressAsync("ファイルを添付する", new Dictionary<string, string> { ["shared"] = "1" }, new ChosenFile("file", "記入例.pdf", Occupancy.Drawing));

        var links = officer.Page.QuerySelectorAll(".card.main .files a").Select(a => a.GetAttribute("href")!).ToArray();
        Assert.Equal(2, links.Length);
        var own = Assert.Single(links, l => l.Contains("/office/", StringComparison.Ordinal));
        using var answer = await officer.Client.GetAsync(own, TestContext.Current.CancellationToken);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        await applicant.GoAsync(mine);
        Assert.Contains("記入例.pdf", applicant.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("検討図.pdf", applicant.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("庁内だけの覚え", applicant.Source, StringComparison.Ordinal);
        await applicant.GoAsync(own);
        Assert.Equal(HttpStatusCode.NotFound, applicant.Status);
    }

    [Fact]
    public async Task A_task_is_handed_over_and_given_back()
    {
        using var officer = await OpenAsync("hij.yamamoto");
        var address = officer.Address.Split('?')[0];
        var sato = officer.Page.QuerySelectorAll("select[name=to] option").First(o => o.TextContent.Contains("佐藤 花子", StringComparison.Ordinal)).GetAttribute("value")!;
        await officer.PressAsync("引き継ぐ", new Dictionary<string, string> { ["to"] = sato, ["reason"] = " " });
        Assert.Contains("理由を1000文字以内", officer.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
        await officer.PressAsync("引き継ぐ", new Dictionary<string, string> { ["to"] = sato, ["reason"] = "研修のため" });

        using var colleague = await server.VisitAsync("hij.sato");
        await colleague.GoAsync(address);
        Assert.Contains("山本 太郎 さんから引き継いだ業務です。理由：研修のため", colleague.Text, StringComparison.Ordinal);
        await colleague.PressAsync("戻す", new Dictionary<string, string> { ["reason"] = "担当外のため" });
        Assert.Null(colleague.Page.QuerySelector("form[action$='/answer']"));
        await officer.GoAsync(address);
        Assert.Contains("（山本 太郎）", officer.Page.QuerySelector(".card.main h2")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_superior_changes_who_has_a_task_and_until_when_and_others_do_not()
    {
        using var officer = await OpenAsync("hij.yamamoto");
        await officer.PressAsync("自分が担当する");
        var address = officer.Address.Split('?')[0];
        Assert.DoesNotContain("業務の管理", officer.Text, StringComparison.Ordinal);
        using var superior = await server.VisitAsync("hij.fujii");
        await superior.GoAsync(address);
        await superior.PressAsync("期限と優先度を変える", new Dictionary<string, string> { ["due"] = "2001-01-01", ["priority"] = "９０", ["reason"] = "急ぎ" });
        Assert.Contains("期限は今より後にしてください。", superior.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
        await superior.PressAsync("期限と優先度を変える", new Dictionary<string, string> { ["due"] = "", ["priority"] = "９０", ["reason"] = "急ぎ" });
        await superior.PressAsync("担当を外す", new Dictionary<string, string> { ["reason"] = "休暇のため" });

        await officer.GoAsync(address);
        Assert.Contains("優先度 90", officer.Page.QuerySelector(".card.main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("（山本 太郎）", officer.Page.QuerySelector(".card.main h2")!.TextContent, StringComparison.Ordinal);
        await officer.GoAsync("/desk?view=mine");
        Assert.Contains("至急", officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_tasks_are_answered_at_once_and_each_says_what_became_of_it()
    {
        using var applicant = await server.VisitAsync("toyo.suzuki");
        string[] receipts = [await Occupancy.SubmitAsync(applicant), await Occupancy.SubmitAsync(applicant)];
        using var officer = await server.VisitAsync("hij.yamamoto");
        await officer.GoAsync("/desk/bulk");
        var form = FormOf(officer, receipts[0]);
        var boxes = form.QuerySelectorAll(".pick").Where(l => receipts.Any(r => l.TextContent.Contains(r, StringComparison.Ordinal)))
            .Select(l => ("task", l.QuerySelector("input")!.GetAttribute("value")!)).ToArray();
        Assert.Equal(2, boxes.Length);
        using var other = await server.VisitAsync("hij.yamamoto");
        await Occupancy.OpenAsync(other, receipts[0]);
        await other.PressAsync("受け付ける");
        var fields = Forms.Fields(form, null).Concat(boxes).Append(("action", "accept")).ToArray();
        using var content = Forms.Content(form, fields, []);
        await officer.PostAsync("/desk/bulk", content);

        Assert.Contains("1 件を処理しました。できなかったもの 1 件", officer.Text, StringComparison.Ordinal);
        Assert.Contains("山本 太郎 さんがすでに処理しました", officer.Text, StringComparison.Ordinal);
        using var nothing = Forms.Content(form, Forms.Fields(form, null).Append(("action", "accept")), []);
        await officer.PostAsync("/desk/bulk", nothing);
        Assert.Contains("1件から20件まで", officer.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_chosen_and_written_for_several_stands_there_again_when_it_is_refused()
    {
        using var applicant = await server.VisitAsync("toyo.suzuki");
        string[] receipts = [await Occupancy.SubmitAsync(applicant), await Occupancy.SubmitAsync(applicant)];
        using var reception = await server.VisitAsync("hij.yamamoto");
        foreach (var receipt in receipts)
        {
            await Occupancy.OpenAsync(reception, receipt);
            await reception.PressAsync("受け付ける");
        }

        using var officer = await server.VisitAsync("hij.sato");
        await officer.GoAsync("/desk/bulk");
        var reason = new string('理', 3990) + "<b>";
        await SendAsync(officer, receipts[0], ("reason", reason), ("action", "dismiss"));
        Assert.Contains("1件から20件まで", officer.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(reason, Written(FormOf(officer, receipts[0])));
        Assert.Single(officer.Page.QuerySelectorAll("form[action='/desk/bulk']"), form => Written((IHtmlFormElement)form).Length > 0);

        (string, string)[] boxes = [.. receipts.Select(r => ("task", BoxOf(officer, r).Value))];
        await SendAsync(officer, receipts[0], [.. boxes, ("reason", ""), ("action", "dismiss")]);
        Assert.Contains("0 件を処理しました。できなかったもの 2 件", officer.Text, StringComparison.Ordinal);
        Assert.Contains("理由が必要です", officer.Page.QuerySelector("#result")!.TextContent, StringComparison.Ordinal);
        Assert.All(receipts, receipt => Assert.True(BoxOf(officer, receipt).IsChecked));
        Assert.Equal(2, officer.Page.QuerySelectorAll<IHtmlInputElement>("input[name=task]").Count(box => box.IsChecked));

        await SendAsync(officer, receipts[0], ("reason", "管轄外のため"), ("action", "dismiss"));
        Assert.Contains("2 件を処理しました。できなかったもの 0 件", officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_absence_is_entered_refused_with_what_was_typed_and_cancelled()
    {
        using var officer = await server.VisitAsync("hij.okada");
        await officer.GoAsync("/absences");
        var other = officer.Page.QuerySelectorAll("select[name=substitute] option").First(o => o.TextContent.Contains('森')).GetAttribute("value")!;
        await officer.PressAsync("登録する", new Dictionary<string, string> { ["substitute"] = other, ["from"] = "2031-05-02", ["to"] = "2031-05-01", ["reason"] = "休暇" });
        Assert.Contains("終わりの日", officer.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("2031-05-02", "休暇", other), (officer.ValueOf("from"), officer.ValueOf("reason"), officer.ValueOf("substitute")));
        await officer.PressAsync("登録する", new Dictionary<string, string> { ["to"] = "2031-05-03" });
        Assert.Contains("休暇", officer.Page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        using var colleague = await server.VisitAsync("hij.sato");
        await colleague.GoAsync("/absences");
        Assert.DoesNotContain(colleague.Page.QuerySelectorAll("tbody tr"), r => r.TextContent.Contains("休暇", StringComparison.Ordinal) && r.QuerySelector("button") is not null);

        await officer.PressAsync("取り消す");
        Assert.DoesNotContain("2031", officer.Page.QuerySelector("main")!.QuerySelector("tbody")?.TextContent ?? "", StringComparison.Ordinal);
        using var applicant = await server.VisitAsync("toyo.suzuki");
        await applicant.GoAsync("/absences");
        Assert.Equal(HttpStatusCode.Forbidden, applicant.Status);
    }

    private static IHtmlFormElement FormOf(Visitor officer, string receipt) =>
        officer.Page.QuerySelectorAll<IHtmlFormElement>("form[action='/desk/bulk']").First(f => f.TextContent.Contains(receipt, StringComparison.Ordinal));

    private static IHtmlInputElement BoxOf(Visitor officer, string receipt) =>
        FormOf(officer, receipt).QuerySelectorAll(".pick").First(l => l.TextContent.Contains(receipt, StringComparison.Ordinal)).QuerySelector<IHtmlInputElement>("input")!;

    private static string Written(IHtmlFormElement form) => form.QuerySelector<IHtmlTextAreaElement>("textarea")!.Value;

    // the form as it stands there, with these answers in place of its own
    private static async Task SendAsync(Visitor officer, string receipt, params (string Name, string Value)[] answers)
    {
        var form = FormOf(officer, receipt);
        using var content = Forms.Content(form, Forms.Fields(form, null).Where(f => answers.All(a => a.Name != f.Name)).Concat(answers), []);
        await officer.PostAsync("/desk/bulk", content);
    }

    private async Task<Visitor> OpenAsync(string who)
    {
        using var applicant = await server.VisitAsync("toyo.suzuki");
        var receipt = await Occupancy.SubmitAsync(applicant);
        var officer = await server.VisitAsync(who);
        await Occupancy.OpenAsync(officer, receipt);
        return officer;
    }
}
