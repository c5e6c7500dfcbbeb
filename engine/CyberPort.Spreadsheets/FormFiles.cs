using CyberPort.Forms.Interchange;
using CyberPort.Forms.Interchange.JsonSchemas;
using CyberPort.Forms.Interchange.Translations;
using CyberPort.Forms.Packages;

namespace CyberPort.Spreadsheets;

/// <summary>What goes out: the effective form, the files that are kept of it, and those whose texts are translated.</summary>
public sealed record FormSource(FormPackage Form, PackageFiles Own, PackageFiles Texts);

/// <summary>The files in which a form goes out to spreadsheets, translators and other programs, and comes in again.</summary>
public static class FormFiles
{
    /// <summary>The names of the files that <see cref="Write"/> makes.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        ["fields.xlsx", "fields.csv", "xlsform.xlsx", "schema.json", "texts.xlsx", "texts.csv", "texts.xlf", "package.zip", "package.json"];

    /// <summary>One of the files; nothing when there is none of that name.</summary>
    public static byte[]? Write(FormSource source, string kind) => kind switch
    {
        "fields.xlsx" => Workbooks.Write(FieldListWriter.Write(source.Form)),
        "fields.csv" => FieldListWriter.Write(source.Form)[0].ToCsv(),
        "xlsform.xlsx" => Workbooks.Write(XlsFormWriter.Write(source.Form)),
        "schema.json" => JsonSchemaWriter.Write(source.Form),
        "texts.xlsx" => Workbooks.Write([TextSheet.Write(FormTexts.Of(source.Texts))]),
        "texts.csv" => TextSheet.Write(FormTexts.Of(source.Texts)).ToCsv(),
        "texts.xlf" => Xliff.Write(source.Form.Manifest.Id, FormTexts.Of(source.Texts)),
        "package.zip" => source.Own.ToZip(),
        "package.json" => source.Own.ToJson(),
        _ => null,
    };

    public static string MediaType(string name) => Path.GetExtension(name) switch
    {
        ".xlsx" => Workbooks.MediaType,
        ".csv" => "text/csv; charset=utf-8",
        ".json" => "application/json",
        ".xlf" => Xliff.MediaType,
        _ => "application/zip",
    };

    /// <summary>A list of fields: an Excel workbook or CSV in either layout, or a JSON Schema.</summary>
    public static FieldListReading ReadFields(string file, ReadOnlyMemory<byte> bytes, string procedure)
    {
        if (IsJson(bytes)) return JsonSchemaReader.Read(file, bytes);
        var book = ReadSheets(file, bytes);
        return book.Problems.Count > 0 ? new(null, book.Problems) : FieldListSheets.Read(file, book.Sheets, procedure);
    }

    /// <summary>Translations: an Excel workbook, CSV or XLIFF.</summary>
    public static TranslationReading ReadTexts(string file, ReadOnlyMemory<byte> bytes)
    {
        if (Begin(bytes) == '<') return Xliff.Read(file, bytes);
        var book = ReadSheets(file, bytes);
        return book.Problems.Count > 0 ? new([], book.Problems) : TextSheet.Read(file, book.Sheets);
    }

    /// <summary>The sheets of an Excel workbook, or the one of a CSV file; the content decides, not the name.</summary>
    public static WorkbookReading ReadSheets(string file, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span is [(byte)'P', (byte)'K', ..]) return Workbooks.Read(file, bytes);
        if (bytes.Span.IndexOf((byte)0) >= 0) return new([], [WorkbookProblems.NoWorkbook(file)]);
        return bytes.Length > WorkbookLimits.Default.Bytes
            ? new([], [WorkbookProblems.Beyond(file, "", "bytes", WorkbookLimits.Default.Bytes)])
            : new([Sheet.FromCsv(Path.GetFileNameWithoutExtension(file), bytes)], []);
    }

    private static bool IsJson(ReadOnlyMemory<byte> bytes) => Begin(bytes) == '{';

    private static char Begin(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.TrimStart(" \t\r\n\uFEFF"u8) is [var first, ..] ? (char)first : '\0';
}
