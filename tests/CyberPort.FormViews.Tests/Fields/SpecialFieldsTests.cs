using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.FormViews.Tests.Samples;

namespace CyberPort.FormViews.Tests.Fields;

public sealed class SpecialFieldsTests
{
    private static readonly FormContext Context = new() { Today = new(2026, 11, 20), Phase = FormPhase.Input };

    [Fact]
    public void The_gallery_shows_every_kind()
    {
        var shown = Gallery.Form.Fields.All.Select(field => field.Kind).Append("computed").Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(FieldKinds.Standard.Names, shown);
    }

    [Fact]
    public void A_choice_that_follows_another_offers_only_what_belongs_to_it()
    {
        Assert.Equal(["", "ujina", "dejima"], Districts("""{ "region": "hiroshima" }"""));
        Assert.Equal(["", "hiro"], Districts("""{ "region": "kure" }"""));
        Assert.Equal([""], Districts("{}"));
        Assert.Contains("先に「地域」を", Gallery.Page("page:where").Page.GetElementById("f-district-follows")!.TextContent, StringComparison.Ordinal);

        var finding = Assert.Single(Gallery.State("""{ "region": "kure", "district": "ujina" }""").Findings);
        Assert.Equal(("/district", "list"), (finding.Pointer, finding.Keyword));
        Assert.Empty(Gallery.State("""{ "region": "hiroshima", "district": "ujina" }""").Findings);
    }

    [Fact]
    public void An_entry_that_is_chosen_fills_the_fields_that_follow_from_it()
    {
        var searched = Read("{}", ("/yard", "うじな"), ("/yard#choice", ""));
        Assert.Equal(Value.Of("うじな"), searched["yard"]);
        var page = Gallery.Page("page:where", searched.ToJson()).Page;
        Assert.Equal(["", "SH1", "SH2"], page.QuerySelectorAll("input[name='/yard#choice']").Select(input => input.GetAttribute("value")));
        Assert.Equal("2 件あります。選んでください", page.GetElementById("f-yard-understood")!.TextContent);

        var chosen = Read(searched.ToJson(), ("/yard", "うじな"), ("/yard#choice", "SH2"), ("/yardArea", ""));
        Assert.Equal((Value.Of("SH2"), Value.Of(1800)), (chosen["yard"], chosen["yardArea"]));
        Assert.True(Gallery.Page("page:where", chosen.ToJson()).Page.GetElementById("f-yard--choice-SH2")!.HasAttribute("checked"));

        var corrected = Read(chosen.ToJson(), ("/yard", ""), ("/yard#choice", "SH2"), ("/yardArea", "900"));
        Assert.Equal(Value.Of(900), corrected["yardArea"]);
        Assert.Equal(Value.Of("しらさぎ"), Read("{}", ("/ship", "9074730"))["shipName"]);
        Assert.Equal("宇品第2上屋", Gallery.Form.Show("/yard", Value.Of("SH2"), "ja"));
    }

