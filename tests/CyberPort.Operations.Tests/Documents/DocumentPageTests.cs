using CyberPort.Forms.Fields.Locations;
using CyberPort.Forms.Fields.Matrices;
using CyberPort.Forms.Outputs;
using CyberPort.Operations.Documents;

namespace CyberPort.Operations.Tests.Documents;

/// <summary>How the blocks of a document are drawn; whatever they say is text.</summary>
public sealed class DocumentPageTests
{
    private const string Markup = "<b onload='x()'>\"&";
    private const string Written = "&lt;b onload=&#x27;x()&#x27;&gt;&quot;&amp;";

    [Fact]
    public void Two_answers_stand_beside_each_other_and_the_last_one_alone_has_the_line()
    {
        var html = Draw(new DocumentBlock.Answers("a", null, [new("/a", "船名", "みなと丸"), new("/b", "全長", "7.2 m"), new("/c", "目的", Markup)]) { Columns = 2 });

        Assert.Contains("<table class=\"two\"><tbody><tr><th scope=\"row\">船名</th><td>みなと丸</td><th scope=\"row\">全長</th><td>7.2 m</td></tr>", html, StringComparison.Ordinal);
        Assert.Contains($"<tr><th scope=\"row\">目的</th><td colspan=\"3\">{Written}</td></tr>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_can_begin_a_new_page()
    {
        var block = new DocumentBlock.Paragraph("p", null, "次のページ", BlockAlign.Start);

        Assert.DoesNotContain("<div class=\"break\">", Draw(block), StringComparison.Ordinal);
        Assert.Contains("<div class=\"break\"></div><p class=\"start\">次のページ</p>", Draw(block with { Break = true }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_matrix_is_a_table_with_heads_for_lines_and_columns_and_its_totals()
    {
        var html = Draw(new DocumentBlock.Matrix("m", null, Markup, new MatrixTable(
            ["移出", Markup], [new("鋼材", ["1,200", "30"], false), new("合計", ["1,200", Markup], true)], "t")));

        Assert.Contains($"<caption>{Written}（t）</caption>", html, StringComparison.Ordinal);
        Assert.Contains($"<th scope=\"col\">移出</th><th scope=\"col\">{Written}</th>", html, StringComparison.Ordinal);
        Assert.Contains("<tr><th scope=\"row\">鋼材</th><td>1,200</td><td>30</td></tr>", html, StringComparison.Ordinal);
        Assert.Contains($"<tr class=\"total\"><th scope=\"row\">合計</th><td>1,200</td><td>{Written}</td></tr>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_is_a_drawing_that_is_named_with_its_text_beneath()
    {
        var figure = new PlaceFigure("0 0 1000 500", [new("land", "M0 0L1 1Z", Markup, new("5", "6")), new("water", Markup, "水面", null)], "M2 2L3 3Z", true, [new("2", "2")]);

        var html = Draw(new DocumentBlock.Place("s", "図面", "場所", $"北緯 34.3\n{Markup}", figure));

        Assert.Contains("<figure><figcaption>場所</figcaption><svg role=\"img\" aria-label=\"場所\" viewBox=\"0 0 1000 500\">", html, StringComparison.Ordinal);
        Assert.Contains($"<path class=\"map-land\" d=\"M0 0L1 1Z\"><title>{Written}</title></path>", html, StringComparison.Ordinal);
        Assert.Contains($"<text x=\"5\" y=\"6\">{Written}</text>", html, StringComparison.Ordinal);
        Assert.Contains($"d=\"{Written}\"", html, StringComparison.Ordinal);
        Assert.Contains("<path class=\"map-own area\" d=\"M2 2L3 3Z\"></path><circle class=\"map-corner\" r=\"9\" cx=\"2\" cy=\"2\"></circle></svg>", html, StringComparison.Ordinal);
        Assert.Contains($"<p>北緯 34.3&#xA;{Written}</p></figure>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_says_its_language_and_loads_nothing_when_it_becomes_a_PDF()
    {
        var content = new DocumentContent("print", Markup, null, []);

        Assert.Contains($"<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{Written}</title>",
            DocumentPage.Write(content, "en", "/style.css"), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; style-src 'unsafe-inline'", DocumentPage.Write(content, "ja", null), StringComparison.Ordinal);
    }

    private static string Draw(DocumentBlock block) => DocumentPage.Write(new DocumentContent("print", "様式", null, [block]), "ja", "/style.css");
}
