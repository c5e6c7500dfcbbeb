using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CyberPort.Expressions;
using CyberPort.Storage.Documents;

namespace CyberPort.Operations.Documents;

/// <summary>Draws an issued document as one page of HTML: for the print page and for the PDF alike. Every text is written as text.</summary>
public static class DocumentPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The page.</summary>
    /// <param name="row">The document.</param>
    /// <param name="styleHref">A style sheet's address, or nothing to write the styles into the page (PDF).</param>
    public static string Write(DocumentRow row, string? styleHref)
    {
        var body = Value.Parse(row.Body);
        var html = new StringBuilder(8192);
        html.Append("<!DOCTYPE html><html lang=\"ja\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>").Append(Text(row.Title)).Append(' ')
            .Append(Text(row.Number)).Append("</title>");
        if (styleHref is null) html.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><style>")
            .Append(Styles).Append("</style>");
        else html.Append("<link rel=\"stylesheet\" href=\"").Append(Text(styleHref)).Append("\">");
        html.Append("</head><body><main class=\"paper\">");
        html.Append("<h1>").Append(Text(body["title"].ToText())).Append("</h1>");
        foreach (var block in body["blocks"].AsList) Block(html, block);
        return html.Append("</main></body></html>").ToString();
    }

    /// <summary>The style sheet of documents; A4, the same on screen and on paper.</summary>
    public const string Styles = """
        @page { size: A4; margin: 22mm 20mm; }
        body { font: 10.5pt/1.75 "Noto Serif CJK JP", "Noto Sans CJK JP", "Noto Sans JP", serif; color: #000; margin: 0; }
        .paper { max-width: 170mm; margin: 0 auto; }
        @media screen { .paper { padding: 16px; } }
        h1 { font-size: 17pt; text-align: center; letter-spacing: .2em; margin: 8mm 0; font-weight: 700; }
        h2 { font-size: 11pt; margin: 5mm 0 1mm; break-after: avoid; }
        p { margin: 0 0 2mm; white-space: pre-wrap; overflow-wrap: anywhere; }
        .end { text-align: right; }
        .center { text-align: center; }
        .heading { font-size: 12pt; font-weight: 700; }
        table { border-collapse: collapse; width: 100%; margin: 2mm 0 4mm; }
        th, td { border: .3mm solid #000; padding: 1.5mm 2.5mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; white-space: pre-wrap; }
        th { width: 45mm; font-weight: 400; background: #f4f4f4; }
        @media screen and (max-width: 480px) { th { width: 35%; } }
        thead th { width: auto; }
        ol { margin: 0 0 3mm; padding-left: 2em; }
        .instruction { border-top: .3mm solid #000; margin-top: 8mm; padding-top: 3mm; font-size: 9pt; line-height: 1.6; }
        """;

    private static void Block(StringBuilder html, Value block)
    {
        var kind = block["kind"].ToText();
        if (kind == "instruction") html.Append("<section class=\"instruction\">");
        if (block["heading"].ToText() is { Length: > 0 } heading) html.Append("<h2>").Append(Text(heading)).Append("</h2>");
        switch (kind)
        {
            case "title":
                html.Append("<h2 class=\"heading ").Append(Align(block)).Append("\">").Append(Text(block["text"].ToText())).Append("</h2>");
                break;
            case "paragraph" or "instruction":
                html.Append("<p class=\"").Append(Align(block)).Append("\">").Append(Text(block["text"].ToText())).Append("</p>");
                break;
            case "answers":
                Answers(html, block["items"]);
                break;
            case "numbered":
                Numbered(html, block["items"]);
                break;
            case "table":
                Table(html, block);
                break;
        }

        if (kind == "instruction") html.Append("</section>");
    }

    private static void Answers(StringBuilder html, Value items)
    {
        html.Append("<table><tbody>");
        foreach (var item in items.AsList)
        {
            html.Append("<tr><th scope=\"row\">").Append(Text(item["label"].ToText())).Append("</th><td>").Append(Text(item["text"].ToText())).Append("</td></tr>");
        }

        html.Append("</tbody></table>");
    }

    private static void Numbered(StringBuilder html, Value items)
    {
        html.Append("<ol>");
        foreach (var item in items.AsList) html.Append("<li>").Append(Text(item.ToText())).Append("</li>");
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
            foreach (var cell in row.AsList) html.Append("<td>").Append(Text(cell.ToText())).Append("</td>");
            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
    }

    private static string Align(Value block) => block["align"].ToText() is "end" or "center" ? block["align"].ToText() : "start";

    private static string ToText(this Value value) => value.Kind == ValueKind.Text ? value.AsText : "";

    private static string Text(string text) => Encoder.Encode(text);
}
