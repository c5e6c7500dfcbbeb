using System.Text.Json.Nodes;
using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Entry;

public sealed class FormCopyTests
{
    private static readonly Value Earlier = Value.Parse("""
        { "boatName": "第三みなと丸", "boatKind": "pleasure", "length": 7.2, "day": "2025-05-03", "fee": 4000,
          "crew": [{ "_row": "a", "name": "港 太郎", "age": 50 }, { "_row": "b", "name": "港 花子" }] }
        """);

    [Fact]
    public void What_the_form_still_asks_is_taken_over_but_not_what_is_computed_or_new_each_time()
    {
        var copied = FormCopy.Into(Slipway.Form, Earlier);

        Assert.Equal(Earlier.Without("/day").Without("/fee"), copied.Values);
        Assert.Empty(copied.Left);
        Assert.Equal(["/day"], copied.Anew.Select(a => a.Pointer));
    }

    [Fact]
    public void What_has_no_place_any_more_is_named_with_its_label_and_its_text()
    {
        var later = Slipway.Compile(Slipway.Files
            .With(PackagePaths.Schema, Slipway.With(PackagePaths.Schema, s =>
            {
                s["properties"]!["length"] = JsonNode.Parse("""{"type":"string","maxLength":10}""");
                s["properties"]!["crew"]!["items"]!["properties"]!["age"]!["x-cp-kind"] = "integer";
                s["properties"]!["vessel"] = JsonNode.Parse("""{"type":"string","x-cp-replaces":"/boatName"}""");
                s["properties"]!.AsObject().Remove("boatName");
                s["properties"]!.AsObject().Remove("crane");
                s["required"] = new JsonArray("vessel");
            })[PackagePaths.Schema]!.Value)
            .With(PackagePaths.Ui, Slipway.With(PackagePaths.Ui, u =>
            {
                u["nodes"]!["field:/vessel"] = JsonNode.Parse("""{"kind":"field","parent":"section:boat","label":{"ja":"船","en":"Vessel"}}""");
                u["order"]!["section:boat"] = new JsonArray("field:/vessel", "field:/boatKind", "field:/length");
                u["order"]!["page:boat"] = new JsonArray("section:boat", "field:/day", "field:/fee");
                u["nodes"]!.AsObject().Remove("field:/boatName");
                u["nodes"]!.AsObject().Remove("field:/crane");
            })[PackagePaths.Ui]!.Value)
            .With(PackagePaths.Rules, "{}")
            .With(PackagePaths.Outputs, "{}")
            .With(PackagePaths.Cases, """{"one":{"name":{"ja":"例","en":"Example"},"values":{},"expect":{}}}"""));
        var earlier = Earlier.With("/crane", Value.True).With("/boatKind", Value.Of("raft"));

        var copied = FormCopy.Into(later, earlier, Slipway.Form);

        Assert.Equal(Value.Of("第三みなと丸"), copied.Values.At("/vessel"));
        Assert.Equal(2, copied.Values.At("/crew").AsList.Count);
        Assert.Equal(["/boatKind", "/crane", "/length"], copied.Left.Select(l => l.Pointer));
        var crane = copied.Left[1];
        Assert.Equal(new("クレーンの使用", "Use of the crane"), crane.Label);
        Assert.Equal((Value.True, "はい", "Yes"), (crane.Value, crane.Text.Ja, crane.Text.En));
        Assert.Equal("7.2 m", copied.Left[2].Text.Ja);
        Assert.Equal(["/crane"], FormCopy.Into(later, earlier).Left.Where(l => l.Label.Ja == "crane").Select(l => l.Pointer));
    }

    [Fact]
    public void Cells_that_do_not_fit_are_named_in_their_row()
    {
        var copied = FormCopy.Into(Slipway.Form, Earlier.With("/crew/0/age", Value.Of("五十")).With("/crew/1/rank", Value.Of("船長")));

        Assert.Equal(["/crew/0/age", "/crew/1/rank"], copied.Left.Select(l => l.Pointer));
        Assert.Equal(Value.Parse("""[{"_row":"a","name":"港 太郎"},{"_row":"b","name":"港 花子"}]"""), copied.Values.At("/crew"));
    }

    [Fact]
    public void A_draft_that_moves_to_another_version_keeps_what_a_copy_asks_anew_and_what_is_half_typed()
    {
        var draft = Earlier.With("/length", Value.Of("七めーとる")).With("/crew/0/age", Value.Of("五十"));

        var moved = FormCopy.Onto(Slipway.Form, draft, Slipway.Form);

        Assert.Equal(draft.Without("/fee"), moved.Values);
        Assert.Empty(moved.Left);
        Assert.Empty(moved.Anew);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("\"x\"")]
    public void Nothing_is_copied_from_what_are_no_answers(string earlier) => Assert.Equal(Value.Parse("{}"), FormCopy.Into(Slipway.Form, Value.Parse(earlier)).Values);
}
