using System.IO.Compression;

namespace CyberPort.Spreadsheets.Tests;

/// <summary>Workbooks of other programs are read as people see them; what is too large, broken or sly stays outside.</summary>
public sealed class WorkbookGateTests
{
    [Fact]
    public void Texts_numbers_days_and_stored_results_are_read_and_nothing_is_calculated()
    {
        const string strings = "<si><t>港</t><rPh sb=\"0\" eb=\"1\"><t>ミナト</t></rPh></si><si><r><t>太</t></r><r><t>字</t></r></si>";
        const string styles = """<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><fonts><font><color rgb=""/></font></fonts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="4"/></cellXfs>""";
        var book = RawWorkbook.Of("""
            <row r="1"><c r="A1" t="s"><v>0</v></c><c t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>=1+1</t></is></c></row>
            <row><c><v>1234.5</v></c><c s="1"><v>46113</v></c><c s="2"><v>46113.5</v></c><c s="3"><v>1000</v></c><c t="b"><v>1</v></c></row>
            <row r="4"><c r="A4"><f>SUM(1,1)</f><v>7</v></c><c r="B4" t="str"><f>"a"&amp;"b"</f><v>007</v></c></row>
            """, strings, styles);

        var reading = Workbooks.Read("x.xlsx", book);

        Assert.Empty(reading.Problems);
        Assert.Equal([["港", "太字", "", "=1+1"], ["1234.5", "2026-04-01", "2026-04-01T12:00", "1000", "true"], [], ["7", "007"]],
            reading.Sheets.Single().Rows);
    }

    [Theory]
    [InlineData("<row r=\"2\"><c r=\"B2\" t=\"e\"><v>#REF!</v></c></row>", "cell-error", "/Data/B2")]
    [InlineData("<row r=\"2\"><c r=\"D2\"><f>1+1</f></c></row>", "formula-without-result", "/Data/D2")]
    [InlineData("<row r=\"2\"><c r=\"C2\" t=\"str\"><v>12345678901</v></c></row>", "cell-too-long", "/Data/C2")]
    [InlineData("<row r=\"6\"/>", "workbook-limit", "/Data")]
    [InlineData("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>", "workbook-limit", "/Data")]
    [InlineData("<row r=\"1\"><c r=\"E1\"><v>1</v></c></row>", "workbook-limit", "/Data")]
    [InlineData("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>", "workbook-limit", "/Data")]
    [InlineData("<row r=\"1\"><c/><c/><c/></row><row r=\"2\"><c/><c/><c/></row><row r=\"3\"><c/></row>", "workbook-limit", "/Data")]
    [InlineData("<row r=\"x\"><c/></row>", "no-workbook", "")]
    [InlineData("<row r=\"1\"><c r=\"1A\"/></row>", "no-workbook", "")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>", "no-workbook", "")]
    [InlineData("<row", "no-workbook", "")]
    public void What_is_wrong_is_named_with_sheet_cell_and_cure(string rows, string code, string place)
    {
        var reading = Workbooks.Read("x.xlsx", RawWorkbook.Of(rows), new() { Rows = 5, Columns = 4, Cells = 6, CellLength = 10 });

        Assert.Empty(reading.Sheets);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(("x.xlsx", code, place), (problem.File, problem.Code, problem.Pointer));
        Assert.NotEmpty(problem.Cure.Ja);
        Assert.NotEmpty(problem.Cure.En);
        if (place.Length > 6) Assert.Contains(place["/Data/".Length..], problem.Cause.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_sheets_and_unpacked_bytes_have_limits_and_a_zip_bomb_is_refused_by_counting()
    {
        var book = RawWorkbook.Of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
        var bomb = RawWorkbook.Of("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>" + new string(' ', 60_000_000) + "</v></c></row>");

        Assert.True(bomb.Length < 200_000);
        Assert.All(
            [Workbooks.Read("x.xlsx", book, new() { Bytes = 100 }), Workbooks.Read("x.xlsx", book, new() { Sheets = 0 }),
                Workbooks.Read("x.xlsx", book, new() { Unpacked = 500 }), Workbooks.Read("x.xlsx", bomb)],
            r => Assert.Equal("workbook-limit", Assert.Single(r.Problems).Code));
        Assert.Empty(Workbooks.Read("x.xlsx", book).Problems);
    }

    [Fact]
    public void Document_types_other_files_and_what_is_no_workbook_are_refused()
    {
        const string entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";

        Assert.Equal("no-workbook", Assert.Single(Workbooks.Read("x.xlsx",
            RawWorkbook.Of("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&e;</v></c></row>", prologue: entity)).Problems).Code);
        Assert.Equal("no-workbook", Assert.Single(Workbooks.Read("x.xlsx", RawWorkbook.Of("", target: "../../etc/passwd")).Problems).Code);
        Assert.Equal("no-workbook", Assert.Single(Workbooks.Read("x.xlsx", "key,ja\n"u8.ToArray()).Problems).Code);
        Assert.Equal("no-workbook", Assert.Single(Workbooks.Read("x.xlsx", RawWorkbook.Zip(("xl/workbook.xml", "<workbook/>"))).Problems)
            .Code);
        Assert.Equal("no-workbook", Assert.Single(Workbooks.Read("x.xlsx", Damaged()).Problems).Code);
    }

    private static byte[] Damaged()
    {
        var book = RawWorkbook.Of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
        using var zip = new ZipArchive(new MemoryStream(book));
        return [.. book[..40], .. new byte[40], .. book[80..]];
    }
}
