namespace CyberPort.Forms.Fields.Files;

/// <summary>The types of files that a form may ask for; nothing that runs, and nothing that a browser would draw as a page.</summary>
public static class FileTypes
{
    /// <summary>How many first bytes are looked at.</summary>
    public const int HeadLength = 4_096;

    public static IReadOnlyList<FileType> All { get; } =
    [
        new("pdf", "PDF", [".pdf"], ["application/pdf"], head => head.StartsWith("%PDF-"u8)),
        new("jpeg", "JPEG", [".jpg", ".jpeg"], ["image/jpeg", "image/pjpeg"], head => head.StartsWith(new byte[] { 0xFF, 0xD8, 0xFF })),
        new("png", "PNG", [".png"], ["image/png"], head => head.StartsWith(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A })),
        new("gif", "GIF", [".gif"], ["image/gif"], head => head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8)),
        new("tiff", "TIFF", [".tif", ".tiff"], ["image/tiff"], head => head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8)),
        new("docx", "Word", [".docx"], ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"], head => IsOffice(head, "word/"u8)),
        new("xlsx", "Excel", [".xlsx"], ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"], head => IsOffice(head, "xl/"u8)),
        new("pptx", "PowerPoint", [".pptx"], ["application/vnd.openxmlformats-officedocument.presentationml.presentation"], head => IsOffice(head, "ppt/"u8)),
        new("zip", "ZIP", [".zip"], ["application/zip", "application/x-zip-compressed"], IsZip),
        new("dxf", "DXF", [".dxf"], ["image/vnd.dxf", "application/dxf", "image/x-dxf", "application/x-dxf"], IsDxf),
        new("dwg", "DWG", [".dwg"], ["image/vnd.dwg", "application/acad", "image/x-dwg", "application/x-dwg"], IsDwg),
        new("jww", "Jw_cad", [".jww"], ["application/x-jww"], head => head.StartsWith("JwwData."u8)),
        new("sxf", "SXF", [".p21", ".sfc"], ["application/x-sxf", "application/step", "model/step"], head => head.StartsWith("ISO-10303-21;"u8)),
        new("csv", "CSV", [".csv"], ["text/csv", "application/vnd.ms-excel", "text/plain"], IsText),
        new("txt", "テキスト", [".txt"], ["text/plain"], IsText),
    ];

    public static FileType? Named(string name) => All.FirstOrDefault(type => type.Name == name);

    private static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8);

    /// <summary>An office document is a ZIP whose first entries say what it holds; macros show themselves as vbaProject.</summary>
    private static bool IsOffice(ReadOnlySpan<byte> head, ReadOnlySpan<byte> folder) =>
        IsZip(head) && head.IndexOf("vbaProject"u8) < 0
        && (head.IndexOf("[Content_Types].xml"u8) >= 0 || head.IndexOf("_rels/.rels"u8) >= 0 || head.IndexOf(folder) >= 0)
        && !OtherFolder(head, folder);

    /// <summary>Entries of another kind of document are visible when they come first.</summary>
    private static bool OtherFolder(ReadOnlySpan<byte> head, ReadOnlySpan<byte> own)
    {
        if (head.IndexOf(own) >= 0) return false;
        return head.IndexOf("word/"u8) >= 0 || head.IndexOf("xl/"u8) >= 0 || head.IndexOf("ppt/"u8) >= 0;
    }

    /// <summary>The group code 0 with SECTION, after comments (999), or the binary form.</summary>
    private static bool IsDxf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("AutoCAD Binary DXF\r\n\x1a\0"u8)) return true;
        if (!IsText(head)) return false;
        var lines = System.Text.Encoding.Latin1.GetString(head).Split('\n').Select(line => line.Trim()).ToArray();
        var at = 0;
        while (at + 1 < lines.Length && lines[at] == "999") at += 2;
        return at + 1 < lines.Length && lines[at] == "0" && lines[at + 1] == "SECTION";
    }

    private static bool IsDwg(ReadOnlySpan<byte> head) =>
        head.Length >= 6 && head.StartsWith("AC10"u8) && char.IsAsciiDigit((char)head[4]) && char.IsAsciiDigit((char)head[5]);

    /// <summary>No NUL, no control characters but line ends and tabs: UTF-8 or Shift_JIS text, and no page for a browser.</summary>
    private static bool IsText(ReadOnlySpan<byte> head)
    {
        foreach (var letter in head)
        {
            if (letter < 0x20 && letter is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x1A)) return false;
        }
        return !LooksLikeMarkup(head);
    }

    private static bool LooksLikeMarkup(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\uFEFF"u8)) head = head[3..];
        return head.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }
}
