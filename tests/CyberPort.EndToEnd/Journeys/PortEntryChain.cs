using CyberPort.EndToEnd.Servers;
using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Journeys;

/// <summary>A ship comes in and goes out again: the filing is accepted when it arrives, nobody has to answer it, and the due is told.</summary>
[Collection("browser")]
public sealed class PortEntryChain(SqliteServer fixture, Browsers browsers) : IClassFixture<SqliteServer>, IClassFixture<Browsers>
{
    private Office Office { get; } = new(browsers, fixture.Server);

    [Fact]
    public async Task A_port_call_is_filed_accepted_on_arrival_and_seen_by_both_sides()
    {
        var applicant = await StartAsync();
        await applicant.ChooseAsync("/noticeKind", "both");
        await ArrivesAsync(applicant, Filler.Today.AddDays(1), "０６：３０", refuge: false);
        await LeavesAsync(applicant, Filler.Today.AddDays(1), "05:45");
        await OnBoardAsync(applicant);
        await applicant.AddRowAsync("/cargo", 0, "kind");
        await applicant.TypeAsync("/cargo/0/kind", "鋼材（厚板）");
        await applicant.TypeAsync("/cargo/0/tons", "１，５００.５");
        await applicant.ChooseAsync("/dangerous/carried", "false");

        // it would leave before it has come
        await applicant.Page.Locator(".buttons").GetByRole(AriaRole.Button, new() { Name = "次へ進む" }).ClickAsync();
        await Assertions.Expect(applicant.Page.Locator("#error-summary")).ToContainTextAsync("より前です");
        await LeavesAsync(applicant, Filler.Today.AddDays(1), "17:45");
        await applicant.NextAsync("confirm");
        await Assertions.Expect(applicant.Page.Locator("main")).ToContainTextAsync("髙﨑 渡");
        var receipt = await SubmitAsync(applicant);

        await applicant.StateIsAsync("受理");
        await ToldAsync(applicant.Page, receipt);
        await applicant.ReceiveAsync("入出港届受理通知書", "第八東洋丸", "宇品第1岸壁", "届出を受理しました");
        // 749 tons at 1.35 yen
        await applicant.ReceiveAsync("入港料のお知らせ", "1,011円");

        var officer = await FindAsync("hij.sato", receipt);
        await Assertions.Expect(officer.Locator("h1")).ToContainTextAsync("宇品港運株式会社");
        await Assertions.Expect(officer.Locator(".st").First).ToHaveTextAsync("受理");
        await Assertions.Expect(officer.Locator("main")).ToContainTextAsync("鋼材（厚板）");
        await Assertions.Expect(officer.Locator("form[action$='/answer']")).ToHaveCountAsync(0);
        await officer.GotoAsync(new Uri(officer.Url).AbsolutePath + "?tab=flow");
        await Assertions.Expect(officer.Locator("ol.tl").First).ToContainTextAsync("済み");
    }

    [Fact]
    public async Task A_refuge_with_dangerous_goods_that_is_filed_late_says_why_and_the_office_is_told()
    {
        var applicant = await StartAsync();
        await applicant.ChooseAsync("/noticeKind", "arrival");
        await ArrivesAsync(applicant, Filler.Today.AddDays(-3), "23:10", refuge: true);
        await Assertions.Expect(applicant.Page.Locator("#f-departure-nextPort")).ToBeHiddenAsync();
        await OnBoardAsync(applicant);
        await applicant.ChooseAsync("/dangerous/carried", "true");
        await applicant.SeesAsync("/dangerous/details");
        await applicant.TypeAsync("/dangerous/details", "UN1203 ガソリン 800kL\n警戒船を配置済み");
        // more than two days have passed: the page asks why
        await applicant.Page.Locator(".buttons").GetByRole(AriaRole.Button, new() { Name = "次へ進む" }).ClickAsync();
        await applicant.Page.Locator("textarea[id$='-reason']").FillAsync("台風第12号を避けるための緊急の入港で、通信が途絶えていたため。");
        await applicant.Page.CheckAsync("input[type=checkbox][id^='ack-']");
        await applicant.NextAsync("confirm");
        var receipt = await SubmitAsync(applicant);

        await applicant.StateIsAsync("受理");
        await ToldAsync(applicant.Page, receipt);
        await Assertions.Expect(applicant.Page.GetByText("入港料のお知らせ")).ToHaveCountAsync(0);
        var officer = await FindAsync("hij.hamada", receipt);
        await Assertions.Expect(officer.Locator("main")).ToContainTextAsync("警戒船を配置済み");
        await Assertions.Expect(officer.Locator("main")).ToContainTextAsync("台風第12号を避けるため");
        await officer.GotoAsync("/notices");
        // the worker delivers it a moment later
        for (var wait = 0; wait < 40 && await officer.GetByText(receipt).CountAsync() == 0; wait++)
        {
            await Task.Delay(250, TestContext.Current.CancellationToken);
            await officer.ReloadAsync();
        }

        await Assertions.Expect(officer.Locator("main")).ToContainTextAsync(receipt);
    }

