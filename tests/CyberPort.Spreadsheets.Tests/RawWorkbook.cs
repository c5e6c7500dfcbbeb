using System.IO.Compression;
using System.Text;

namespace CyberPort.Spreadsheets.Tests;

/// <summary>A workbook written part by part, as other programs and attackers write them.</summary>
internal static class RawWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>One sheet "Data" with the rows and, if given, shared strings and styles.</summary>
    public static byte[] Of(string rows, string strings = "", string styles = "", string prologue = "",
        string target = "worksheets/sheet1.xml") => Zip(
        ("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Data" sheetId="1" r:id="a"/></sheets><externalReferences><externalReference r:id="x"/></externalReferences></workbook>"""),
        ("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
              <Relationship Id="a" Type="http://x/worksheet" Target="{target}"/><Relationship Id="b" Type="http://x/sharedStrings" Target="sharedStrings.xml"/>
              <Relationship Id="c" Type="http://x/styles" Target="/xl/styles.xml"/><Relationship Id="x" Type="http://x/externalLink" TargetMode="External" Target="file:///etc/passwd"/>
            </Relationships>
            """),
        ("xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{strings}</sst>"""),
        ("xl/styles.xml", $"""<styleSheet xmlns="{Main}">{styles}</styleSheet>"""),
        ("xl/worksheets/sheet1.xml", $"""{prologue}<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData></worksheet>"""));

    public static byte[] Zip(params (string Path, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in parts)
            {
                using var part = zip.CreateEntry(path).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }

        return bytes.ToArray();
    }
}
