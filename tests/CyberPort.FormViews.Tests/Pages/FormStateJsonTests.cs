using System.Text.Json;
using CyberPort.Forms.Rules;
using CyberPort.FormViews.Tests.Samples;

namespace CyberPort.FormViews.Tests.Pages;

public sealed class FormStateJsonTests
{
    [Fact]
    public void The_page_is_described_field_by_field_and_node_by_node()
    {
        using var json = Write("""{ "area": 1240, "title": "固定", "phone": "0820000000", "purpose": "pier" }""", "page:what");
        var fields = json.RootElement.GetProperty("fields");

        Assert.True(fields.GetProperty("/budget").GetProperty("visible").GetBoolean());
        Assert.Equal("f-budget", fields.GetProperty("/budget").GetProperty("id").GetString());
        Assert.True(fields.GetProperty("/count").GetProperty("required").GetBoolean());
        Assert.Equal("124,000 円", fields.GetProperty("/fee").GetProperty("show").GetString());
        Assert.False(fields.GetProperty("/phone").GetProperty("enabled").GetBoolean());
        Assert.Equal("0820000000", fields.GetProperty("/phone").GetProperty("parts").GetProperty("").GetString());
        Assert.Equal("桟橋の基本", json.RootElement.GetProperty("nodes").GetProperty("n-section-basics").GetProperty("text").GetString());
        Assert.False(fields.TryGetProperty("/day", out _));
    }

    [Fact]
    public void What_people_type_is_never_sent_back()
    {
        using var json = Write("""{ "title": "入力中", "area": "１２ｘ" }""", "page:what");
        var fields = json.RootElement.GetProperty("fields");

        Assert.False(fields.GetProperty("/title").TryGetProperty("parts", out _));
        Assert.False(fields.GetProperty("/area").TryGetProperty("parts", out _));
        Assert.Contains("数字で入力", fields.GetProperty("/area").GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_rows_and_wrong_parts_are_told()
    {
        using var when = Write("""{ "purpose": "pier", "period": { "from": "2027-01-01", "to": "2026-01-01" } }""", "page:when");
        using var who = Write("""{ "crew": [{ "_row": "a", "tons": "x" }, { "_row": "b" }] }""", "page:who");

        Assert.Equal(7, when.RootElement.GetProperty("fields").GetProperty("/berth").GetProperty("options").GetArrayLength());
        Assert.Equal("to.year", when.RootElement.GetProperty("fields").GetProperty("/period").GetProperty("part").GetString());
        Assert.True(who.RootElement.GetProperty("fields").GetProperty("/crew/0/tons").TryGetProperty("error", out _));
        Assert.False(who.RootElement.GetProperty("fields").GetProperty("/crew/1/tons").TryGetProperty("error", out _));
    }

    [Fact]
    public void A_page_with_hostile_answers_is_still_one_JSON_text()
    {
        using var json = Write("""{ "title": "</script><script>\"\\\u2028", "phone": "<" }""", "page:what");

        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
    }

    [Fact]
    public void Where_a_value_came_from_is_told_where_it_is_known()
    {
        var state = Gallery.State("""{ "title": "浮桟橋", "area": 10 }""", FormPhase.Input, "page:what");
        var sources = new Dictionary<string, string> { ["/title"] = "令8-1 から写しました" };

        using var json = JsonDocument.Parse(FormStateJson.Write(Gallery.Form, state, "page:what", sources));

        var fields = json.RootElement.GetProperty("fields");
        Assert.Equal("令8-1 から写しました", fields.GetProperty("/title").GetProperty("source").GetString());
        Assert.False(fields.GetProperty("/area").TryGetProperty("source", out _));
    }

    private static JsonDocument Write(string values, string page) =>
        JsonDocument.Parse(FormStateJson.Write(Gallery.Form, Gallery.State(values, FormPhase.Input, page), page));
}
