using CyberPort.EndToEnd.Servers;
using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Journeys;

/// <summary>The ready chains around port facilities, each as a real case by everybody on its way: use, reduction of the fee, damage.</summary>
[Collection("browser")]
public sealed class FacilityChains(SqliteServer fixture, Browsers browsers) : IClassFixture<SqliteServer>, IClassFixture<Browsers>
{
    private Office Office { get; } = new(browsers, fixture.Server);

    [Fact]
    public async Task A_yard_is_used_after_the_office_manager_decided_alone()
    {
        var applicant = await ApplicantAsync();
        await applicant.StartAsync("jphij", "facilityUse");
        await applicant.NextAsync("use");
        await applicant.SearchAsync("/facility", "デジマ");
        await applicant.TypeAsync("/area", "３２０．４");
        await applicant.ChooseAsync("/useKind", "general");
        await applicant.TypeAsync("/purpose", "輸出用建設機械の船積み前の一時保管（油圧ショベル12台）");
        await applicant.PeriodAsync("/period", Filler.Today.AddDays(30), Filler.Today.AddDays(49));
        await applicant.NextAsync("documents");
        await applicant.AttachAsync("/attachments/layout", "配置図.pdf");
        await applicant.NextAsync("confirm");
        var receipt = await applicant.SubmitAsync();
        Assert.StartsWith("令8港使-", receipt);

        await Office.AnswerAsync("hij.yamamoto", receipt, "受け付ける");
        await Office.AnswerAsync("hij.sato", receipt, "形式に適合");
        await Office.AnswerAsync("hij.sato", receipt, "決裁に進める", "空きを確認。支障なし。", "使用後は清掃すること。");
        await Office.AnswerAsync("hij.hamada", receipt, "決裁する");

        await applicant.ReceiveAsync("港湾施設使用許可書", "出島野積場", "使用後は清掃すること。", "審査請求");
        await applicant.ReceiveAsync("港湾施設使用料のお知らせ", "32,100円");
        await applicant.StateIsAsync("許可");
    }

    [Fact]
    public async Task A_reduction_above_a_hundred_thousand_yen_goes_up_to_the_section_head()
    {
        var applicant = await ApplicantAsync();
        await applicant.StartAsync("jphij", "feeReduction");
        await applicant.NextAsync("fee");
        await applicant.TypeAsync("/basePermitNo", "令和8年度 港使第1号");
        await applicant.SelectAsync("/feeKind", "shed");
        await applicant.PeriodAsync("/period", Filler.Today.AddDays(-20), Filler.Today.AddDays(-1));
        await applicant.TypeAsync("/originalAmount", "240,001");
        await applicant.TypeAsync("/requestedRate", "５０");
        await applicant.NextAsync("reason");
        await applicant.ChooseAsync("/reasonCode", "disaster");
        await applicant.TypeAsync("/reasonDetail", "先月の台風で上屋の屋根が破れ、半分の区画が使えなかったため、使用料の減額を求めます。");
        await applicant.AttachAsync("/attachments/evidence", "罹災証明書.pdf");
        await applicant.NextAsync("confirm");
        var receipt = await applicant.SubmitAsync();

        await Office.AnswerAsync("hij.yamamoto", receipt, "受け付ける");
        await Office.AnswerAsync("hij.sato", receipt, "形式に適合");
        await Office.AnswerAsync("hij.sato", receipt, "決裁に進める", "罹災証明書の期間と一致。");
        await Office.AnswerAsync("hij.nishida", receipt, "承認する");
        await Office.AnswerAsync("hij.fujii", receipt, "決裁する");

        await applicant.ReceiveAsync("使用料等減免決定通知書", "令和8年度 港使第1号", "120,001円", "審査請求");
        await applicant.StateIsAsync("許可");
    }

