using CyberPort.EndToEnd.Access;
using CyberPort.EndToEnd.Pages.Desk;

namespace CyberPort.EndToEnd.Pages.Applications;

/// <summary>An act in the waterfront district that nobody objects to within 60 days (港湾法38条の2第7項・第8項), as a real case with the clock put forward.</summary>
public sealed class SixtyDaysTests : IDisposable
{
    private readonly InsideServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task After_60_days_the_filing_ends_without_a_measure_and_the_notifier_is_told()
    {
        var receipt = await FileAsync();
        await Chain.AnswerAsync(_server, "hij.sato", receipt, "形式に適合");
        await PassAsync(59);
        using (var early = await _server.VisitAsync("hij.sato"))
        {
            await Occupancy.OpenAsync(early, receipt);
            Assert.Contains("措置なしで終える", early.Text, StringComparison.Ordinal);
        }

        await PassAsync(2);
        using var applicant = await _server.VisitAsync("ujina.harada");
        await applicant.GoAsync("/my");
        await applicant.FollowAsync(receipt);
        Assert.Equal("受理", applicant.Page.QuerySelector(".st")!.TextContent);
        Assert.Contains("臨港地区内行為届受理通知書", applicant.Text, StringComparison.Ordinal);
        using var officer = await _server.VisitAsync("hij.sato");
        await Occupancy.OpenAsync(officer, receipt);
        Assert.DoesNotContain("措置なしで終える", officer.Text, StringComparison.Ordinal);
        Assert.Contains(await _server.DeliverAsync(), mail => mail.Contains(receipt, StringComparison.Ordinal) && mail.Contains("勧告又は変更命令はありません", StringComparison.Ordinal));
    }

    private async Task<string> FileAsync()
    {
        using var visitor = await _server.VisitAsync("ujina.harada");
        await visitor.GoAsync("/catalogue/jphij/districtActNotice");
        await visitor.PressAsync("届出を始める");
        await visitor.PressAsync("次へ進む", new Dictionary<string, string> { ["/delegate/isDelegated"] = "false" });
        await visitor.PressAsync("次へ進む", new Dictionary<string, string>
        {
            ["/actKind"] = "waterFacility",
            ["/facility/place"] = "広島市南区宇品海岸三丁目地先",
            ["/facility/kind"] = "排水きょ",
            ["/facility/structure"] = "鉄筋コンクリート管 φ800",
            ["/facility/scale"] = "延長120m",
            ["/facility/usePlan"] = "事業所の雨水を排水する。",
        });
        await visitor.PressAsync("次へ進む", Works());
        await visitor.PressAsync("次へ進む", null, [.. new[] { "design", "location", "drawings" }.Select(s => new ChosenFile("/attachments/" + s, s + ".pdf", Occupancy.Drawing))]);
        await visitor.PressAsync("提出する");
        return visitor.Page.QuerySelector(".big")?.TextContent ?? throw new InvalidOperationException($"No receipt on {visitor.Address}: {visitor.Text}");
    }

    private Dictionary<string, string> Works()
    {
        var start = _server.Time.GetUtcNow().AddDays(90);
        var values = new Dictionary<string, string>();
        foreach (var (side, day) in new[] { ("from", start), ("to", start.AddDays(60)) })
        {
            values[$"/works/period#{side}.era"] = "令和";
            values[$"/works/period#{side}.year"] = $"{day.Year - 2018}";
            values[$"/works/period#{side}.month"] = $"{day.Month}";
            values[$"/works/period#{side}.day"] = $"{day.Day}";
        }

        return values;
    }

    private async Task PassAsync(int days)
    {
        _server.Time.Pass(TimeSpan.FromDays(days));
        while (await _server.UseCases.RunTimers.RunAsync(TestContext.Current.CancellationToken) > 0)
        {
            // the demo's own cases are due as well
        }
    }
}
