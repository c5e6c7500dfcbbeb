using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using CyberPort.Forms.Interchange;

namespace CyberPort.Spreadsheets.Tests;

/// <summary>Text cells go out and come back as they were; another reader finds plain texts in the file.</summary>
public sealed class WorkbooksTests
{
    private static readonly string[] Delicate =
        ["=1+1", "+81", "-5", "@name", "007", "2026-04-01", "1,000", "true", "1e5", " 前後の空白 ", "改行\nあり", "<&>\"'", "'quoted", "𠮷野家",
            "=HYPERLINK(\"http://x\")", "100%", "12:30"];

    [Fact]
    public void Every_cell_comes_back_as_the_text_that_it_was()
    {
        var sheets = new Sheet[] { new("項目", [["key", "ja"], .. Delicate.Select(d => (string[])[d, "", d])]),
            new("codes", [["a"], [], ["b"]]) };

        var reading = Workbooks.Read("x.xlsx", Workbooks.Write(sheets));

        Assert.Empty(reading.Problems);
        Assert.Equal(["項目", "codes"], reading.Sheets.Select(s => s.Name));
        Assert.Equal(Delicate, reading.Sheets[0].Rows.Skip(1).Select(r => r[2]));
        Assert.Equal(Delicate, reading.Sheets[0].Rows.Skip(1).Select(r => r[0]));
        Assert.Equal([["a"], [], ["b"]], reading.Sheets[1].Rows);
    }

    [Fact]
    public void Another_reader_finds_texts_and_no_formula_in_the_file()
    {
        var parts = Parts(Workbooks.Write([new("one", [Delicate])]));

        var texts = parts["xl/sharedStrings.xml"].Elements().Select(si => si.Value).ToArray();
        var cells = parts["xl/worksheets/sheet1.xml"].Descendants().Where(e => e.Name.LocalName == "c").ToArray();
        Assert.Equal(Delicate, cells.Select(c => texts[int.Parse(c.Elements().Single(e => e.Name.LocalName == "v").Value, null)]));
        Assert.All(cells, c => Assert.Equal("s", (string?)c.Attribute("t")));
        Assert.DoesNotContain(parts.Values.SelectMany(p => p.Descendants()), e => e.Name.LocalName == "f");
    }

    [Fact]
    public void LibreOffice_opens_it_where_it_is_installed()
    {
        if (Environment.GetEnvironmentVariable("PATH")!.Split(':').All(p =>
            !File.Exists(Path.Combine(p, "soffice")))) Assert.Skip("LibreOffice is not installed.");
        var folder = Directory.CreateTempSubdirectory("cyberport-xlsx-").FullName;
        File.WriteAllBytes(Path.Combine(folder, "x.xlsx"), Workbooks.Write([new("one", [["key", "=1+1"]])]));

        using var office = Process.Start(new ProcessStartInfo("soffice",
            ["--headless", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", "csv", "--outdir", folder,
            Path.Combine(folder, "x.xlsx")]))!;
        Assert.True(office.WaitForExit(TimeSpan.FromMinutes(2)));

        Assert.Equal("key,=1+1", File.ReadAllText(Path.Combine(folder, "x.csv")).Trim());
    }

    [Fact]
    public void A_list_of_twenty_thousand_codes_is_written_and_read()
    {
        var sheet = new Sheet("codes", [.. Enumerable.Range(0, 20_000).Select(i => (string[])[$"c{i}", $"名称{i}", "Name", ""])]);

        var back = Workbooks.Read("x.xlsx", Workbooks.Write([sheet])).Sheets[0];

        Assert.Equal(20_000, back.Rows.Count);
        Assert.Equal("名称19999", back.Rows[^1][1]);
    }

    private static Dictionary<string, XElement> Parts(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return zip.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal)).ToDictionary(e => e.FullName, e =>
        {
            using var part = e.Open();
            return XDocument.Load(part).Root!;
        });
    }
}
