using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CyberPort.EndToEnd.Journeys;
using CyberPort.EndToEnd.Servers;
using Microsoft.Playwright;

namespace CyberPort.EndToEnd.Design;

/// <summary>The ministry changes its form; one port is carried along, one decides about a conflict, one has to give a change up.</summary>
[Collection("browser")]
public sealed class UpgradeTests(SqliteServer fixture, Browsers browsers) : IClassFixture<SqliteServer>, IClassFixture<Browsers>
{
    private const string Template = "/templates/mlit/water-area-occupancy";

    [Fact]
    public async Task The_ministrys_change_reaches_every_port_in_its_own_way()
    {
        var ministry = await browsers.SignInAsync(fixture.Server, "mlit.tanaka");
        await ministry.GetByRole(AriaRole.Link, new() { Name = "標準様式" }).ClickAsync();
        await ministry.GetByRole(AriaRole.Link, new() { Name = "水域・公共空地の占用許可申請" }).ClickAsync();
        await Assertions.Expect(Row(ministry, "呉港")).ToContainTextAsync("この版で開始");

        // only texts change: whoever did not change them is carried along, who did decides
        var first = await NextAsync(ministry, "1.0.0", "1.0.1", ("ui.json", ui => ui["nodes"]!["field:/purpose"]!["label"]!["ja"] = "占用する目的"));
        await PutInAsync(ministry, first);
        await Assertions.Expect(ministry.Locator("section.card", new() { HasText = "公開前の1.0.1版" })).ToContainTextAsync("「占用する目的」");
        await Assertions.Expect(ministry.GetByText("広島港 港湾管理者（広島県）　決めることがある（1件）")).ToBeVisibleAsync();
        await PageTests.CheckAsync(ministry, Template);
        await ministry.GetByRole(AriaRole.Button, new() { Name = "1.0.1版を公開する" }).ClickAsync();
        await StateAsync(ministry, "新潟港", "自動で取り込み済み");
        await StateAsync(ministry, "呉港", "自動で取り込み済み");
        await StateAsync(ministry, "広島港", "決定待ち");
        await LabelAsync("jpkre", "占用する目的");
        await LabelAsync("jphij", "占用の目的");

        var hiroshima = await browsers.SignInAsync(fixture.Server, "hij.kato");
        await hiroshima.GotoAsync("/forms");
        await hiroshima.GetByRole(AriaRole.Link, new() { Name = "1.0.1版：決めることがあります（1）" }).ClickAsync();
        await PageTests.CheckAsync(hiroshima, "/upgrades/jphij/water-area-occupancy");
        await Assertions.Expect(hiroshima.GetByRole(AriaRole.Button, new() { Name = "作業中の様式に取り込む" })).ToHaveCountAsync(0);
        await hiroshima.GetByLabel("別の内容にする").CheckAsync();
        await hiroshima.GetByLabel("置き換える内容").FillAsync("占用の目的（くわしく）");
        await hiroshima.GetByRole(AriaRole.Button, new() { Name = "決めた内容を保存する" }).ClickAsync();
        await TakeAndPublishAsync(hiroshima);
        await LabelAsync("jphij", "占用の目的（くわしく）");

        // a field's help is locked: Kure's own words have to go, and nobody is carried along without agreeing
        var second = await NextAsync(ministry, "1.0.1", "2.0.0", ("schema.json", schema => schema["properties"]!["load"]!["x-cp-locked"] = new JsonArray("help")));
        await PutInAsync(ministry, second);
        await ministry.GetByRole(AriaRole.Button, new() { Name = "2.0.0版を公開する" }).ClickAsync();
        await StateAsync(ministry, "新潟港", "同意待ち");
        var kure = await browsers.SignInAsync(fixture.Server, "kre.ogawa");
        await kure.GotoAsync("/upgrades/jpkre/water-area-occupancy");
        var choices = kure.Locator("fieldset.outcome input[type=radio]");
        Assert.All(await choices.EvaluateAllAsync<string[]>("all => all.map(c => c.value)"), value => Assert.Equal("Withdraw", value));
        await kure.GetByRole(AriaRole.Button, new() { Name = "残りはすべて案のとおりにする" }).ClickAsync();
        await TakeAndPublishAsync(kure);
        await StateAsync(ministry, "呉港", "取り込み済み");
        await Assertions.Expect(Row(ministry, "呉港")).ToContainTextAsync("2.0.0");
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_and_changes_nothing()
    {
        var ministry = await browsers.SignInAsync(fixture.Server, "mlit.tanaka");
        await ministry.GotoAsync("/templates");
        await PutInAsync(ministry, Encoding.UTF8.GetBytes("これはzipではありません"));
        await Assertions.Expect(ministry.Locator("#error-summary")).ToContainTextAsync("読み込めませんでした");
        await PutInAsync(ministry, await NextAsync(ministry, "1.0.0", "1.0.0"));
        await Assertions.Expect(ministry.GetByText("すでに公開されています")).ToBeVisibleAsync();
        await Assertions.Expect(ministry.GetByRole(AriaRole.Button, new() { Name = "1.0.0版を公開する" })).ToHaveCountAsync(0);
        await ministry.GetByRole(AriaRole.Button, new() { Name = "公開前の版を取り消す" }).ClickAsync();
        await ministry.GotoAsync(Template);
        await Assertions.Expect(ministry.GetByText("すでに公開されています")).ToHaveCountAsync(0);
    }

    // what the ministry does at its desk: a version is taken home, changed and given another number
    private static async Task<byte[]> NextAsync(IPage page, string from, string version, params (string File, Action<JsonNode> Change)[] changes)
    {
        var answer = await page.APIRequest.GetAsync($"{new Uri(page.Url).GetLeftPart(UriPartial.Authority)}{Template}/files/{from}");
        Assert.Equal("application/zip", answer.Headers["content-type"]);
        using var stream = new MemoryStream();
        stream.Write(await answer.BodyAsync());
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            Change(zip, "manifest.json", manifest => manifest["version"] = version);
            foreach (var (file, change) in changes) Change(zip, file, change);
        }

        return stream.ToArray();
    }

