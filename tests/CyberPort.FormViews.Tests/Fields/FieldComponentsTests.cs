using CyberPort.Forms.Fields;
using CyberPort.Forms.Rules;
using CyberPort.FormViews.Drawing;
using CyberPort.FormViews.Tests.Samples;

namespace CyberPort.FormViews.Tests.Fields;

public sealed class FieldComponentsTests
{
    private const string Full = """
        { "title": "浮桟橋", "area": 1200.5, "day": "2026-12-01", "purpose": "pier", "period": { "from": "2026-12-01", "to": "2027-03-31" },
          "drawings": [{ "id": "f1", "name": "a.pdf", "size": 1000, "kind": "map" }], "crew": [{ "_row": "r1", "name": "みなと丸", "tons": 19 }],
          "owner": { "kind": "person", "familyName": "港" }, "built": "2026-04-01", "region": "hiroshima", "district": "ujina", "yard": "宇品", "ship": "9074729",
          "cargo": [{ "line": "pier", "column": "out", "value": 12 }], "pledge": { "agreed": true, "version": "x", "name": "港" },
          "site": { "type": "Polygon", "coordinates": [[[132.45, 34.34], [132.451, 34.34], [132.451, 34.341], [132.45, 34.34]]] } }
        """;

    private const string Broken = """
        { "title": "", "area": "x", "day": "昨日", "period": { "from": "2027-01-01", "to": "2026-01-01" }, "built": "令和\u001F1-4-30", "yard": "z",
          "cargo": [{ "line": "pier", "column": "out", "value": "x" }], "pledge": { "agreed": false, "name": "港" },
          "site": { "type": "Polygon", "coordinates": [[["x", 34.34], [132.45, null]]] } }
        """;

    public static TheoryData<string> Pages { get; } = ["page:what", "page:when", "page:who", "page:where", "page:amounts", "page:grid"];

