using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace CyberPort.Spreadsheets;

/// <summary>
/// Lets the cells of a workbook through and nothing else: a new, small workbook with values and formats of days. Formulas, links to other
/// files, drawings, macros and document types stay outside; everything is counted while it is unpacked.
/// </summary>
internal sealed class WorkbookGate(string file, WorkbookLimits limits)
{
    internal const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XmlReaderSettings NoDocumentTypes = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
    private long _left = limits.Unpacked;
    private int _cells;

    /// <summary>The workbook that is left.</summary>
    /// <exception cref="WorkbookRefusedException">It is too large, or a cell cannot be read.</exception>
    public MemoryStream Clean(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > limits.Bytes) throw new WorkbookRefusedException(WorkbookProblems.Beyond(file, "", "bytes", limits.Bytes));
        using var from = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read);
        var targets = Targets(from);
        var sheets = Document(from, "xl/workbook.xml").Descendants().Where(e => e.Name.LocalName == "sheet")
            .Select(e => (Name: (string?)e.Attribute("name") ?? "",
                Part: targets.GetValueOrDefault((string?)e.Attribute(XName.Get("id", Relations)) ?? "")))
            .Where(s => s.Part.Type == "worksheet").ToArray();
        if (sheets.Length > limits.Sheets) throw new WorkbookRefusedException(WorkbookProblems.Beyond(file, "", "sheets", limits.Sheets));

        var clean = new MemoryStream();
        using (var to = new ZipArchive(clean, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < sheets.Length; i++)
                CopySheet(from, sheets[i].Part.Path, to, $"xl/worksheets/sheet{i + 1}.xml", sheets[i].Name);
            Put(to, "xl/workbook.xml", new XElement(XName.Get("workbook", Main),
                new XElement(XName.Get("sheets", Main), sheets.Select((s, i) => new XElement(
                XName.Get("sheet", Main), new XAttribute("name", s.Name), new XAttribute("sheetId", i + 1),
                    new XAttribute(XName.Get("id", Relations), $"r{i + 1}"))))));
            Put(to, "xl/_rels/workbook.xml.rels", new XElement(XName.Get("Relationships", Package), sheets.Select((_, i) => new XElement(
                XName.Get("Relationship", Package), new XAttribute("Id", $"r{i + 1}"), new XAttribute("Type", Relations + "/worksheet"),
                    new XAttribute("Target", $"worksheets/sheet{i + 1}.xml")))));
            Put(to, "xl/sharedStrings.xml", Texts(from, targets));
            Put(to, "xl/styles.xml", Formats(from, targets));
        }

        clean.Position = 0;
        return clean;
    }

    // the parts that the workbook names, by their ids; what lies in another file is left out
    private Dictionary<string, (string Type, string Path)> Targets(ZipArchive from) =>
        Document(from, "xl/_rels/workbook.xml.rels").Elements().Where(e => (string?)e.Attribute("TargetMode") != "External").ToDictionary(
            e => (string?)e.Attribute("Id") ?? "",
            e => (((string?)e.Attribute("Type") ?? "").Split('/')[^1], ((string?)e.Attribute("Target") ?? "") is ['/', .. var path] ? path
                : "xl/" + (string?)e.Attribute("Target")));

    private XElement Texts(ZipArchive from, Dictionary<string, (string Type, string Path)> targets) => new(XName.Get("sst", Main),
        Part(from, targets, "sharedStrings")?.Elements().Where(e => e.Name.LocalName == "si").Select(si =>
            new XElement(XName.Get("si", Main), new XElement(XName.Get("t", Main), new XAttribute(XNamespace.Xml + "space", "preserve"),
                TextOf(si)))));

    // how numbers are shown decides which of them are days
    private XElement Formats(ZipArchive from, Dictionary<string, (string Type, string Path)> targets)
    {
        var styles = Part(from, targets, "styles");
        var own = styles?.Descendants().Where(e => e.Name.LocalName == "numFmt").Select(e => new XElement(
            XName.Get("numFmt", Main), new XAttribute("numFmtId", Number(e.Attribute("numFmtId"))),
                new XAttribute("formatCode", (string?)e.Attribute("formatCode") ?? "")));
        var cells = styles?.Elements().FirstOrDefault(e => e.Name.LocalName == "cellXfs")?.Elements().Select(e => new XElement(
            XName.Get("xf", Main), new XAttribute("numFmtId", Number(e.Attribute("numFmtId"))), new XAttribute("fontId", 0),
                new XAttribute("fillId", 0), new XAttribute("borderId", 0)));
        return new(XName.Get("styleSheet", Main), new XElement(XName.Get("numFmts", Main), own),
            new XElement(XName.Get("cellXfs", Main), cells));
    }

    private XElement? Part(ZipArchive from, Dictionary<string, (string Type, string Path)> targets, string type) =>
        targets.Values.FirstOrDefault(t => t.Type == type).Path is { } path ? Document(from, path) : null;

    private void CopySheet(ZipArchive from, string path, ZipArchive to, string target, string sheet)
    {
        using var part = Open(from, path);
        using var reader = XmlReader.Create(part, NoDocumentTypes);
        using var copy = to.CreateEntry(target).Open();
        using var writer = XmlWriter.Create(copy);
        writer.WriteStartElement("worksheet", Main);
        writer.WriteStartElement("sheetData", Main);
        var (row, column, open) = (0, 0, false);
        reader.MoveToContent();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "row")
            {
                if (open) writer.WriteEndElement();
                (row, column, open) = (Place.Row(reader.GetAttribute("r")) ?? row + 1, 0, true);
                if (row > limits.Rows) throw new WorkbookRefusedException(WorkbookProblems.Beyond(file, sheet, "rows", limits.Rows));
                writer.WriteStartElement("row", Main);
                writer.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
                reader.Read();
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "c" && open)
            {
                var cell = (XElement)XNode.ReadFrom(reader);
                column = Place.Column((string?)cell.Attribute("r")) ?? column + 1;
                if (column > limits.Columns) throw new WorkbookRefusedException(WorkbookProblems.Beyond(file, sheet, "columns",
                    limits.Columns));
                if (++_cells > limits.Cells) throw new WorkbookRefusedException(WorkbookProblems.Beyond(file, sheet, "cells",
                    limits.Cells));
                CopyCell(cell, Place.Name(row, column), sheet)?.WriteTo(writer);
            }
            else reader.Read();
        }
    }

    private XElement? CopyCell(XElement cell, string name, string sheet)
    {
        var (type, value) = ((string?)cell.Attribute("t"), cell.Elements().FirstOrDefault(e => e.Name.LocalName == "v")?.Value);
        if (type == "e") throw new WorkbookRefusedException(WorkbookProblems.Fault(file, sheet, name, value ?? ""));
        var inline = cell.Elements().FirstOrDefault(e => e.Name.LocalName == "is");
        if (value is null && inline is null)
            return cell.Elements().Any(e => e.Name.LocalName == "f")
                ? throw new WorkbookRefusedException(WorkbookProblems.NoResult(file, sheet, name)) : null;
        if ((value?.Length ?? 0) > limits.CellLength || (inline?.Value.Length ?? 0) > limits.CellLength)
            throw new WorkbookRefusedException(WorkbookProblems.TooLong(file, sheet, name, limits.CellLength));

        var copy = new XElement(XName.Get("c", Main), new XAttribute("r", name));
        if (cell.Attribute("s") is { } style) copy.Add(new XAttribute("s", Number(style)));
        if (type is not null) copy.Add(new XAttribute("t", type));
        copy.Add(inline is null
            ? new XElement(XName.Get("v", Main), value)
            : new XElement(XName.Get("is", Main), new XElement(XName.Get("t", Main), TextOf(inline))));
        return copy;
    }

    // runs of text one after the other, without their readings (ふりがな)
    private string TextOf(XElement item)
    {
        var text = string.Concat(item.Elements().Where(e => e.Name.LocalName is "t" or "r")
            .SelectMany(e => e.Name.LocalName == "t" ? [e] : e.Elements().Where(t => t.Name.LocalName == "t")).Select(e => e.Value));
        return text.Length <= limits.CellLength ? text
            : throw new WorkbookRefusedException(WorkbookProblems.TooLong(file, "", "", limits.CellLength));
    }

    private XElement Document(ZipArchive from, string path)
    {
        using var part = Open(from, path);
        using var reader = XmlReader.Create(part, NoDocumentTypes);
        return XDocument.Load(reader).Root!;
    }

    // The sizes in a zip's directory are only claims: what comes out is counted.
    private MemoryStream Open(ZipArchive from, string path)
    {
        using var part = (from.GetEntry(path) ?? throw new InvalidDataException(path)).Open();
        var bytes = new MemoryStream();
        var chunk = new byte[16_384];
        int count;
        while ((count = part.Read(chunk)) > 0)
        {
            if ((_left -= count) < 0) throw new WorkbookRefusedException(WorkbookProblems.Beyond(file, "", "unpacked bytes",
                limits.Unpacked));
            bytes.Write(chunk, 0, count);
        }

        bytes.Position = 0;
        return bytes;
    }

    private static void Put(ZipArchive to, string path, XElement root)
    {
        using var part = to.CreateEntry(path).Open();
        root.Save(part, SaveOptions.DisableFormatting);
    }

    private static int Number(XAttribute? attribute) =>
        int.TryParse((string?)attribute, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
