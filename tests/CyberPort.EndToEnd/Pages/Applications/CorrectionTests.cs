using CyberPort.EndToEnd.Access;

namespace CyberPort.EndToEnd.Pages.Applications;

/// <summary>A correction that the office asks for, from both sides.</summary>
[Collection("pages")]
public sealed class CorrectionTests(InsideServer server)
{
    [Fact]
    public async Task The_applicant_is_told_corrects_and_the_office_sees_what_changed()
    {
        using var applicant = await server.VisitAsync("toyo.suzuki");
        var receipt = await Occupancy.SubmitAsync(applicant, Occupancy.Place(area: "612"));
        using var reception = await server.VisitAsync("hij.yamamoto");
        await Occupancy.OpenAsync(reception, receipt);
        await reception.PressAsync("受け付ける");
        using var reviewer = await server.VisitAsync("hij.sato");
        await Occupancy.OpenAsync(reviewer, receipt);
        await reviewer.PressAsync("補正を求める");
        Assert.Contains("理由が必要です", reviewer.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
        await reviewer.PressAsync("補正を求める", new Dictionary<string, string> { ["comment"] = "求積図と面積が違います。", ["days"] = "１０" });
        Assert.DoesNotContain(
            reviewer.Page.QuerySelectorAll("main button"), b => b.TextContent.Contains("補正を求める", StringComparison.Ordinal));

        Assert.Contains(await server.DeliverAsync(), mail =>
            mail.Contains(receipt, StringComparison.Ordinal) && mail.Contains("求積図と面積が違います。", StringComparison.Ordinal));
        await applicant.GoAsync("/my");
        Assert.Contains(receipt, applicant.Page.QuerySelector(".note.warn")!.TextContent, StringComparison.Ordinal);
        await applicant.FollowAsync(receipt);
        Assert.Contains("求積図と面積が違います。", applicant.Text, StringComparison.Ordinal);
        await applicant.PressAsync("補正する");
        await applicant.PressAsync("次へ進む");
        await applicant.PressAsync("次へ進む", new Dictionary<string, string> { ["/area"] = "598.25" });
        await applicant.PressAsync("次へ進む");
        await applicant.PressAsync("次へ進む");
        await applicant.PressAsync("補正を提出する", new Dictionary<string, string> { ["_comment"] = "求積図に合わせました。" });
        Assert.StartsWith("/my/jphij/", applicant.Address, StringComparison.Ordinal);

        await reviewer.GoAsync(reviewer.Address.Split('?')[0].Split('#')[0] + "?tab=changes");
        Assert.Contains("598.25", reviewer.Text, StringComparison.Ordinal);
        Assert.Contains("612", reviewer.Page.QuerySelector("main s")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("求積図に合わせました。", reviewer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("係留用浮桟橋の設置", reviewer.Page.QuerySelector(".case > div")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_that_was_sent_already_is_not_sent_again()
    {
        using var applicant = await server.VisitAsync("toyo.suzuki");
        var receipt = await Occupancy.SubmitAsync(applicant);
        using var reception = await server.VisitAsync("hij.yamamoto");
        await (await Occupancy.OpenAsync(reception, receipt)).PressAsync("受け付ける");
        using var reviewer = await server.VisitAsync("hij.sato");
        await Occupancy.OpenAsync(reviewer, receipt);
        await reviewer.PressAsync("補正を求める", new Dictionary<string, string> { ["comment"] = "位置図が読めません。" });
        using var colleague = await server.VisitAsync("toyo.suzuki");
        foreach (var person in new[] { applicant, colleague })
        {
            await (await person.GoAsync("/my")).FollowAsync(receipt);
        }

        await applicant.PressAsync("補正する");
        for (var step = 0; step < 4; step++) await applicant.PressAsync("次へ進む");
        await applicant.PressAsync("補正を提出する");
        await colleague.PressAsync("補正する");

        Assert.Contains(
            "この補正はすでに提出されているか、期限が過ぎています。", colleague.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
    }
}
