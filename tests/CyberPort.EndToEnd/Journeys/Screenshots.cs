using CyberPort.EndToEnd.Servers;
using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Journeys;

/// <summary>Makes the pictures of README and docs (./screenshots): not a test, but the same pages in the same browser.</summary>
[Collection("browser")]
public sealed class Screenshots(SqliteServer fixture, Browsers browsers) : IClassFixture<SqliteServer>, IClassFixture<Browsers>
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("CYBERPORT_SCREENSHOTS") ?? "";

    [Fact]
    public async Task Of_the_main_pages()
    {
        Assert.SkipWhen(Folder.Length == 0, "CYBERPORT_SCREENSHOTS names no folder; ./screenshots sets it.");
        var page = await browsers.SignInAsync(fixture.Server, "toyo.suzuki");
        await ShootAsync(page, "my", 1200);
        await page.GotoAsync("/catalogue/jphij/waterAreaOccupancy");
        await ShootAsync(page, "start", 1200);
        var applicant = new Applicant(page, script: true);
        await applicant.StartAsync("jphij");
        await applicant.FillApplicantAsync();
        await applicant.NextAsync("occupancy");
        await applicant.FillOccupancyAsync("０", "DJ2");
        await page.Locator(".buttons").GetByRole(AriaRole.Button, new() { Name = "次へ進む" }).ClickAsync();
        await page.WaitForURLAsync("**show=1**");
        await ShootAsync(page, "apply", 1200);
        await ShootAsync(page, "apply", 360);

        var officer = await browsers.SignInAsync(fixture.Server, "hij.sato");
        await officer.GotoAsync("/desk?view=all");
        await ShootAsync(officer, "desk", 1360);
        await ShootAsync(officer, "desk", 360);
        await officer.GotoAsync("/desk/workload");
        await ShootAsync(officer, "workload", 1360);
        await officer.GotoAsync("/decision-tables");
        await ShootAsync(officer, "decision-tables", 1360);
        await officer.GotoAsync("/desk?view=mine");
        await officer.Locator("tbody a").First.ClickAsync();
        await officer.WaitForURLAsync("**/desk/0**");
        await ShootAsync(officer, "case", 1360);
        await ShootAsync(officer, "case", 360);
        await officer.SetViewportSizeAsync(1360, 900);
        await officer.GotoAsync("/desk?view=all");
        await officer.Locator("tbody a", new() { HasText = "令8港占-0005" }).ClickAsync();
        await officer.GetByRole(AriaRole.Link, new() { Name = "処理の流れ" }).ClickAsync();
        await officer.WaitForURLAsync("**tab=flow");
        await ShootAsync(officer, "flow", 1360);

        var administrator = await browsers.SignInAsync(fixture.Server, "hij.kato");
        await administrator.GotoAsync("/workflows/water-area-occupancy-hiroshima/1");
        foreach (var action in new[] { "受け付ける", "形式に適合" })
        {
            await administrator.GetByRole(AriaRole.Button, new() { Name = action, Exact = true }).ClickAsync();
            await administrator.WaitForLoadStateAsync();
        }

        await ShootAsync(administrator, "play", 1360);
        await administrator.GotoAsync("/operator");
        await ShootAsync(administrator, "operator", 1360);
    }

    private static async Task ShootAsync(IPage page, string name, int width)
    {
        await page.SetViewportSizeAsync(width, 900);
        await page.EvaluateAsync("scrollTo(0, 0)");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{width}.png") });
    }
}
