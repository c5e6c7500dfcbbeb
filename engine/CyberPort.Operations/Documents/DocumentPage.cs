using System.Text;
using CyberPort.Expressions;
using CyberPort.Forms.Outputs;
using CyberPort.Storage.Documents;

namespace CyberPort.Operations.Documents;

/// <summary>Draws a document as one page of HTML: for the print page and for the PDF alike. Every text is written as text.</summary>
public static class DocumentPage
{
    /// <summary>The page of an issued document.</summary>
    /// <param name="row">The document.</param>
    /// <param name="styleHref">A style sheet's address, or nothing to write the styles into the page (PDF).</param>
    public static string Write(DocumentRow row, string? styleHref) => Write(Value.Parse(row.Body), $"{row.Title} {row.Number}", "ja", styleHref);

    /// <summary>The page of a document that was filled in just now: a form on paper, or a preview.</summary>
    /// <param name="content">The document.</param>
    /// <param name="language">The language in which it was filled in.</param>
    /// <param name="styleHref">A style sheet's address, or nothing to write the styles into the page (PDF).</param>
    public static string Write(DocumentContent content, string language, string? styleHref) =>
        Write(Value.Parse(DocumentBody.Write(content)), content.Title, language, styleHref);

    /// <summary>The style sheet of documents; A4, the same on screen and on paper.</summary>
    public const string Styles = """
        @page { size: A4; margin: 22mm 20mm; }
        body { font: 10.5pt/1.75 "Noto Serif CJK JP", "Noto Sans CJK JP", "Noto Sans JP", serif; color: #000; margin: 0; }
        .paper { max-width: 170mm; margin: 0 auto; }
        @media screen { .paper { padding: 16px; } }
        @media screen and (min-width: 760px) {
          html { background: #e6e6e6; }
          .paper { background: #fff; border: 1px solid #bbb; margin: 16px auto; min-height: 253mm; padding: 22mm 20mm; }
          .break { border-top: 1px dashed #767676; margin-top: 12mm; padding-top: 12mm; }
        }
        @media print { .break { break-before: page; } }
        h1 { font-size: 17pt; text-align: center; letter-spacing: .2em; margin: 8mm 0; font-weight: 700; }
        h2 { font-size: 11pt; margin: 5mm 0 1mm; break-after: avoid; }
        p { margin: 0 0 2mm; white-space: pre-wrap; overflow-wrap: anywhere; }
        .end { text-align: right; }
        .center { text-align: center; }
        .heading { font-size: 12pt; font-weight: 700; }
        table { border-collapse: collapse; width: 100%; margin: 2mm 0 4mm; }
        caption { text-align: left; }
        tr { break-inside: avoid; }
        th, td { border: .3mm solid #000; padding: 1.5mm 2.5mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; white-space: pre-wrap; }
        th { width: 45mm; font-weight: 400; background: #f4f4f4; }
        @media screen and (max-width: 480px) { th { width: 35%; } }
        thead th, .matrix th { width: auto; }
        .two { table-layout: fixed; }
        .two th { width: 18%; }
        .two td { width: 32%; }
        @media screen and (max-width: 480px) {
          .two, .two tbody, .two tr, .two th, .two td { display: block; width: auto; }
          .scroll { overflow-x: auto; }
        }
        .matrix td { text-align: right; font-variant-numeric: tabular-nums; }
        .total { font-weight: 700; }
        figure { border: .3mm solid #000; margin: 2mm 0 4mm; padding: 2mm 2.5mm; break-inside: avoid; }
        figure svg { display: block; width: 100%; max-height: 100mm; background: #fff; border: .2mm solid #767676; }
        figcaption { margin-bottom: 1mm; }
        figure p { margin: 1mm 0 0; font-size: 9pt; line-height: 1.5; }
        figure text { font-size: 28px; text-anchor: middle; fill: #000; paint-order: stroke; stroke: #fff; stroke-width: 5px; }
        .map-water { fill: #e8f1f9; stroke: #8fb4d4; stroke-width: 2; }
        .map-land { fill: #eeeae0; stroke: #767676; stroke-width: 2; }
        .map-berth { fill: #c9c9c9; stroke: #4d4d4d; stroke-width: 2; }
        .map-port { fill: none; stroke: #333; stroke-width: 3; stroke-dasharray: 16 8; }
        .map-other { fill: #f4f4f4; stroke: #949494; stroke-width: 2; }
        .map-own { fill: none; stroke: #c00; stroke-width: 4; }
        .map-own.area { fill: #c00; fill-opacity: .2; }
        .map-corner { fill: #fff; stroke: #c00; stroke-width: 4; }
        ol { margin: 0 0 3mm; padding-left: 2em; }
        .instruction { border-top: .3mm solid #000; margin-top: 8mm; padding-top: 3mm; font-size: 9pt; line-height: 1.6; }
        """;

    private static string Write(Value body, string title, string language, string? styleHref)
    {
        var html = new StringBuilder(8192);
        html.Append("<!DOCTYPE html><html lang=\"").Append(DocumentMarkup.Text(language)).Append("\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>").Append(DocumentMarkup.Text(title)).Append("</title>");
        if (styleHref is null) html.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><style>")
            .Append(Styles).Append("</style>");
        else html.Append("<link rel=\"stylesheet\" href=\"").Append(DocumentMarkup.Text(styleHref)).Append("\">");
        html.Append("</head><body><main class=\"paper\">");
        DocumentMarkup.Append(html, body);
        return html.Append("</main></body></html>").ToString();
    }
}
