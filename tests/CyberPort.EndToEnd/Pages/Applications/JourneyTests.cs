using System.Net;
using CyberPort.EndToEnd.Access;

namespace CyberPort.EndToEnd.Pages.Applications;

/// <summary>An application from the catalogue to its end, by posted forms alone.</summary>
[Collection("pages")]
public sealed class JourneyTests(InsideServer server)
{
    [Fact]
    public async Task From_the_catalogue_to_the_receipt_and_on_to_the_withdrawal()
    {
        using var visitor = await server.VisitAsync("toyo.suzuki");
        await visitor.GoAsync("/catalogue?q=%E3%81%B2%E3%82%8D%E3%81%97%E3%81%BE");
        await visitor.GoAsync("/catalogue");
        await visitor.FollowAsync("広島港 水域・公共空地の占用許可申請");
        Assert.Contains("20 開庁日", visitor.Text, StringComparison.Ordinal);
        await Occupancy.FillAsync(visitor);
        Assert.Contains("page%3Aconfirm", visitor.Address, StringComparison.Ordinal);
        Assert.Contains("250.5 ㎡", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("令和9年4月1日", visitor.Text, StringComparison.Ordinal);
        await visitor.PressAsync("提出する");

        var receipt = visitor.Page.QuerySelector(".big")!.TextContent;
        Assert.Matches(@"^令\d+港占-\d{4}$", receipt);
        await visitor.GoAsync("/my");
        Assert.Contains(receipt, visitor.Text, StringComparison.Ordinal);
        await visitor.FollowAsync(receipt);
        Assert.Contains("港湾管理者が処理しています。お待ちください。", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("locationMap.pdf", visitor.Text, StringComparison.Ordinal);

        await visitor.PressAsync("送信する", new Dictionary<string, string> { ["body"] = "現地の立会いは\n可能でしょうか。" });
        Assert.EndsWith("#talk", visitor.Address, StringComparison.Ordinal);
        Assert.Contains("現地の立会いは 可能でしょうか。", visitor.Text, StringComparison.Ordinal);

        await visitor.PressAsync("取り下げる", new Dictionary<string, string> { ["reason"] = " " });
        Assert.Contains("取下げの理由を入力してください。", visitor.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
        await visitor.PressAsync("取り下げる", new Dictionary<string, string> { ["reason"] = "計画を変更するため" });
        Assert.Contains("取り下げました。手続は終了しています。", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(visitor.Page.QuerySelectorAll("button"), b => b.TextContent == "取り下げる");
    }

    [Fact]
    public async Task A_step_with_errors_stays_says_each_at_its_field_and_keeps_what_was_typed()
    {
        using var visitor = await server.VisitAsync("toyo.suzuki");
        await Occupancy.StartAsync(visitor);
        await visitor.PressAsync("次へ進む", Occupancy.Applicant);
        var place = Occupancy.Place(area: "広い");
        place["/place/detail"] = "";
        await visitor.PressAsync("次へ進む", place);

        Assert.Contains("page%3Aoccupancy?show=1#error-summary", visitor.Address, StringComparison.Ordinal);
        Assert.StartsWith("エラー", visitor.Page.Title, StringComparison.Ordinal);
        Assert.Equal("広い", visitor.ValueOf("/area"));
        Assert.Equal("係留用浮桟橋の設置", visitor.ValueOf("/purpose"));
        var links = visitor.Page.QuerySelectorAll("#error-summary a").ToArray();
        Assert.Equal(2, links.Length);
        foreach (var link in links)
        {
            var (address, id) = (link.GetAttribute("href")!.Split('#')[0], link.GetAttribute("href")!.Split('#')[1]);
            Assert.Equal(Uri.UnescapeDataString(visitor.Address.Split('#')[0]), Uri.UnescapeDataString(address));
            Assert.NotNull(visitor.Page.GetElementById(id));
            Assert.Equal(Visitor.Fold(link.TextContent), Visitor.Fold(visitor.Page.GetElementById(id + "-error")!.TextContent));
        }
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_makes_one_case()
    {
        using var visitor = await server.VisitAsync("toyo.suzuki");
        await Occupancy.FillAsync(visitor);
        var address = visitor.Address;
        using var content = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["_token"] = visitor.ValueOf("_token"), ["_action"] = "submit" });
        using var again = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["_token"] = visitor.ValueOf("_token"), ["_action"] = "submit" });
        var before = await CountAsync();
        await visitor.PostAsync(address, content);
        await visitor.PostAsync(address, again);

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Equal(before + 1, await CountAsync());
    }

    [Fact]
    public async Task A_draft_is_listed_resumed_on_another_device_and_dropped()
    {
        using var first = await server.VisitAsync("takasaki.takasaki");
        await Occupancy.StartAsync(first);
        await first.PressAsync("次へ進む", Occupancy.Applicant);
        await first.PressAsync("保存して終了", Occupancy.Place(detail: "阿品地先の水面"));
        Assert.Equal("/my", first.Address);

        using var second = await server.VisitAsync("takasaki.takasaki");
        await second.GoAsync("/my");
        await second.FollowAsync("続きを入力する");
        Assert.Contains("page%3Aoccupancy", second.Address, StringComparison.Ordinal);
        Assert.Equal("阿品地先の水面", second.ValueOf("/place/detail"));

        var draft = second.Address;
        await second.GoAsync("/my");
        await second.PressAsync("削除");
        await second.GoAsync(draft);
        Assert.Equal(HttpStatusCode.NotFound, second.Status);
    }

    [Fact]
    public async Task A_copy_takes_what_fits_and_lists_what_was_left()
    {
        using var visitor = await server.VisitAsync("toyo.suzuki");
        var receipt = await Occupancy.SubmitAsync(visitor, Occupancy.Place(area: "77.5"));
        await visitor.PressAsync("この内容で新しく申請する");
        Assert.Contains("/copied", visitor.Address, StringComparison.Ordinal);
        Assert.Contains("占用期間", visitor.Text, StringComparison.Ordinal);
        await visitor.FollowAsync("入力へ進む");
        Assert.Contains($"{receipt} から写しました", visitor.Text, StringComparison.Ordinal);
        await visitor.PressAsync("次へ進む");
        Assert.Equal("77.5", visitor.ValueOf("/area"));
        Assert.Contains(receipt, visitor.Page.GetElementById("f-area-source")!.TextContent, StringComparison.Ordinal);
        await visitor.PressAsync("再計算", new Dictionary<string, string> { ["/area"] = "78" });
        Assert.Null(visitor.Page.GetElementById("f-area-source"));
        await visitor.PressAsync("次へ進む", new Dictionary<string, string> { ["/area"] = "77.5" });
        Assert.Equal("", visitor.ValueOf("/period#from.year"));

        await visitor.PressAsync("次へ進む", Occupancy.Period);
        var drawing = visitor.Page.QuerySelector("#f-attachments-locationMap-list a")!.GetAttribute("href")!;
        Assert.Equal(Occupancy.Drawing, await visitor.Client.GetByteArrayAsync(drawing, TestContext.Current.CancellationToken));
        await visitor.PressAsync("次へ進む");
        await visitor.PressAsync("提出する");
        Assert.NotEqual(receipt, visitor.Page.QuerySelector(".big")!.TextContent);
        Assert.Contains("locationMap.pdf", visitor.Text, StringComparison.Ordinal);
    }

    private async Task<int> CountAsync() =>
        (await server.UseCases.Stores.Cases.ListOfApplicantAsync(new("toyo"), 1000, TestContext.Current.CancellationToken)).Count;
}