    private static void Change(ZipArchive zip, string name, Action<JsonNode> change)
    {
        var entry = zip.GetEntry(name)!;
        JsonNode document;
        using (var reader = entry.Open()) document = JsonNode.Parse(reader)!;
        change(document);
        entry.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(document.ToJsonString());
    }

    private static async Task PutInAsync(IPage page, byte[] zip)
    {
        await page.GetByLabel("様式パッケージ（.zip または .json）").SetInputFilesAsync(new FilePayload { Name = "next.zip", MimeType = "application/zip", Buffer = zip });
        await page.GetByRole(AriaRole.Button, new() { Name = "入れて確かめる" }).ClickAsync();
    }

    private static async Task TakeAndPublishAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "作業中の様式に取り込む" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "公開の確認へ" }).ClickAsync();
        await Assertions.Expect(page.GetByText("公開できない理由（0件）")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "公開する", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".note.ok")).ToContainTextAsync("を公開しました。");
    }

    private static ILocator Row(IPage page, string port) => page.Locator("section", new() { HasText = "取り込み状況" }).Locator("tbody tr", new() { HasText = port });

    // what follows a publication is delivered a moment later
    private static async Task StateAsync(IPage page, string port, string state)
    {
        for (var tries = 0; tries < 60; tries++)
        {
            await page.GotoAsync(Template);
            if ((await Row(page, port).InnerTextAsync()).Contains(state, StringComparison.Ordinal)) return;
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"{port}: {await Row(page, port).InnerTextAsync()}");
    }

    private async Task LabelAsync(string port, string label)
    {
        var page = await browsers.SignInAsync(fixture.Server, "ujina.harada", script: false);
        await page.GotoAsync($"/catalogue/{port}/waterAreaOccupancy");
        await page.GetByRole(AriaRole.Button, new() { Name = "申請を始める" }).ClickAsync();
        await page.GotoAsync(page.Url[..(page.Url.LastIndexOf('/') + 1)] + "page%3Aoccupancy");
        await Assertions.Expect(page.Locator("label[for=f-purpose]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^" + label));
    }
}
