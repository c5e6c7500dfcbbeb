using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CyberPort.Expressions;

namespace CyberPort.Operations.Documents;

/// <summary>The blocks of a filled-in document as HTML. Whatever they say is written as text.</summary>
internal static class DocumentMarkup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Text(string text) => Encoder.Encode(text);

    /// <summary>Writes the title and every block.</summary>
    public static void Append(StringBuilder html, Value body)
    {
        Element(html, "h1", null, body["title"]);
        foreach (var block in body["blocks"].AsList)
        {
            if (block["break"].IsTrue) html.Append("<div class=\"break\"></div>");
            Block(html, block);
        }
    }

    private static void Block(StringBuilder html, Value block)
    {
        var kind = block["kind"].ToText();
        if (kind == "instruction") html.Append("<section class=\"instruction\">");
        if (block["heading"].ToText().Length > 0) Element(html, "h2", null, block["heading"]);
        switch (kind)
        {
            case "title":
                Element(html, "h2", "heading " + Align(block), block["text"]);
                break;
            case "paragraph" or "instruction":
                Element(html, "p", Align(block), block["text"]);
                break;
            case "answers":
                Answers(html, block);
                break;
            case "numbered":
                Numbered(html, block["items"]);
                break;
            case "table":
                Table(html, block);
                break;
            case "matrix":
                Matrix(html, block);
                break;
            case "place":
                Place(html, block);
                break;
        }

        if (kind == "instruction") html.Append("</section>");
    }

    private static void Answers(StringBuilder html, Value block)
    {
        var items = block["items"].AsList;
        if (items.Count == 0) return;
        var columns = block["columns"] is { IsNumber: true } number && number.AsNumber == 2 ? 2 : 1;
        html.Append(columns == 2 ? "<table class=\"two\"><tbody>" : "<table><tbody>");
        foreach (var line in items.Chunk(columns))
        {
            html.Append("<tr>");
            for (var i = 0; i < line.Length; i++)
            {
                // an answer that is alone on its line has the whole of it
                var isAlone = columns == 2 && line.Length == 1;
                html.Append("<th scope=\"row\">").Append(Text(line[i]["label"].ToText())).Append(isAlone ? "</th><td colspan=\"3\">" : "</th><td>")
                    .Append(Text(line[i]["text"].ToText())).Append("</td>");
            }

            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
    }

    private static void Numbered(StringBuilder html, Value items)
    {
        html.Append("<ol>");
        foreach (var item in items.AsList) Element(html, "li", null, item);
        html.Append("</ol>");
    }

    private static void Table(StringBuilder html, Value block)
    {
        html.Append("<table><thead><tr>");
        foreach (var column in block["columns"].AsList) html.Append("<th scope=\"col\">").Append(Text(column.ToText())).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in block["rows"].AsList)
        {
            html.Append("<tr>");
            foreach (var cell in row.AsList) Element(html, "td", null, cell);
            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
    }

    private static void Matrix(StringBuilder html, Value block)
    {
        var unit = block["unit"].ToText();
        html.Append("<div class=\"scroll\"><table class=\"matrix\"><caption>").Append(Text(block["label"].ToText()))
            .Append(unit.Length > 0 ? Text($"（{unit}）") : "").Append("</caption><thead><tr><td></td>");
        foreach (var column in block["columns"].AsList) html.Append("<th scope=\"col\">").Append(Text(column.ToText())).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var line in block["lines"].AsList)
        {
            html.Append(line["total"].IsTrue ? "<tr class=\"total\"><th scope=\"row\">" : "<tr><th scope=\"row\">").Append(Text(line["label"].ToText())).Append("</th>");
            foreach (var cell in line["cells"].AsList) Element(html, "td", null, cell);
            html.Append("</tr>");
        }

        html.Append("</tbody></table></div>");
    }

    private static void Place(StringBuilder html, Value block)
    {
        var (figure, label) = (block["figure"], Text(block["label"].ToText()));
        html.Append("<figure><figcaption>").Append(label).Append("</figcaption><svg role=\"img\" aria-label=\"").Append(label)
            .Append("\" viewBox=\"").Append(Text(figure["viewBox"].ToText())).Append("\">");
        foreach (var shape in figure["shapes"].AsList)
            html.Append("<path class=\"map-").Append(Text(shape["layer"].ToText())).Append("\" d=\"").Append(Text(shape["path"].ToText())).Append("\"><title>")
                .Append(Text(shape["label"].ToText())).Append("</title></path>");
        foreach (var shape in figure["shapes"].AsList.Where(s => !s["name"].IsNull))
            html.Append("<text").Append(At(shape["name"], "")).Append('>').Append(Text(shape["label"].ToText())).Append("</text>");
        if (figure["own"].ToText() is { Length: > 0 } own)
            html.Append("<path class=\"map-own").Append(figure["isArea"].IsTrue ? " area" : "").Append("\" d=\"").Append(Text(own)).Append("\"></path>");
        foreach (var corner in figure["corners"].AsList) html.Append("<circle class=\"map-corner\" r=\"9\"").Append(At(corner, "c")).Append("></circle>");
        html.Append("</svg>");
        Element(html, "p", null, block["text"]);
        html.Append("</figure>");
    }

    private static string At(Value point, string prefix) => $" {prefix}x=\"{Text(point["x"].ToText())}\" {prefix}y=\"{Text(point["y"].ToText())}\"";

    private static void Element(StringBuilder html, string name, string? style, Value text)
    {
        html.Append('<').Append(name);
        if (style is not null) html.Append(" class=\"").Append(style).Append('"');
        html.Append('>').Append(Text(text.ToText())).Append("</").Append(name).Append('>');
    }

    private static string Align(Value block) => block["align"].ToText() is "end" or "center" ? block["align"].ToText() : "start";

    private static string ToText(this Value value) => value.Kind == ValueKind.Text ? value.AsText : "";
}