    [Fact]
    public void Every_kind_of_field_has_its_component()
    {
        Assert.Equal(FieldKinds.Standard.Names, FieldComponents.ByKind.Keys.Order(StringComparer.Ordinal));
        Assert.All(FieldComponents.ByKind, pair => Assert.Equal(pair.Key + "field", pair.Value.Name.ToLowerInvariant(), ignoreCase: true));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_input_has_a_label_and_every_description_exists(string page)
    {
        foreach (var values in new[] { "{}", Full, Broken })
        {
            foreach (var phase in new[] { FormPhase.Input, FormPhase.Page, FormPhase.Submit })
            {
                var drawn = Gallery.Page(page, values, phase).Page;
                foreach (var input in drawn.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
                {
                    Assert.NotNull(input.Id);
                    Assert.True(drawn.QuerySelector($"label[for='{input.Id}']") is not null || input.HasAttribute("aria-label"), input.OuterHtml);
                    Assert.False(input.HasAttribute("placeholder"));
                    Assert.False(input.HasAttribute("required"));
                    foreach (var id in (input.GetAttribute("aria-describedby") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                        Assert.True(drawn.GetElementById(id) is not null, $"{input.Id} is described by {id}");
                }
                Assert.Equal(drawn.QuerySelectorAll("[id]").Length, drawn.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
                Assert.All(drawn.QuerySelectorAll("fieldset"), group => Assert.NotNull(group.QuerySelector("legend") ?? group.ParentElement));
                Assert.Empty(drawn.QuerySelectorAll("[style], script, [onclick]"));
            }
        }
    }

    [Fact]
    public void A_text_has_its_hint_example_badge_and_the_error_first()
    {
        var page = Gallery.Page("page:what", phase: FormPhase.Page).Page;
        var input = page.GetElementById("f-title")!;

        Assert.Equal("/title", input.GetAttribute("name"));
        Assert.Equal("f-title-error f-title-hint f-title-example f-title-count", input.GetAttribute("aria-describedby"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("true", input.GetAttribute("aria-required"));
        Assert.Equal("※必須", page.GetElementById("f-title-badge")!.TextContent);
        Assert.Equal("任意", page.GetElementById("f-phone-badge")!.TextContent);
        Assert.Equal("占用の目的を入力してください。", page.GetElementById("f-title-error")!.TextContent);
        Assert.False(page.GetElementById("f-title-error")!.HasAttribute("hidden"));
        Assert.Contains("例：浮桟橋の設置", page.GetElementById("f-title-example")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("tel", page.GetElementById("f-phone")!.GetAttribute("autocomplete"));
        Assert.Equal("tel", page.GetElementById("f-phone")!.GetAttribute("inputmode"));
        Assert.Equal("400", page.GetElementById("f-remarks")!.GetAttribute("data-count"));
    }

    [Fact]
    public void A_page_that_nobody_has_left_shows_no_errors()
    {
        var page = Gallery.Page("page:what").Page;

        Assert.Empty(page.QuerySelectorAll("[aria-invalid]"));
        Assert.All(page.QuerySelectorAll(".err"), error => Assert.True(error.HasAttribute("hidden")));
    }

    [Fact]
    public void What_cannot_be_read_is_shown_again_as_it_was_typed()
    {
        var page = Gallery.Page("page:what", """{ "title": "<b>&\"'", "area": "１２ｘ", "remarks": "a\n<i>" }""", FormPhase.Page).Page;

        Assert.Equal("１２ｘ", page.GetElementById("f-area")!.GetAttribute("value"));
        Assert.Equal("<b>&\"'", page.GetElementById("f-title")!.GetAttribute("value"));
        Assert.Equal("a\n<i>", page.GetElementById("f-remarks")!.TextContent);
        Assert.Equal("bad", page.GetElementById("f-area")!.ClassList.First(name => name == "bad"));
        Assert.Equal("<b>はじめに</b>", page.GetElementById("n-text-hello")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("b, i"));
    }

    [Fact]
    public void Numbers_have_their_unit_and_keyboard_and_computed_values_a_box()
    {
        var page = Gallery.Page("page:what", """{ "area": 12.5 }""").Page;

        Assert.Equal("decimal", page.GetElementById("f-area")!.GetAttribute("inputmode"));
        Assert.Equal("numeric", page.GetElementById("f-count")!.GetAttribute("inputmode"));
        Assert.Equal("㎡", page.GetElementById("f-area-unit")!.TextContent);
        Assert.Equal("OUTPUT", page.GetElementById("f-fee")!.TagName);
        Assert.Equal("1,300 円", page.GetElementById("f-fee")!.TextContent);
        Assert.Contains("図面を用意", page.GetElementById("f-guide-field")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_that_are_not_visible_are_there_but_hidden_and_read_only_ones_are_read_only()
    {
        var page = Gallery.Page("page:what", """{ "title": "固定", "phone": "0820000000" }""").Page;

        Assert.True(page.GetElementById("f-budget-field")!.HasAttribute("hidden"));
        Assert.NotNull(page.GetElementById("f-budget"));
        Assert.True(page.GetElementById("f-phone")!.HasAttribute("readonly"));
        Assert.False(page.GetElementById("f-title")!.HasAttribute("readonly"));
        Assert.False(Gallery.Page("page:what", """{ "area": 1000 }""").Page.GetElementById("f-budget-field")!.HasAttribute("hidden"));
    }

    [Fact]
    public void A_date_is_an_era_and_three_boxes_in_a_fieldset()
    {
        var page = Gallery.Page("page:when", """{ "day": "2024-11-05", "single": "2024-11-05" }""").Page;

        Assert.Equal("着手日", page.QuerySelector("#f-day-field > legend > #f-day-label")!.TextContent);
        Assert.Equal(["令和", "平成", "昭和", "大正", "明治", "西暦"], page.QuerySelectorAll("#f-day--era option").Select(option => option.GetAttribute("value")));
        Assert.Equal("令和", page.QuerySelector("#f-day--era option[selected]")!.TextContent);
        Assert.Equal(["6", "11", "5"], new[] { "year", "month", "day" }.Select(part => page.GetElementById("f-day--" + part)!.GetAttribute("value")));
        Assert.Equal("/day#year", page.GetElementById("f-day--year")!.GetAttribute("name"));
        Assert.Equal("令和6年11月5日", page.GetElementById("f-single")!.GetAttribute("value"));
        Assert.Equal("bday", page.GetElementById("f-single")!.GetAttribute("autocomplete"));
        var english = Gallery.Page("page:when", """{ "day": "2024-11-05" }""", language: "en").Page;
        Assert.Equal(("Gregorian", "2024"), (english.QuerySelector("#f-day--era option[selected]")!.TextContent, english.GetElementById("f-day--year")!.GetAttribute("value")));
    }

    [Fact]
    public void Only_the_wrong_side_of_a_period_is_marked()
    {
        var page = Gallery.Page("page:when", """{ "period": { "from": "2027-01-01", "to": "2026-01-01" } }""", FormPhase.Page).Page;

        Assert.Equal("true", page.GetElementById("f-period--to-year")!.GetAttribute("aria-invalid"));
        Assert.Null(page.GetElementById("f-period--from-year")!.GetAttribute("aria-invalid"));
        Assert.Contains("始まりの日以後", page.GetElementById("f-period-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_choice_is_radio_buttons_a_select_or_a_combobox_by_its_size()
    {
        var page = Gallery.Page("page:when", """{ "purpose": "cable", "berth": "b3", "place": "p07" }""").Page;

        Assert.Equal(["", "pier", "cable", "other"], page.QuerySelectorAll("input[name='/purpose']").Select(input => input.GetAttribute("value")));
        Assert.Equal("hidden", page.QuerySelector("input[name='/purpose']")!.GetAttribute("type"));
        Assert.True(page.GetElementById("f-purpose-1")!.HasAttribute("checked"));
        Assert.Equal("第3岸壁", page.QuerySelector("#f-berth option[selected]")!.TextContent);
        Assert.False(page.GetElementById("f-berth")!.HasAttribute("data-combobox"));
        Assert.True(page.GetElementById("f-place")!.HasAttribute("data-combobox"));
        Assert.Equal("クレ", page.QuerySelector("#f-place option[value=p07]")!.GetAttribute("data-kana"));
        Assert.Equal(21, page.QuerySelectorAll("#f-place option").Length);
        Assert.Equal(8, Gallery.Page("page:when", """{ "purpose": "pier" }""").Page.QuerySelectorAll("#f-berth option").Length);
    }

    [Fact]
    public void Check_boxes_and_optional_radio_buttons_can_be_cleared()
    {
        var page = Gallery.Page("page:when", """{ "tools": ["pier", "other"], "dredging": false }""").Page;

        Assert.Equal("hidden", page.QuerySelector("input[name='/tools']")!.GetAttribute("type"));
        Assert.Equal(["pier", "other"], page.QuerySelectorAll("input[name='/tools'][checked]").Select(input => input.GetAttribute("value")));
        Assert.Equal("いいえ", page.QuerySelector("label[for=f-dredging-1]")!.TextContent);
        Assert.True(page.GetElementById("f-dredging-1")!.HasAttribute("checked"));
        Assert.Equal("指定しない", page.QuerySelector("label[for=f-dredging-2]")!.TextContent);
    }

    [Fact]
    public void A_file_slot_lists_its_files_with_a_button_each()
    {
        var page = Gallery.Page("page:who", Full, FormPhase.Input, "ja", ("FileHref", (Func<string, string>)(id => "/files/" + id)),
            ("FileErrors", new Dictionary<string, string> { ["/drawings"] = "「b.exe」は添付できません" })).Page;

        Assert.Equal("位置図：a.pdf（1 KB）", page.QuerySelector("#f-drawings-list a[href='/files/f1']")!.TextContent);
        Assert.Equal("removeFile:/drawings:f1", page.QuerySelector("#f-drawings-list button")!.GetAttribute("value"));
        Assert.Contains("a.pdf", page.QuerySelector("#f-drawings-list button")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(".pdf,application/pdf,.png,image/png", page.GetElementById("f-drawings--file")!.GetAttribute("accept"));
        Assert.Equal("/drawings", page.GetElementById("f-drawings--file")!.GetAttribute("name"));
        Assert.Equal(["map", "plan"], page.QuerySelectorAll("select[name='/drawings#kind'] option").Select(option => option.GetAttribute("value")));
        Assert.Equal("「b.exe」は添付できません", page.GetElementById("f-drawings-refused")!.TextContent);
        Assert.Contains("PDF、PNG、2 個まで、1 個 5 MB まで", page.GetElementById("f-drawings-limits")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_slot_takes_no_more_files()
    {
        var page = Gallery.Page("page:who", """{ "drawings": [{ "id": "1", "name": "a", "kind": "map" }, { "id": "2", "name": "b", "kind": "map" }] }""").Page;

        Assert.Null(page.GetElementById("f-drawings--file"));
        Assert.Equal(2, page.QuerySelectorAll("#f-drawings-list button").Length);
    }

    [Fact]
    public void A_person_is_not_asked_for_a_company()
    {
        var page = Gallery.Page("page:who", Full).Page;

        Assert.True(page.GetElementById("f-owner--kind-person")!.HasAttribute("checked"));
        Assert.False(page.GetElementById("f-owner--familyName")!.ParentElement!.HasAttribute("hidden"));
        Assert.True(page.GetElementById("f-owner--tradeName")!.ParentElement!.HasAttribute("hidden"));
        Assert.Equal("family-name", page.GetElementById("f-owner--familyName")!.GetAttribute("autocomplete"));
        Assert.Equal("postal-code", page.GetElementById("f-owner--postalCode")!.GetAttribute("autocomplete"));
    }

    [Fact]
    public void The_error_of_a_member_stands_at_the_member()
    {
        var page = Gallery.Page("page:who", """{ "owner": { "kind": "corporation", "tradeName": "みなと", "postalCode": "12" } }""", FormPhase.Page).Page;

        Assert.Contains("7 桁", page.GetElementById("f-owner--postalCode-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.GetElementById("f-owner--postalCode")!.GetAttribute("aria-invalid"));
        Assert.Null(page.GetElementById("f-owner--tradeName")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public void Rows_are_added_and_removed_by_buttons_of_the_form()
    {
        var page = Gallery.Page("page:who", """{ "crew": [{ "_row": "a", "name": "一" }, { "_row": "b" }] }""", FormPhase.Page).Page;

        Assert.Equal(["removeRow:/crew/0", "removeRow:/crew/1"], page.QuerySelectorAll(".rowitem > button").Select(button => button.GetAttribute("value")));
        Assert.Equal("2 行目を削除", page.QuerySelectorAll(".rowitem > button")[1].TextContent);
        Assert.Equal("addRow:/crew", page.GetElementById("f-crew-add")!.GetAttribute("value"));
        Assert.Equal("一", page.GetElementById("f-crew-0-name")!.GetAttribute("value"));
        Assert.Equal("/crew/1/tons", page.GetElementById("f-crew-1-tons")!.GetAttribute("name"));
        Assert.Equal("true", page.GetElementById("f-crew-1-name")!.GetAttribute("aria-invalid"));
        Assert.Null(Gallery.Page("page:who", """{ "crew": [{}, {}, {}] }""").Page.GetElementById("f-crew-add"));
    }

    [Fact]
    public void Prefilled_answers_say_where_they_came_from()
    {
        var page = Gallery.Page("page:what", """{ "title": "a" }""", FormPhase.Input, "ja",
            ("Sources", new Dictionary<string, string> { ["/title"] = "前回の申請から反映しました" })).Page;

        Assert.Equal("前回の申請から反映しました", page.GetElementById("f-title-source")!.TextContent);
    }

    [Fact]
    public void An_interactive_page_is_told_of_each_change()
    {
        var changes = new List<FieldChange>();
        Func<FieldChange, Task> changed = change => { changes.Add(change); return Task.CompletedTask; };
        var page = Gallery.Page("page:when", more: ("Changed", changed));

        page.Change("name", "/day#year", "8");
        page.Change("name", "/day#era", "平成");
        page.Change("id", "f-purpose-1", "on");
        page.Change("id", "f-berth", "b2");
        page.Change("id", "f-tools-0", false);

        Assert.Equal([new("/day", "year", "8"), new("/day", "era", "平成"), new("/purpose", "", "cable"), new("/berth", "", "b2"), new("/tools", "", "-pier")], changes);
    }
}
