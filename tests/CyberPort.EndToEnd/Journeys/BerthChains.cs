using CyberPort.EndToEnd.Servers;
using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Journeys;

/// <summary>A ship at a quay: permitted at once by the table, or by an officer where the table does not decide; then shift, actual use and fee.</summary>
[Collection("browser")]
public sealed class BerthChains(SqliteServer fixture, Browsers browsers) : IClassFixture<SqliteServer>, IClassFixture<Browsers>
{
    private Office Office { get; } = new(browsers, fixture.Server);

    [Fact]
    public async Task Within_the_limits_the_permit_comes_at_once_and_the_actual_hours_decide_the_fee()
    {
        var applicant = await StartAsync("4.6");
        await applicant.SearchAsync("/berth/requested", "ウジナダイイチ");
        await WhenAsync(applicant, Filler.Today, "０８：００", Filler.Today, "16時30分");
        var receipt = await SubmitAsync(applicant, dangerous: false);

        await applicant.ReceiveAsync("係留施設使用許可書", "宇品第1岸壁（-7.5m）", "第八東洋丸", "審査請求");
        await applicant.StateIsAsync("許可");

        await Office.AnswerAsync("hij.sato", receipt, "実績の入力を求める", "離岸した時刻を入力してください。");
        await applicant.Page.ReloadAsync();
        await applicant.Page.GetByRole(AriaRole.Button, new() { Name = "入力する" }).ClickAsync();
        await applicant.Page.WaitForURLAsync("**/apply/**");
        var address = new Uri(applicant.Page.Url).AbsolutePath;
        await applicant.Page.GotoAsync(address[..(address.LastIndexOf('/') + 1)] + "page:mooring");
        await applicant.DayAsync("/actual/fromDate", Filler.Today);
        await applicant.TypeAsync("/actual/fromTime", "00:10");
        await applicant.DayAsync("/actual/toDate", Filler.Today);
        await applicant.TypeAsync("/actual/toTime", "12:20");
        await applicant.NextAsync("cargo");
        await applicant.NextAsync("confirm");
        await applicant.Page.Locator(".buttons").GetByRole(AriaRole.Button, new() { Name = "提出" }).ClickAsync();
        await applicant.Page.WaitForURLAsync("**/my/**");
        await Office.AnswerAsync("hij.sato", receipt, "実績を確認して使用料を知らせる");

        // 749 tons for 13 begun hours: the rate up to 24 hours
        await applicant.ReceiveAsync("係留施設使用料のお知らせ", "4,494円", "13 時間");
    }

    [Fact]
    public async Task Dangerous_goods_are_reviewed_and_permitted_with_a_condition_and_a_shift_is_granted()
    {
        var applicant = await StartAsync("4.6");
        await applicant.SearchAsync("/berth/requested", "カイタダイイチ");
        await WhenAsync(applicant, Filler.Today.AddDays(3), "08:00", Filler.Today.AddDays(4), "10:00");
        var receipt = await SubmitAsync(applicant, dangerous: true);
        await applicant.StateIsAsync("審査");

        await Office.AnswerAsync("hij.sato", receipt, "決裁に進める", "警戒船の配置を条件とする。", "荷役中は警戒船を配置すること。");
        await Office.AnswerAsync("hij.hamada", receipt, "決裁する");
        await applicant.ReceiveAsync("係留施設使用許可書", "荷役中は警戒船を配置すること。");

        await Office.AnswerAsync("hij.sato", receipt, "変更・シフトを受け付ける", "着岸の時刻を3時間遅らせる申出。");
        await applicant.Page.ReloadAsync();
        await applicant.Page.GetByRole(AriaRole.Button, new() { Name = "入力する" }).ClickAsync();
        await applicant.Page.WaitForURLAsync("**/apply/**");
        var address = new Uri(applicant.Page.Url).AbsolutePath;
        await applicant.Page.GotoAsync(address[..(address.LastIndexOf('/') + 1)] + "page:mooring");
        await applicant.TypeAsync("/use/fromTime", "11:00");
        await applicant.NextAsync("cargo");
        await applicant.NextAsync("confirm");
        await applicant.Page.Locator(".buttons").GetByRole(AriaRole.Button, new() { Name = "提出" }).ClickAsync();
        await applicant.Page.WaitForURLAsync("**/my/**");
        await Office.AnswerAsync("hij.sato", receipt, "変更を許可する");

        await applicant.ReceiveAsync("係留施設使用変更許可書", "11:00");
        await applicant.StateIsAsync("許可");
    }

    private async Task<Filler> StartAsync(string draught)
    {
        var applicant = new Filler(await browsers.SignInAsync(fixture.Server, "ujina.harada"));
        await applicant.StartAsync("jphij", "berthUsePermit");
        await applicant.NextAsync("vessel");
        await applicant.TypeAsync("/vessel/name", "第八東洋丸");
        await applicant.TypeAsync("/vessel/callSign", "ＪＤ１２３４");
        await applicant.SelectAsync("/vessel/nationality", "jp");
        await applicant.SelectAsync("/vessel/shipType", "merchant");
        await applicant.ChooseAsync("/vessel/tradeKind", "coastal");
        await applicant.TypeAsync("/vessel/grossTonnage", "749");
        await applicant.TypeAsync("/vessel/deadweight", "1,800");
        await applicant.TypeAsync("/vessel/lengthOverAll", "76.3");
        await applicant.TypeAsync("/vessel/maxDraught", draught);
        await applicant.NextAsync("mooring");
        return applicant;
    }

    private static async Task WhenAsync(Filler applicant, DateOnly from, string fromTime, DateOnly to, string toTime)
    {
        await applicant.DayAsync("/use/fromDate", from);
        await applicant.TypeAsync("/use/fromTime", fromTime);
        await applicant.DayAsync("/use/toDate", to);
        await applicant.TypeAsync("/use/toTime", toTime);
        await applicant.ChooseAsync("/purpose", "cargo");
    }

    private static async Task<string> SubmitAsync(Filler applicant, bool dangerous)
    {
        await applicant.NextAsync("cargo");
        await applicant.AddRowAsync("/cargo", 0, "direction");
        await applicant.SelectAsync("/cargo/0/direction", "discharge");
        await applicant.TypeAsync("/cargo/0/kind", "鋼材");
        await applicant.TypeAsync("/cargo/0/tons", "1500");
        await applicant.ChooseAsync("/dangerous/carried", dangerous ? "true" : "false");
        if (dangerous)
        {
            await applicant.SeesAsync("/dangerous/details");
            await applicant.TypeAsync("/dangerous/details", "UN1824 水酸化ナトリウム水溶液 800t");
        }

        await applicant.NextAsync("confirm");
        var receipt = await applicant.SubmitAsync();
        Assert.StartsWith("令8港係-", receipt);
        return receipt;
    }
}
