using System.Text;
using CyberPort.Expressions;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Fields.Files;

namespace CyberPort.Forms.Tests.Fields.Files;

public sealed class FileJudgeTests
{
    private static readonly FileRules Everything = new() { Types = FileTypes.All, MaxBytes = 1_000_000 };

    public static TheoryData<string, string, byte[]> Taken { get; } = new()
    {
        { "図面.pdf", "application/pdf", "%PDF-1.7\n"u8.ToArray() },
        { "a.PDF", "", "%PDF-2.0"u8.ToArray() },
        { "a.jpg", "image/jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0] },
        { "a.jpeg", "image/pjpeg", [0xFF, 0xD8, 0xFF, 0xDB] },
        { "a.png", "image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0] },
        { "a.gif", "image/gif", "GIF89a"u8.ToArray() },
        { "a.tif", "image/tiff", "II*\0"u8.ToArray() },
        { "a.tiff", "image/tiff", "MM\0*"u8.ToArray() },
        { "a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK\x03\x04\x14\0[Content_Types].xml word/document.xml"u8.ToArray() },
        { "a.xlsx", "application/octet-stream", "PK\x03\x04\x14\0[Content_Types].xml"u8.ToArray() },
        { "a.zip", "application/x-zip-compressed", "PK\x03\x04"u8.ToArray() },
        { "a.dxf", "", "  0\r\nSECTION\r\n  2\r\nHEADER"u8.ToArray() },
        { "a.dxf", "image/vnd.dxf", "999\nmade by\n0\nSECTION"u8.ToArray() },
        { "a.dxf", "", "AutoCAD Binary DXF\r\n\x1a\0"u8.ToArray() },
        { "a.dwg", "application/acad", "AC1032\0\0"u8.ToArray() },
        { "a.jww", "", "JwwData."u8.ToArray() },
        { "a.p21", "", "ISO-10303-21;\r\n"u8.ToArray() },
        { "a.csv", "application/vnd.ms-excel", [0x8D, 0x60, 0x2C, 0x31, 0x0D, 0x0A] },
        { "a.txt", "text/plain; charset=utf-8", "港湾\n"u8.ToArray() },
    };

    public static TheoryData<string, string, byte[]> Refused { get; } = new()
    {
        { "a.exe", "application/octet-stream", "MZ"u8.ToArray() },
        { "a.pdf", "application/pdf", "MZ\x90"u8.ToArray() },
        { "a.pdf", "text/html", "%PDF-1.7"u8.ToArray() },
        { "a.pdf", "application/pdf", "<html>%PDF-1.7"u8.ToArray() },
        { "a.pdf.exe", "application/pdf", "%PDF-1.7"u8.ToArray() },
        { "a", "application/pdf", "%PDF-1.7"u8.ToArray() },
        { "a.svg", "image/svg+xml", "<svg onload=alert(1)>"u8.ToArray() },
        { "a.html", "text/html", "<html>"u8.ToArray() },
        { "a.png", "image/png", "<svg>"u8.ToArray() },
        { "a.jpg", "image/jpeg", [0xFF, 0xD8] },
        { "a.docx", "", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] },
        { "a.docx", "", "PK\x03\x04 word/vbaProject.bin [Content_Types].xml"u8.ToArray() },
        { "a.docx", "", "PK\x03\x04 [Content_Types].xml xl/workbook.xml"u8.ToArray() },
        { "a.xlsx", "", "PK\x03\x04 evil.exe"u8.ToArray() },
        { "a.xlsm", "", "PK\x03\x04[Content_Types].xml"u8.ToArray() },
        { "a.dxf", "", "0\r\nEOF"u8.ToArray() },
        { "a.dwg", "", "AC10xx"u8.ToArray() },
        { "a.csv", "text/csv", "a,b\0c"u8.ToArray() },
        { "a.csv", "text/csv", " <script>alert(1)</script>"u8.ToArray() },
        { "a.txt", "text/plain", "\uFEFF<html>"u8.ToArray() },
        { "a.txt", "text/html", "text"u8.ToArray() },
        { "a.pdf", "application/pdf", [] },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public void A_file_is_taken_when_name_type_and_content_agree(string name, string type, byte[] head)
    {
        var verdict = FileJudge.Judge(Everything, new() { Name = name, DeclaredType = type, Size = head.Length, Head = head });

        Assert.Null(verdict.Refusal);
        Assert.Contains(FileNames.Extension(name), verdict.Type!.Extensions);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_file_is_refused_when_they_do_not(string name, string type, byte[] head)
    {
        var verdict = FileJudge.Judge(Everything, new() { Name = name, DeclaredType = type, Size = head.Length, Head = head });

        Assert.Null(verdict.Type);
        Assert.NotEmpty(verdict.Refusal!.Ja);
        Assert.NotEmpty(verdict.Refusal.En);
    }

    [Fact]
    public void Only_the_types_of_the_slot_and_its_size_are_taken()
    {
        var rules = new FieldSpec { Path = "/map", Schema = Value.Parse("""{ "x-cp-files": { "types": ["pdf"], "maxBytes": 2000, "maxCount": 2 } }""") }.Files;

        Assert.Equal(".pdf,application/pdf", rules.Accept);
        Assert.NotNull(FileJudge.Judge(rules, new() { Name = "a.png", DeclaredType = "", Size = 8, Head = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] }).Refusal);
        Assert.Contains("2 KB", FileJudge.Judge(rules, new() { Name = "a.pdf", DeclaredType = "", Size = 2_001, Head = "%PDF-"u8 }).Refusal!.Ja, StringComparison.Ordinal);
        Assert.Equal(2, rules.MaxCount);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\temp\\図面.pdf", "図面.pdf")]
    [InlineData("a\u202Efdp.exe", "afdp.exe")]
    [InlineData("..", "file")]
    [InlineData("", "file")]
    [InlineData("a<b>:\"|?*.pdf", "ab.pdf")]
    [InlineData("a\0\r\nb.pdf", "a\uFFFD b.pdf")]
    public void The_name_of_an_upload_is_made_plain(string name, string wanted)
    {
        Assert.Equal(wanted, FileNames.Clean(name));
    }

    [Fact]
    public void A_long_name_keeps_its_extension_and_whole_characters()
    {
        var clean = FileNames.Clean(string.Concat(Enumerable.Repeat("\U00020BB7", 200)) + ".pdf");

        Assert.True(clean.Length <= 120);
        Assert.EndsWith(".pdf", clean, StringComparison.Ordinal);
        Assert.Equal(clean, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(clean)));
    }

    [Fact]
    public void A_slot_shows_its_files_and_checks_their_number_and_kind()
    {
        var spec = new FieldSpec
        {
            Path = "/drawings",
            Schema = Value.Parse("""{ "x-cp-files": { "maxCount": 1, "kinds": { "map": { "ja": "位置図", "en": "Location map" } } } }"""),
        };
        var files = Value.Parse("""[{ "name": "a.pdf", "size": 850000, "kind": "map" }, { "name": "b.pdf", "size": 1 }]""");
        var kind = new FileKind();

        Assert.Equal("位置図：a.pdf（850 KB）\nb.pdf（1 B）", kind.Show(spec, files, "ja"));
        Assert.Equal("Location map: a.pdf (850 KB)\nb.pdf (1 B)", kind.Show(spec, files, "en"));
        Assert.Equal(["maxItems ", "kind /1"], kind.Check(spec, files).Select(finding => $"{finding.Keyword} {finding.Pointer}"));
        Assert.Equal("a.pdf b.pdf", kind.Csv(spec, files));
    }
}
