using System.Net;
using CyberPort.EndToEnd.Access;

namespace CyberPort.EndToEnd.Pages.Desk;

/// <summary>What an officer does on a case's page, and who else sees it.</summary>
[Collection("pages")]
public sealed class CaseTests(InsideServer server)
{
    [Fact]
    public async Task An_internal_note_is_the_office_s_own_and_a_message_is_not()
    {
        using var applicant = await server.VisitAsync("toyo.suzuki");
        var receipt = await Occupancy.SubmitAsync(applicant);
        var mine = applicant.Address.Split('?')[0];
        using var officer = await server.VisitAsync("hij.sato");
        await Occupancy.OpenAsync(officer, receipt);
        await officer.FollowAsync("内部メモ");
        await officer.PressAsync("メモを残す", new Dictionary<string, string> { ["body"] = "前回の違反あり。要注意。" });
        Assert.Contains("前回の違反あり。要注意。", officer.Text, StringComparison.Ordinal);
        await officer.FollowAsync("メッセージ");
        Assert.DoesNotContain("前回の違反あり", officer.Text, StringComparison.Ordinal);
        await officer.PressAsync("送信する", new Dictionary<string, string> { ["body"] = "図面の縮尺を教えてください。" });
        await officer.PressAsync("送信する", new Dictionary<string, string> { ["body"] = "  " });
        Assert.Contains("本文を入力してください。", officer.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);

        await applicant.GoAsync(mine);
        Assert.Contains("図面の縮尺を教えてください。", applicant.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("前回の違反あり", applicant.Source, StringComparison.Ordinal);
        var mails = await server.DeliverAsync();
        Assert.Contains(mails, m => m.Contains(receipt, StringComparison.Ordinal));
        Assert.DoesNotContain(mails, m => m.Contains("前回の違反あり", StringComparison.Ordinal));
        await applicant.GoAsync("/notices");
        Assert.Contains(receipt, applicant.Text, StringComparison.Ordinal);
        await applicant.PressAsync("すべて");
        Assert.Null(applicant.Page.QuerySelector(".bell .count"));
    }

    [Fact]
    public async Task The_opinions_of_the_office_are_not_told_to_the_applicant()
    {
        using var applicant = await server.VisitAsync("toyo.suzuki");
        var receipt = await Occupancy.SubmitAsync(applicant);
        using var reception = await server.VisitAsync("hij.yamamoto");
        await Occupancy.OpenAsync(reception, receipt);
        await reception.PressAsync("受け付ける", new Dictionary<string, string> { ["comment"] = "窓口の印象メモ" });
        using var officer = await server.VisitAsync("hij.sato");
        await Occupancy.OpenAsync(officer, receipt);
        Assert.Contains("窓口の印象メモ", officer.Text, StringComparison.Ordinal);

        await applicant.GoAsync(applicant.Address.Split('?')[0]);
        Assert.DoesNotContain("窓口の印象メモ", applicant.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("山本", applicant.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_answer_to_a_task_is_told_who_was_first_and_when()
    {
        using var applicant = await server.VisitAsync("toyo.suzuki");
        var receipt = await Occupancy.SubmitAsync(applicant);
        using var first = await server.VisitAsync("hij.yamamoto");
        using var second = await server.VisitAsync("hij.yamamoto");
        await Occupancy.OpenAsync(first, receipt);
        await Occupancy.OpenAsync(second, receipt);
        await first.PressAsync("受け付ける");
        await second.PressAsync("受け付ける");

        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("この処理はすでに終わっています", second.Text, StringComparison.Ordinal);
        Assert.Matches(@"山本 太郎 さんが \d+/\d+ \d\d:\d\d に「.+」で処理しました", second.Text);
        await second.FollowAsync("案件");
        Assert.Equal(HttpStatusCode.OK, second.Status);
    }

    [Fact]
    public async Task The_same_answer_pressed_twice_is_one_answer()
    {
        using var applicant = await server.VisitAsync("toyo.suzuki");
        var receipt = await Occupancy.SubmitAsync(applicant);
        using var officer = await server.VisitAsync("hij.yamamoto");
        await Occupancy.OpenAsync(officer, receipt);
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)officer.Page.QuerySelector("form[action$='/answer']")!;
        var fields = Forms.Fields(form, null).Append(("action", "accept")).ToArray();
        for (var press = 0; press < 2; press++)
        {
            using var content = Forms.Content(form, fields, []);
            await officer.PostAsync(form.GetAttribute("action")!, content);
            Assert.Equal(HttpStatusCode.OK, officer.Status);
        }
    }

    [Fact]
    public async Task Somebody_without_the_role_is_refused_and_told_what_to_do()
    {
        using var applicant = await server.VisitAsync("toyo.suzuki");
        var receipt = await Occupancy.SubmitAsync(applicant);
        using var reception = await server.VisitAsync("hij.yamamoto");
        await Occupancy.OpenAsync(reception, receipt);
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)reception.Page.QuerySelector("form[action$='/answer']")!;
        using var director = await server.VisitAsync("hij.mori");
        await Occupancy.OpenAsync(director, receipt);
        Assert.Null(director.Page.QuerySelector("form[action$='/answer']"));

        var fields = Forms.Fields(form, null)
            .Where(f => f.Name != "_token").Append(("_token", director.ValueOf("_token"))).Append(("action", "accept"));
        using var content = Forms.Content(form, fields, []);
        await director.PostAsync(form.GetAttribute("action")!, content);
        Assert.Equal(HttpStatusCode.Forbidden, director.Status);
        Assert.Contains("右上で所属を切り替えるか、担当者にご確認ください。", director.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_is_taken_and_given_back_by_a_person()
    {
        using var applicant = await server.VisitAsync("toyo.suzuki");
        var receipt = await Occupancy.SubmitAsync(applicant);
        using var officer = await server.VisitAsync("hij.yamamoto");
        await Occupancy.OpenAsync(officer, receipt);
        await officer.PressAsync("自分が担当する");
        Assert.Contains("（山本 太郎）", officer.Page.QuerySelector(".card.main h2")!.TextContent, StringComparison.Ordinal);
        var address = officer.Address;
        await officer.GoAsync("/desk?view=all&officer=" + Uri.EscapeDataString("山本"));
        Assert.Contains(receipt, officer.Text, StringComparison.Ordinal);
        Assert.All(
            officer.Page.QuerySelectorAll("main tbody tr"), row => Assert.Contains("山本 太郎", row.Children[5].TextContent, StringComparison.Ordinal));

        await officer.GoAsync(address);
        await officer.PressAsync("担当を外れる");
        Assert.DoesNotContain("山本 太郎", officer.Page.QuerySelector(".card.main h2")!.TextContent, StringComparison.Ordinal);
        await officer.GoAsync("/desk?view=all&q=" + Uri.EscapeDataString(receipt));
        Assert.Equal("受付担当", officer.Page.QuerySelector("main tbody tr")!.Children[5].TextContent);
    }

    [Fact]
    public async Task A_paper_application_is_entered_with_its_scan_and_marked_as_paper()
    {
        using var officer = await server.VisitAsync("hij.yamamoto");
        await Occupancy.StartAsync(officer, "紙の申請を代理入力する");
        Assert.Contains("代理入力（紙）", officer.Text, StringComparison.Ordinal);
        Assert.Equal("", officer.ValueOf("/applicant/tradeName"));
        await officer.PressAsync("次へ進む", PaperApplicant);
        Assert.Contains("page%3Aoccupancy", officer.Address, StringComparison.Ordinal);
        await officer.PressAsync("次へ進む", Occupancy.Place());
        await officer.PressAsync("次へ進む", Occupancy.Period);
        await officer.PressAsync("次へ進む", null, [.. Occupancy.Files, new("/attachments/other", "申請書の写し.pdf", Occupancy.Drawing)]);
        await officer.PressAsync("提出する");

        Assert.StartsWith("/desk/", officer.Address, StringComparison.Ordinal);
        Assert.Contains("似島漁業株式会社", officer.Text, StringComparison.Ordinal);
        var address = officer.Address;
        await officer.GoAsync(address + "?tab=files");
        Assert.Contains("申請書の写し.pdf", officer.Text, StringComparison.Ordinal);
        await officer.GoAsync("/desk?view=all&q=" + Uri.EscapeDataString("似島漁業"));
        Assert.Contains("紙", officer.Page.QuerySelector("main tbody tr td:nth-child(2)")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_applicant_does_not_enter_for_others()
    {
        var person = await server.SignInAsync("toyo.suzuki");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_token"] = person.Token, ["tenant"] = "jphij", ["procedure"] = "waterAreaOccupancy", ["channel"] = "paper",
        });
        using var answer = await person.Client.PostAsync("/apply/start", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static Dictionary<string, string> PaperApplicant => new()
    {
        ["/applicant/kind"] = "corporation",
        ["/applicant/legalEntityNumber"] = "8000012010038",
        ["/applicant/tradeName"] = "似島漁業株式会社",
        ["/applicant/tradeNameKana"] = "ニノシマギョギョウ",
        ["/applicant/representativeTitle"] = "代表取締役",
        ["/applicant/representativeName"] = "似島 一",
        ["/applicant/postalCode"] = "7340011",
        ["/applicant/address/prefecture"] = "34",
        ["/applicant/address/cityAndCounty"] = "広島市南区",
        ["/applicant/address/streetAddress"] = "似島町1番地",
        ["/contact/personName"] = "似島 一",
        ["/contact/phone"] = "0820001234",
        ["/contact/email"] = "ninoshima@demo.example",
        ["/delegate/isDelegated"] = "false",
    };
}
