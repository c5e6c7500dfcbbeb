using CyberPort.EndToEnd.Access;
using CyberPort.EndToEnd.Pages.Desk;

namespace CyberPort.EndToEnd.Pages;

/// <summary>What people write stays text: on every page, in mails, on paper and in a spreadsheet.</summary>
[Collection("pages")]
public sealed class MarkupTests(InsideServer server)
{
    private const string Evil = "</textarea></title>\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}${7*7}@(7*7)";
    private const string Formula = "=HYPERLINK(\"http://evil.example\",\"<b>押す</b>\")";

    [Fact]
    public async Task From_the_form_to_the_permit_nothing_becomes_markup()
    {
        using var applicant = await server.VisitAsync("toyo.suzuki");
        await Occupancy.StartAsync(applicant);
        await PressAsync(applicant, "次へ進む", new() { ["/applicant/tradeName"] = Formula, ["/delegate/isDelegated"] = "false" });
        var place = Occupancy.Place(area: Evil, detail: Evil);
        place["/purpose"] = Evil;
        place["/structure/summary"] = "鋼管杭の基礎 " + Evil;
        await PressAsync(applicant, "次へ進む", place);
        Assert.Equal(Evil, applicant.ValueOf("/area"));
        Assert.Equal(Evil, applicant.ValueOf("/purpose"));
        place["/area"] = "77.5";
        await PressAsync(applicant, "次へ進む", place);
        await PressAsync(applicant, "次へ進む", Occupancy.Period);
        await applicant.PressAsync(
            "次へ進む", null, [.. Occupancy.Files[1..], new("/attachments/locationMap", "<script>alert(1)<-script>.pdf", Occupancy.Drawing)]);
        RequireText(applicant);
        Assert.Contains("<script>alert(1)</script>", applicant.Text, StringComparison.Ordinal);
        await PressAsync(applicant, "提出する", []);
        var receipt = applicant.Page.QuerySelector(".big")!.TextContent;
        await PressAsync(applicant, "送信する", new() { ["body"] = Evil });
        Assert.Contains(Visitor.Fold(Evil), applicant.Text, StringComparison.Ordinal);
        var mine = applicant.Address.Split('#')[0];

        await Chain.PermitAsync(server, receipt, Evil);
        using var officer = await server.VisitAsync("hij.sato");
        await Occupancy.OpenAsync(officer, receipt);
        var office = officer.Address;
        foreach (var tab in new[] { "answers", "files", "changes", "messages", "notes" })
        {
            RequireText(await officer.GoAsync($"{office}?tab={tab}"));
        }

        RequireText(await officer.GoAsync("/desk?view=all&q=" + Uri.EscapeDataString(Evil)));
        RequireText(await officer.GoAsync("/desk?view=all&officer=" + Uri.EscapeDataString(Evil) + "&stage=" + Uri.EscapeDataString(Evil)));
        var csv = await officer.Client.GetStringAsync(
            "/desk/export.csv?view=all&q=" + Uri.EscapeDataString(receipt), TestContext.Current.CancellationToken);
        Assert.Contains("\"'=HYPERLINK(\"\"http://evil.example\"\"", csv, StringComparison.Ordinal);

        await server.DeliverAsync();
        foreach (var address in new[] { "/my", "/notices", mine }) RequireText(await applicant.GoAsync(address));
        var print = applicant.Page.QuerySelectorAll("a").First(a => a.TextContent == "印刷用ページ").GetAttribute("href")!;
        RequireText(await applicant.GoAsync(print));
        Assert.Contains(Visitor.Fold(Evil), applicant.Text, StringComparison.Ordinal);
        Assert.Contains("審査請求", applicant.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/catalogue?q=")]
    [InlineData("/sign-in?name=")]
    [InlineData("/sign-in?failed=wrong&back=")]
    [InlineData("/sign-in?failed=")]
    [InlineData("/my?failed=")]
    public async Task An_address_can_not_put_anything_into_a_page(string address)
    {
        using var visitor = await server.VisitAsync("toyo.suzuki");
        RequireText(await visitor.GoAsync(address + Uri.EscapeDataString(Evil)));
    }

    [Fact]
    public async Task Words_in_an_address_are_not_taken_for_the_product_s_own()
    {
        using var visitor = await server.VisitAsync("toyo.suzuki");
        await visitor.GoAsync("/my");
        await visitor.GoAsync(visitor.Page.QuerySelector("a[href^='/my/jphij/']")!.GetAttribute("href") + "?failed=Call%20evil.example");
        Assert.DoesNotContain("evil.example", visitor.Text, StringComparison.Ordinal);
        await Occupancy.StartAsync(visitor);
        await visitor.GoAsync(visitor.Address + "?show=1&refused=Call%20evil.example&other=Call%20evil.example");
        Assert.DoesNotContain("evil.example", visitor.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+81", "'+81")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData(" =1", "' =1")]
    [InlineData("髙﨑 \"マリーナ\", 有限会社", "髙﨑 \"\"マリーナ\"\", 有限会社")]
    public void A_cell_can_not_become_a_formula(string text, string cell)
    {
        Assert.Equal($"\"{cell}\"", CyberPort.Web.Desk.DeskExport.Cell(text));
    }

    private static async Task PressAsync(Visitor visitor, string button, Dictionary<string, string> answers) =>
        RequireText(await visitor.PressAsync(button, answers));

    private static void RequireText(Visitor visitor)
    {
        Assert.Null(visitor.Page.QuerySelector("img[src=x]"));
        Assert.DoesNotContain(visitor.Page.QuerySelectorAll("script"), s => s.TextContent.Contains("alert(", StringComparison.Ordinal));
        Assert.DoesNotContain("<script>alert", visitor.Source, StringComparison.Ordinal);
    }
}
