using CyberPort.EndToEnd.Servers;
using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Journeys;

/// <summary>Every page of every form that a port offers, empty and with its complaints: nothing serious for axe, no sideways scrolling at 320 px.</summary>
[Collection("browser")]
public sealed class FormPageTests(SqliteServer fixture, Browsers browsers) : IClassFixture<SqliteServer>, IClassFixture<Browsers>
{
    private static readonly string Pictures = Environment.GetEnvironmentVariable("CYBERPORT_SCREENSHOTS") ?? "";

    [Theory]
    [InlineData("facilityUse", "申請を始める", "use documents confirm")]
    [InlineData("berthUsePermit", "申請を始める", "vessel mooring cargo confirm")]
    [InlineData("feeReduction", "申請を始める", "fee reason confirm")]
    [InlineData("districtActNotice", "届出を始める", "act schedule documents confirm")]
    [InlineData("facilityDamageReport", "届出を始める", "damage cost confirm")]
    [InlineData("portCallNotice", "届出を始める", "vessel call confirm")]
    public async Task A_form_can_be_read_by_everybody(string procedure, string button, string pages)
    {
        var filler = new Filler(await browsers.SignInAsync(fixture.Server, "ujina.harada"));
        await filler.StartAsync("jphij", procedure, button);
        var address = new Uri(filler.Page.Url).AbsolutePath;
        foreach (var step in pages.Split(' '))
        {
            var page = address[..(address.LastIndexOf('/') + 1)] + "page:" + step;
            await PageTests.CheckAsync(filler.Page, page + "?show=1");
            if (Pictures.Length == 0) continue;
            await filler.Page.GotoAsync(page);
            foreach (var width in new[] { 1200, 360 }) await ShootAsync(filler.Page, $"form-{procedure}-{step}", width);
        }
    }

    private static async Task ShootAsync(IPage page, string name, int width)
    {
        await page.SetViewportSizeAsync(width, 900);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{width}.png"), FullPage = true });
    }
}
