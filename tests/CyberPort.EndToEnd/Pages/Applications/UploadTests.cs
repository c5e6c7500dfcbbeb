using System.Net;
using CyberPort.EndToEnd.Access;

namespace CyberPort.EndToEnd.Pages.Applications;

/// <summary>Files that are taken, and files that are not.</summary>
[Collection("pages")]
public sealed class UploadTests(InsideServer server)
{
    private const string Slot = "/attachments/locationMap";

    [Fact]
    public async Task A_file_of_another_kind_is_refused_at_its_slot_and_the_rest_is_kept()
    {
        using var visitor = await OnDocumentsAsync();
        await visitor.PressAsync("次へ進む", null,
            new ChosenFile(Slot, "図面.pdf", "MZ this is a program"u8.ToArray()),
            new ChosenFile("/attachments/planAndSection", "平面図.pdf", Occupancy.Drawing));

        var refused = visitor.Page.GetElementById("f-attachments-locationMap-refused");
        Assert.Contains("図面.pdf", refused!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            Visitor.Fold(refused.TextContent), Visitor.Fold(visitor.Page.QuerySelector("#error-summary")!.TextContent), StringComparison.Ordinal);
        Assert.Contains("平面図.pdf", visitor.Page.GetElementById("f-attachments-planAndSection-list")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("", Visitor.Fold(visitor.Page.GetElementById("f-attachments-locationMap-list")!.TextContent));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_while_it_arrives_and_the_rest_is_kept()
    {
        using var visitor = await OnDocumentsAsync();
        var large = new byte[20_000_001];
        Occupancy.Drawing.CopyTo(large, 0);
        await visitor.PressAsync("次へ進む", null,
            new ChosenFile(Slot, "大きい図面.pdf", large), new ChosenFile("/attachments/areaCalculation", "求積図.pdf", Occupancy.Drawing));

        Assert.Contains("「大きい図面.pdf」が大きすぎます。20 MB 以内", visitor.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "求積図.pdf", visitor.Page.GetElementById("f-attachments-areaCalculation-list")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "大きい図面.pdf", visitor.Page.GetElementById("f-attachments-locationMap-list")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_files_than_a_slot_takes_are_refused_and_the_first_ones_kept()
    {
        using var visitor = await OnDocumentsAsync();
        var files = Enumerable.Range(1, 4).Select(n => new ChosenFile(Slot, $"位置図{n}.pdf", Occupancy.Drawing)).ToArray();
        await visitor.PressAsync("次へ進む", null, files);

        Assert.Contains("ファイルは 3 個までです", visitor.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
        var list = visitor.Page.GetElementById("f-attachments-locationMap-list")!.TextContent;
        Assert.Contains("位置図3.pdf", list, StringComparison.Ordinal);
        Assert.DoesNotContain("位置図4.pdf", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_comes_back_byte_for_byte_as_a_download_that_can_not_run()
    {
        using var visitor = await OnDocumentsAsync();
        await visitor.PressAsync("添付する", null, new ChosenFile(Slot, "../../位置図 <案>.pdf", Occupancy.Drawing));
        var link = visitor.Page.QuerySelector("#f-attachments-locationMap-list a")!.GetAttribute("href")!;
        using var answer = await visitor.Client.GetAsync(link, TestContext.Current.CancellationToken);

        Assert.Equal(Occupancy.Drawing, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.DoesNotContain("/", answer.Content.Headers.ContentDisposition.FileNameStar ?? "", StringComparison.Ordinal);
        Assert.Equal("default-src 'none'; sandbox", string.Join(';', answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", string.Join(';', answer.Headers.GetValues("X-Content-Type-Options")));

        await visitor.PressAsync("削除");
        using var gone = await visitor.Client.GetAsync(link, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_file_for_a_field_that_takes_none_is_answered_404()
    {
        using var visitor = await OnDocumentsAsync();
        await visitor.PressAsync("次へ進む", null, new ChosenFile("/area", "x.pdf", Occupancy.Drawing));

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    private async Task<Visitor> OnDocumentsAsync()
    {
        var visitor = await server.VisitAsync("toyo.suzuki");
        await Occupancy.StartAsync(visitor);
        await visitor.PressAsync("次へ進む", Occupancy.Applicant);
        await visitor.PressAsync("次へ進む", Occupancy.Place());
        return await visitor.PressAsync("次へ進む", Occupancy.Period);
    }
}