    /// <summary>The first page and the vessel's; the applicant stands before the call.</summary>
    private async Task<Filler> StartAsync()
    {
        var applicant = new Filler(await browsers.SignInAsync(fixture.Server, "ujina.harada"));
        await applicant.StartAsync("jphij", "portCallNotice", "届出を始める");
        await applicant.NextAsync("vessel");
        await applicant.TypeAsync("/vessel/name", "第八東洋丸");
        await applicant.TypeAsync("/vessel/callSign", "ＪＤ１２３４");
        await applicant.TypeAsync("/vessel/officialNumber", "142345");
        await applicant.SelectAsync("/vessel/nationality", "jp");
        await applicant.TypeAsync("/vessel/portOfRegistry", "広島");
        await applicant.SelectAsync("/vessel/shipType", "merchant");
        await applicant.ChooseAsync("/vessel/tradeKind", "coastal");
        await applicant.TypeAsync("/vessel/grossTonnage", "７４９");
        await applicant.TypeAsync("/vessel/deadweight", "1,800");
        await applicant.TypeAsync("/vessel/lengthOverAll", "76.3");
        await applicant.TypeAsync("/vessel/maxDraught", "4.6");
        await applicant.TypeAsync("/vessel/operator", "東洋海運株式会社");
        await applicant.TypeAsync("/vessel/agent", "宇品港運株式会社");
        await applicant.NextAsync("call");
        return applicant;
    }

    private static async Task ArrivesAsync(Filler applicant, DateOnly day, string time, bool refuge)
    {
        await applicant.SeesAsync("/arrival/atTime");
        await applicant.DayAsync("/arrival/onDate", day);
        await applicant.TypeAsync("/arrival/atTime", time);
        await applicant.TypeAsync("/arrival/berth", "宇品第1岸壁");
        await applicant.TypeAsync("/arrival/lastPort", "福山");
        await applicant.ChooseAsync("/arrival/refuge", refuge ? "true" : "false");
    }

    private static async Task LeavesAsync(Filler applicant, DateOnly day, string time)
    {
        await applicant.DayAsync("/departure/onDate", day);
        await applicant.TypeAsync("/departure/atTime", time);
        await applicant.TypeAsync("/departure/nextPort", "呉");
    }

    private static async Task OnBoardAsync(Filler applicant)
    {
        await applicant.TypeAsync("/masterName", "髙﨑 渡");
        await applicant.TypeAsync("/crewCount", "５");
        await applicant.TypeAsync("/passengerCount", "0");
    }

    private static async Task<string> SubmitAsync(Filler applicant)
    {
        var receipt = await applicant.SubmitAsync();
        Assert.StartsWith("令8港入-", receipt);
        return receipt;
    }

    /// <summary>The applicant's page and list: the number, and the way the filing went.</summary>
    private static async Task ToldAsync(IPage page, string receipt)
    {
        var here = page.Url;
        await Assertions.Expect(page.Locator(".lead")).ToContainTextAsync(receipt);
        await Assertions.Expect(page.Locator("aside .tl")).ToContainTextAsync("到達");
        await Assertions.Expect(page.GetByText("申請を取り下げる")).ToHaveCountAsync(0);
        await page.GotoAsync("/my");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(receipt);
        await page.GotoAsync(here);
    }

    private async Task<IPage> FindAsync(string person, string receipt)
    {
        var page = await Office.PageOfAsync(person);
        await Journeys.Office.OpenCaseAsync(page, "all", receipt);
        return page;
    }
}
