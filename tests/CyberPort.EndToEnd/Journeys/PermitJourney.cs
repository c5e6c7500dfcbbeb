using CyberPort.EndToEnd.Servers;
using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Journeys;

/// <summary>From a port's own form to the permit in the applicant's hands, as every person on the way.</summary>
public abstract class PermitJourney(ServerFixture fixture, Browsers browsers)
{
    private static readonly string[] Consulted = ["hij.inoue", "hij.okada", "hij.mori"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_Hiroshima_a_large_area_is_decided_by_the_director_and_the_permit_comes_back(bool script)
    {
        var applicant = new Applicant(await browsers.SignInAsync(fixture.Server, "toyo.suzuki", script), script);
        await applicant.StartAsync("jphij");
        await applicant.FillApplicantAsync();
        await applicant.NextAsync("occupancy");
        await applicant.FillOccupancyAsync("１，２４０．５", "DJ2");
        await applicant.Page.CheckAsync("#f-ext-dredging-1");
        await applicant.Page.CheckAsync("#f-ext-oysterRafts-1");
        await applicant.NextAsync("period");
        await applicant.FillPeriodAsync();
        await applicant.NextAsync("documents");
        await applicant.AttachAllAsync();
        await applicant.NextAsync("confirm");
        await Assertions.Expect(applicant.Page.Locator("form[data-evaluate]")).ToContainTextAsync("1,240.5 ㎡");
        var receipt = await applicant.SubmitAsync();
        Assert.StartsWith("令8港占-", receipt);

        var office = new Office(browsers, fixture.Server);
        await office.AnswerAsync("hij.yamamoto", receipt, "受け付ける");
        await office.AnswerAsync("hij.sato", receipt, "形式に適合");
        foreach (var person in Consulted) await office.AnswerAsync(person, receipt, "異議なし", "支障ありません。");
        await office.AnswerAsync("hij.sato", receipt, "決裁に進める", "許可相当。", "標識を設置すること。\n着手と完了を届け出ること。");
        await office.AnswerAsync("hij.nishida", receipt, "承認する");
        await office.AnswerAsync("hij.fujii", receipt, "承認する");
        await office.AnswerAsync("hij.ueda", receipt, "決裁する");

        await ReceivePermitAsync(applicant.Page);
    }

    [Fact]
    public async Task In_Niigata_the_form_differs_and_the_section_head_decides()
    {
        var applicant = new Applicant(await browsers.SignInAsync(fixture.Server, "toyo.suzuki"), script: true);
        await applicant.StartAsync("jpkij");
        await applicant.FillApplicantAsync();
        await applicant.NextAsync("occupancy");
        await Assertions.Expect(applicant.Page.Locator("#f-ext-oysterRafts-0")).ToHaveCountAsync(0);
        await applicant.FillOccupancyAsync("2400", "E07");
        await applicant.NextAsync("period");
        await applicant.FillPeriodAsync();
        await applicant.Page.FillAsync("#f-method", "起重機船1隻で杭を打設する。");
        await applicant.Page.CheckAsync("#f-ext-winterWorks-1");
        await applicant.NextAsync("documents");
        await applicant.AttachAllAsync();
        await applicant.AttachAsync("consent", "承諾書.pdf");
        await applicant.NextAsync("confirm");
        var receipt = await applicant.SubmitAsync();
        Assert.StartsWith("令8新占-", receipt);

        var office = new Office(browsers, fixture.Server);
        await office.AnswerAsync("kij.honma", receipt, "受け付ける");
        await office.AnswerAsync("kij.honma", receipt, "形式に適合");
        for (var section = 0; section < 3; section++) await office.AnswerAsync("kij.watanabe", receipt, "異議なし");
        await office.AnswerAsync("kij.honma", receipt, "決裁に進める", "許可相当。");
        await office.AnswerAsync("kij.saito", receipt, "承認する");
        await office.AnswerAsync("kij.kobayashi", receipt, "決裁する");

        await ReceivePermitAsync(applicant.Page);
    }

    /// <summary>The applicant finds the permit and gets a PDF that is the one whose hash the page shows.</summary>
    private static async Task ReceivePermitAsync(IPage page)
    {
        var link = page.GetByRole(AriaRole.Link, new() { Name = "水域占用許可書（PDF）" });
        for (var wait = 0; wait < 40 && await link.CountAsync() == 0; wait++)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            await page.ReloadAsync();
        }

        await Assertions.Expect(page.Locator(".st").First).ToHaveTextAsync("許可");
        var address = await link.GetAttributeAsync("href");
        var pdf = await (await page.APIRequest.GetAsync(address!)).BodyAsync();
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(pdf));
        Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString(pdf, 0, 5));
        await Assertions.Expect(page.Locator(".hash").First).ToContainTextAsync(hash[..16]);
        await page.GetByRole(AriaRole.Link, new() { Name = "印刷用ページ" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("審査請求");
    }
}

[Collection("browser")]
public sealed class PermitJourneyOnSqlite(SqliteServer server, Browsers browsers) : PermitJourney(server, browsers), IClassFixture<SqliteServer>, IClassFixture<Browsers>;

[Collection("browser")]
public sealed class PermitJourneyOnPostgres(PostgresServer server, Browsers browsers) : PermitJourney(server, browsers), IClassFixture<PostgresServer>, IClassFixture<Browsers>;
