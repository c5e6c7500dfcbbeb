using CyberPort.EndToEnd.Servers;

namespace CyberPort.EndToEnd.Journeys;

/// <summary>An act in the waterfront district: it counts from its arrival, is accepted after the formal check, and examined within 60 days.</summary>
[Collection("browser")]
public sealed class WaterfrontChain(SqliteServer fixture, Browsers browsers) : IClassFixture<SqliteServer>, IClassFixture<Browsers>
{
    private Office Office { get; } = new(browsers, fixture.Server);

    [Fact]
    public async Task A_factory_is_filed_accepted_and_gets_a_recommendation()
    {
        var applicant = await StartAsync();
        await applicant.ChooseAsync("/actKind", "factory");
        await applicant.TypeAsync("/facility/place", "広島市南区出島二丁目4番3の一部");
        await applicant.TypeAsync("/facility/kind", "冷蔵倉庫併設の食料品製造工場");
        await applicant.SeesAsync("/factory/siteArea");
        await applicant.TypeAsync("/factory/siteArea", "8,200");
        await applicant.TypeAsync("/factory/floorArea", "3650.5");
        await RowAsync(applicant, "/factory/cargoIn", "冷凍水産品", "12000");
        await RowAsync(applicant, "/factory/cargoOut", "加工食料品", "9500");
        await applicant.TypeAsync("/factory/transportPlan", "搬入は海上コンテナ（週20本）、搬出は10t車1日15台。");
        await RowAsync(applicant, "/factory/waste", "汚泥", "320");
        await applicant.TypeAsync("/factory/wastePlan", "脱水して産業廃棄物処理業者に委託する。");
        await applicant.NextAsync("schedule");
        await applicant.PeriodAsync("/works/period", Filler.Today.AddDays(90), Filler.Today.AddDays(300));
        await applicant.DayAsync("/business/start", Filler.Today.AddDays(330));
        await applicant.NextAsync("documents");
        var receipt = await SubmitAsync(applicant);

        await Office.AnswerAsync("hij.sato", receipt, "形式に適合");
        await applicant.ReceiveAsync("臨港地区内行為届受理通知書", "広島市南区出島二丁目4番3の一部");
        await Office.AnswerAsync("hij.sato", receipt, "勧告する（7項）", "搬出車両の出入口を臨港道路の反対側に移すこと。");
        await Office.AnswerAsync("hij.nishida", receipt, "承認する");
        await Office.AnswerAsync("hij.fujii", receipt, "決裁する");

        await applicant.ReceiveAsync("臨港地区内における行為について（勧告）", "搬出車両の出入口を臨港道路の反対側に移すこと。");
        await applicant.StateIsAsync("受理");
    }

    [Fact]
    public async Task A_drain_is_filed_and_examined_without_a_measure()
    {
        var applicant = await StartAsync();
        await applicant.ChooseAsync("/actKind", "waterFacility");
        await applicant.TypeAsync("/facility/place", "広島市南区宇品海岸三丁目地先");
        await applicant.TypeAsync("/facility/kind", "排水きょ");
        await applicant.TypeAsync("/facility/structure", "鉄筋コンクリート管 φ800");
        await applicant.TypeAsync("/facility/scale", "延長120m、計画排水量0.8㎥/s");
        await applicant.TypeAsync("/facility/usePlan", "事業所の雨水を排水する。");
        await applicant.NextAsync("schedule");
        await applicant.PeriodAsync("/works/period", Filler.Today.AddDays(61), Filler.Today.AddDays(120));
        await applicant.NextAsync("documents");
        await applicant.AttachAsync("/attachments/drawings", "平面図.pdf");
        var receipt = await SubmitAsync(applicant);

        await Office.AnswerAsync("hij.sato", receipt, "形式に適合");
        await Office.AnswerAsync("hij.sato", receipt, "措置なしで終える");
        await applicant.StateIsAsync("受理");
    }

    private async Task<Filler> StartAsync()
    {
        var applicant = new Filler(await browsers.SignInAsync(fixture.Server, "ujina.harada"));
        await applicant.StartAsync("jphij", "districtActNotice", "届出を始める");
        await applicant.NextAsync("act");
        return applicant;
    }

    private static async Task<string> SubmitAsync(Filler applicant)
    {
        await applicant.AttachAsync("/attachments/design", "工事設計書.pdf");
        await applicant.AttachAsync("/attachments/location", "位置図.pdf");
        await applicant.NextAsync("confirm");
        var receipt = await applicant.SubmitAsync();
        Assert.StartsWith("令8港臨-", receipt);
        return receipt;
    }

    private static async Task RowAsync(Filler applicant, string group, string kind, string tons)
    {
        await applicant.AddRowAsync(group, 0, "kind");
        await applicant.TypeAsync($"{group}/0/kind", kind);
        await applicant.TypeAsync($"{group}/0/tons", tons);
    }
}