    [Fact]
    public async Task A_damaged_quay_is_surveyed_restored_and_the_report_accepted()
    {
        var applicant = await ApplicantAsync();
        await applicant.StartAsync("jphij", "facilityDamageReport", "届出を始める");
        await applicant.NextAsync("damage");
        await applicant.SelectAsync("/facility/kind", "mooring");
        await applicant.TypeAsync("/facility/name", "宇品第3岸壁");
        await applicant.TypeAsync("/facility/position", "12番と13番の係船柱の間");
        await applicant.DayAsync("/occurredOn", Filler.Today.AddDays(-1));
        await applicant.TypeAsync("/occurredTime", "午前6時40分");
        await applicant.TypeAsync("/extent", "防舷材2基が脱落し、上部工のコンクリートが延長3mにわたり欠けた。");
        await applicant.ChooseAsync("/cause", "collision");
        await applicant.SeesAsync("/vessel/name");
        await applicant.TypeAsync("/vessel/name", "第八東洋丸");
        await applicant.ChooseAsync("/injured", "false");
        await applicant.ChooseAsync("/danger", "false");
        await applicant.NextAsync("cost");
        await applicant.AddRowAsync("/items", 0, "part");
        await applicant.TypeAsync("/items/0/part", "防舷材（V型 H500）");
        await applicant.TypeAsync("/items/0/quantity", "２");
        await applicant.TypeAsync("/items/0/unitCost", "850,000");
        await applicant.AttachAsync("/photos", "写真.pdf");
        await applicant.NextAsync("confirm");
        var receipt = await applicant.SubmitAsync();

        await InspectAsync(receipt);
        await Office.AnswerAsync("hij.hamada", receipt, "復旧を求める", "防舷材2基を取り替えてください。");
        await applicant.ReceiveAsync("港湾施設の原状回復について（通知）", "防舷材2基を取り替えてください。", "1,700,000");
        await Office.AnswerAsync("hij.sato", receipt, "復旧を確認した");

        await applicant.ReceiveAsync("港湾施設の滅失・損傷の届出の受理について", "宇品第3岸壁");
        await applicant.StateIsAsync("受理");
    }

    // the officer fills in the form of the task; what the report said is there already
    private async Task InspectAsync(string receipt)
    {
        var officer = await Office.OpenFormAsync("hij.sato", receipt);
        await Assertions.Expect(officer.Page.Locator("#f-facility")).ToHaveValueAsync("宇品第3岸壁");
        await officer.DayAsync("/inspectedOn", Filler.Today);
        await officer.TypeAsync("/inspector", "佐藤 修、井上 港");
        await officer.ChooseAsync("/condition", "closed");
        await officer.ChooseAsync("/danger", "false");
        await officer.TypeAsync("/findings", "防舷材2基（V型 H500）が脱落。上部工の角欠け延長3.0m。");
        await officer.TypeAsync("/measures", "12番から13番の間を使用停止とし、バリケードを設置した。");
        await officer.NextAsync("restoration");
        await officer.ChooseAsync("/restorationNeeded", "true");
        await officer.SeesAsync("/restoration");
        await officer.AddRowAsync("/parts", 0, "part");
        await officer.TypeAsync("/parts/0/part", "防舷材（V型 H500）");
        await officer.TypeAsync("/parts/0/quantity", "２");
        await officer.TypeAsync("/parts/0/cost", "1,700,000");
        await officer.AttachAsync("/photos", "現場写真.pdf");
        // what is missing is said, nothing is lost
        await officer.Page.Locator(".buttons").GetByRole(AriaRole.Button, new() { Name = "次へ進む" }).ClickAsync();
        await Assertions.Expect(officer.Page.Locator("#error-summary")).ToContainTextAsync("復旧の方法");
        await officer.TypeAsync("/restoration", "防舷材2基の取替え");
        await officer.NextAsync("check");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "調書を提出する" }).ClickAsync();
        await officer.Page.WaitForURLAsync("**/desk/**");
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = "調書 1" }).ClickAsync();
        await Assertions.Expect(officer.Page.Locator(".case")).ToContainTextAsync("1,700,000");
        await Assertions.Expect(officer.Page.GetByRole(AriaRole.Link, new() { Name = "現場写真.pdf" })).ToBeVisibleAsync();
    }

    private async Task<Filler> ApplicantAsync() => new(await browsers.SignInAsync(fixture.Server, "ujina.harada"));
}