    [Fact]
    public void What_was_not_found_is_said_when_the_page_is_left()
    {
        var page = Gallery.Page("page:where", """{ "yard": "横浜" }""", FormPhase.Page).Page;

        Assert.Equal("横浜", page.GetElementById("f-yard-search")!.GetAttribute("value"));
        Assert.Equal("使用施設は、検索して見つかった一覧から選んでください。", page.GetElementById("f-yard-error")!.TextContent);
        Assert.StartsWith("見つかりません", page.GetElementById("f-yard-understood")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_is_filled_with_answers_marked_with_its_language_and_part_of_the_submission()
    {
        var state = Gallery.State("""{ "title": "Floating pier", "yard": "SH1" }""");

        Assert.Equal(Value.Of("Ujina Shed 1 is used for “Floating pier”."), Gallery.Form.Submission(state)["clause"]);
        var output = Gallery.Page("page:amounts", """{ "title": "Floating pier", "yard": "SH1" }""").Page.GetElementById("f-clause")!;
        Assert.Equal(("OUTPUT", "en"), (output.TagName, output.GetAttribute("lang")));
        Assert.Equal("en", Gallery.Page("page:amounts").Page.GetElementById("f-remarksEnglish")!.GetAttribute("lang"));
        Assert.Null(Gallery.Page("page:amounts", language: "en").Page.GetElementById("f-remarksEnglish")!.GetAttribute("lang"));
        Assert.Equal(Value.Null, Read("{}", ("/clause", "mine"))["clause"]);
    }

    [Fact]
    public void A_matrix_is_a_table_whose_cells_are_named_and_summed()
    {
        var page = Gallery.Page("page:amounts", """{ "cargo": [{ "line": "pier", "column": "out", "value": 12 }, { "line": "pier", "column": "in", "value": "x" }] }""", FormPhase.Page).Page;

        Assert.Equal("桟橋・移出", page.GetElementById("f-cargo--pier~out")!.GetAttribute("aria-label"));
        Assert.Equal(("/cargo#pier~out", "12"), (page.GetElementById("f-cargo--pier~out")!.GetAttribute("name"), page.GetElementById("f-cargo--pier~out")!.GetAttribute("value")));
        Assert.Equal("12", page.GetElementById("f-cargo--pier~total-out")!.TextContent);
        Assert.Equal("true", page.GetElementById("f-cargo--pier~in")!.GetAttribute("aria-invalid"));
        Assert.Null(page.GetElementById("f-cargo--pier~out")!.GetAttribute("aria-invalid"));
        Assert.Contains("桟橋・移入は、数字で", page.GetElementById("f-cargo-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("移出", page.QuerySelector("#f-cargo-field tbody td")!.GetAttribute("data-head"));
    }

    [Fact]
    public void A_place_is_drawn_on_the_port_s_own_map_and_entered_in_a_table()
    {
        const string Site = """{ "site": { "type": "Polygon", "coordinates": [[[132.45, 34.34], [132.451, 34.34], [132.451, 34.341], [132.45, 34.34]]], "area": 5105.6, "length": 351.2 } }""";
        var page = Gallery.Page("page:where", Site).Page;

        Assert.Equal(["map-water", "map-land", "map-berth", "map-port", "map-mine"], page.QuerySelectorAll("svg.portmap path").Select(path => path.GetAttribute("class")));
        Assert.Equal("132.45000", page.GetElementById("f-site--p0-lon")!.GetAttribute("value"));
        Assert.Equal("/site#p2.lat", page.GetElementById("f-site--p2-lat")!.GetAttribute("name"));
        Assert.Equal(6, page.QuerySelectorAll("table.corners tbody tr").Length);
        Assert.Equal("5,105.6 ㎡", page.GetElementById("f-site--area-out")!.TextContent);
        Assert.Equal("点 1 緯度（北緯）", page.GetElementById("f-site--p0-lat")!.GetAttribute("aria-label"));
        Assert.DoesNotContain("http", page.QuerySelector("svg.portmap")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void An_agreement_shows_what_is_agreed_to_and_is_not_copied()
    {
        var page = Gallery.Page("page:amounts", phase: FormPhase.Page).Page;
        Assert.Contains("元に戻します", page.GetElementById("f-pledge-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("f-pledge-hint", page.GetElementById("f-pledge--agreed")!.GetAttribute("aria-describedby"), StringComparison.Ordinal);

        var agreed = Read("{}", ("/pledge#agreed", "true"), ("/pledge#name", "港　花子"));
        Assert.Empty(Gallery.State(agreed.ToJson()).Findings);
        var copy = FormCopy.Into(Gallery.Form, agreed.With("/title", Value.Of("浮桟橋")));
        Assert.Equal(Value.Null, copy.Values["pledge"]);
        Assert.Equal("/pledge", Assert.Single(copy.Anew).Pointer);
    }

    [Fact]
    public void Rules_read_the_cells_of_a_matrix_and_the_measure_of_a_place()
    {
        var state = Gallery.State("""
            { "cargo": [{ "line": "pier", "column": "out", "value": 900 }, { "line": "cable", "column": "in", "value": 200 }],
              "site": { "type": "Polygon", "coordinates": [[[132.45, 34.34], [132.451, 34.34], [132.451, 34.341], [132.45, 34.34]]], "area": 5105.51, "length": 351.19 } }
            """, FormPhase.Submit);

        Assert.Contains(state.Findings, finding => finding.Message.Ja == "貨物量の合計は 1,100 t です。");
        Assert.Contains(state.Findings, finding => finding.RuleId == "site-large" && finding.Message.En.StartsWith("The area is 5,10", StringComparison.Ordinal));
    }

    [Fact]
    public void An_answered_place_is_shown_on_the_map_to_whoever_reads_the_answers()
    {
        var values = Value.Parse("""{ "site": { "type": "Point", "coordinates": [132.45, 34.34] } }""");

        var list = Probe.Draw<AnswerList>(new Dictionary<string, object?> { ["Form"] = Gallery.Form, ["Values"] = values, ["FileHref"] = (Func<string, string>)(id => id) }).Page;

        Assert.NotNull(list.QuerySelector("dd svg.portmap circle.map-corner"));
        Assert.Contains("北緯 34.34000 東経 132.45000", list.QuerySelector("dl.ans dd")!.TextContent, StringComparison.Ordinal);
    }

    private static Value Read(string values, params (string Name, string Text)[] posted) => FormEntry.Read(
        Gallery.Form, Value.Parse(values), posted.GroupBy(post => post.Name).ToDictionary(group => group.Key, group => group.Select(post => post.Text).ToArray()), Context);

    private static IEnumerable<string?> Districts(string values) =>
        Gallery.Page("page:where", values).Page.QuerySelectorAll("#f-district option").Select(option => option.GetAttribute("value"));
}
