using System.Text.RegularExpressions;
using CyberPort.Expressions;
using Microsoft.Playwright;

namespace CyberPort.FormViews.Tests.Browser;

[Collection("browser")]
public sealed class FormScriptTests(BrowserFixture browser) : IAsyncLifetime
{
    private FormServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await FormServer.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_pause_in_typing_computes_shows_and_requires_without_touching_what_was_typed()
    {
        var page = await OpenAsync("page:what");

        await page.FocusAsync("#f-area");
        await page.Keyboard.TypeAsync("１２４０");
        await Assertions.Expect(page.Locator("#f-fee")).ToHaveTextAsync("124,000 円");

        await Assertions.Expect(page.Locator("#f-budget-field")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#f-count-badge")).ToHaveTextAsync("※必須");
        await Assertions.Expect(page.Locator("#f-area")).ToHaveValueAsync("１２４０");
        await Assertions.Expect(page.Locator("#f-area")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#form-status")).ToHaveTextAsync("入力に応じて項目が変わりました");
        await Assertions.Expect(page.Locator("#saved")).ToContainTextAsync("下書き保存済み");
        Assert.Equal(Value.Of(1240m), _server.Values["area"]);
    }

    [Fact]
    public async Task What_is_typed_while_the_answer_is_on_its_way_stays_and_the_late_answer_is_dropped()
    {
        _server.Delay = 900;
        var page = await OpenAsync("page:what");

        await page.FocusAsync("#f-area");
        await page.Keyboard.TypeAsync("10");
        await WaitForAsync(() => _server.Evaluations == 1);
        await page.Keyboard.TypeAsync("00");
        await WaitForAsync(() => _server.Evaluations == 2);
        await Assertions.Expect(page.Locator("#f-fee")).ToHaveTextAsync("100,000 円");

        await Assertions.Expect(page.Locator("#f-area")).ToHaveValueAsync("1000");
        await Assertions.Expect(page.Locator("#f-budget-field")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_error_appears_at_a_field_only_after_it_was_left()
    {
        var page = await OpenAsync("page:what");

        await page.FillAsync("#f-area", "１２ｘ");
        await WaitForAsync(() => _server.Evaluations == 1);
        await Assertions.Expect(page.Locator("#f-area-error")).ToBeHiddenAsync();
        await page.FillAsync("#f-title", "a");
        await Assertions.Expect(page.Locator("#f-area-error")).ToContainTextAsync("数字で入力");

        await Assertions.Expect(page.Locator("#f-area")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator("#form-status")).ToContainTextAsync("数字で入力");
        await page.FillAsync("#f-area", "12");
        await page.FillAsync("#f-title", "b");
        await Assertions.Expect(page.Locator("#f-area-error")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Nothing_is_sent_while_a_word_is_being_composed_and_Enter_only_chooses_it()
    {
        var page = await OpenAsync("page:what");
        var ime = await page.Context.NewCDPSessionAsync(page);

        await page.FocusAsync("#f-title");
        await ime.SendAsync("Input.imeSetComposition", new() { ["text"] = "さんばし", ["selectionStart"] = 4, ["selectionEnd"] = 4 });
        await page.EvaluateAsync("""
            () => document.getElementById("f-title").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true, cancelable: true }))
            """);
        await page.WaitForTimeoutAsync(1_500);
        Assert.Equal(0, _server.Evaluations);
        Assert.Empty(_server.Actions);

        await ime.SendAsync("Input.insertText", new() { ["text"] = "桟橋" });
        await WaitForAsync(() => _server.Evaluations == 1);
        await Assertions.Expect(page.Locator("#f-title")).ToHaveValueAsync("桟橋");
    }

    [Fact]
    public async Task Enter_goes_on_and_the_summary_takes_the_focus_and_leads_to_the_field()
    {
        var page = await OpenAsync("page:what");

        await page.FocusAsync("#f-title");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("show=1"));

        Assert.Equal("next", Assert.Single(_server.Actions));
        await Assertions.Expect(page.Locator("#error-summary")).ToBeFocusedAsync();
        await page.ClickAsync("#error-summary a >> nth=0");
        await Assertions.Expect(page.Locator("#f-title")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_long_list_is_searched_by_reading_and_chosen_by_keyboard()
    {
        var page = await OpenAsync("page:when");

        await page.ClickAsync("label[for=f-place]");
        await page.Keyboard.TypeAsync("くれ");
        await Assertions.Expect(page.Locator("#f-place-options [role=option]")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator("#form-status")).ToHaveTextAsync("4 件あります");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("#f-place")).ToHaveAttributeAsync("aria-activedescendant", "f-place-options-1");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#f-place")).ToHaveValueAsync("呉地区 第7水域");
        await WaitForAsync(() => _server.Values["place"] == Value.Of("p07"));
        Assert.Empty(_server.Actions);
        await page.FillAsync("#f-place", "月面");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#f-place")).ToHaveValueAsync("呉地区 第7水域");
    }

    [Fact]
    public async Task Options_and_texts_follow_the_answers()
    {
        var page = await OpenAsync("page:when");

        await page.CheckAsync("#f-purpose-1");
        await Assertions.Expect(page.Locator("#f-berth option")).ToHaveCountAsync(9);
        await page.SelectOptionAsync("#f-berth", "b1");
        await page.CheckAsync("#f-purpose-0");
        await Assertions.Expect(page.Locator("#f-berth option")).ToHaveCountAsync(8);

        await Assertions.Expect(page.Locator("#f-berth")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Characters_left_are_counted_as_people_count_them()
    {
        var page = await OpenAsync("page:what");

        await page.FillAsync("#f-title", "\U00020BB7\U00020BB7港");

        await Assertions.Expect(page.Locator("#f-title-count")).ToHaveTextAsync("あと 97 文字");
    }

    [Fact]
    public async Task A_person_is_asked_for_other_things_than_a_company()
    {
        var page = await OpenAsync("page:who");

        await Assertions.Expect(page.Locator("#f-owner--familyName")).ToBeHiddenAsync();
        await page.CheckAsync("#f-owner--kind-person");
        await Assertions.Expect(page.Locator("#f-owner--familyName")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#f-owner--tradeName")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_new_row_takes_the_focus()
    {
        var page = await OpenAsync("page:who");

        await page.ClickAsync("#f-crew-add");
        await Assertions.Expect(page.Locator("#f-crew-0-name")).ToBeFocusedAsync();
        await page.FillAsync("#f-crew-0-name", "みなと丸");
        await page.ClickAsync("#f-crew-add");

        await Assertions.Expect(page.Locator("#f-crew-1-name")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#f-crew-0-name")).ToHaveValueAsync("みなと丸");
    }

    [Fact]
    public async Task A_day_is_told_in_both_calendars_as_it_is_typed()
    {
        var page = await OpenAsync("page:when");

        await page.FillAsync("#f-day--year", "８");
        await page.FillAsync("#f-day--month", "4");
        await Assertions.Expect(page.Locator("#f-day-understood")).ToBeHiddenAsync();
        await page.FillAsync("#f-day--day", "1");
        await Assertions.Expect(page.Locator("#f-day-understood")).ToHaveTextAsync("令和8年4月1日（2026年）");
    }

    [Fact]
    public async Task A_file_is_sent_with_the_form_by_its_button()
    {
        var page = await OpenAsync("page:who");

        await page.SetInputFilesAsync("#f-drawings--file", new FilePayload { Name = "a.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7"u8.ToArray() });
        await page.CheckAsync("#f-consent-0");
        await page.ClickAsync(".drop button");
        await WaitForAsync(() => _server.Uploads.Count == 1);

        Assert.Equal("/drawings a.pdf", _server.Uploads[0]);
        Assert.Equal("recalculate", Assert.Single(_server.Actions));
        Assert.True(_server.Values["consent"].IsTrue);
    }

    private async Task<IPage> OpenAsync(string name)
    {
        var page = await browser.PageAsync();
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);
        await page.GotoAsync($"{_server.Address}/{name}");
        Assert.Empty(faults);
        return page;
    }

    private static async Task WaitForAsync(Func<bool> holds)
    {
        for (var i = 0; i < 600 && !holds(); i++) await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.True(holds());
    }
}
