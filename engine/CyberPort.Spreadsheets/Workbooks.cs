using System.Globalization;
using System.Xml;
using CyberPort.Expressions;
using Radzen.Documents.Spreadsheet;
using Sheet = CyberPort.Forms.Interchange.Sheet;

namespace CyberPort.Spreadsheets;

/// <summary>Excel workbooks (.xlsx) as sheets of text cells, in and out.</summary>
public static class Workbooks
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Reads the texts, numbers and days of every sheet; of a formula its stored result.</summary>
    public static WorkbookReading Read(string file, ReadOnlyMemory<byte> bytes, WorkbookLimits? limits = null)
    {
        limits ??= WorkbookLimits.Default;
        try
        {
            using var clean = new WorkbookGate(file, limits).Clean(bytes);
            return new([.. Workbook.LoadFromStream(clean).Sheets.Select(Read)], []);
        }
        catch (WorkbookRefusedException refused)
        {
            return new([], [refused.Problem]);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or FormatException or ArgumentException
            or OverflowException or NotSupportedException)
        {
            return new([], [WorkbookProblems.NoWorkbook(file)]);
        }
    }

    /// <summary>Writes every cell as text, so that none becomes a number, a day or a formula; the first line stays in sight.</summary>
    public static byte[] Write(IReadOnlyList<Sheet> sheets)
    {
        var book = new Workbook();
        foreach (var sheet in sheets)
        {
            var page = book.AddSheet(sheet.Name, Math.Max(1, sheet.Rows.Count), Math.Max(1, sheet.Rows.Max(r => (int?)r.Count) ?? 1));
            page.BeginUpdate();
            page.Rows.Frozen = 1;
            for (var row = 0; row < sheet.Rows.Count; row++)
                for (var column = 0; column < sheet.Rows[row].Count; column++)
                    if (sheet.Rows[row][column] is { Length: > 0 } text) page.Cells[row, column].SetValue("'" + text);
            page.EndUpdate();
        }

        using var bytes = new MemoryStream();
        book.SaveToStream(bytes);
        return bytes.ToArray();
    }

    private static Sheet Read(Worksheet sheet)
    {
        var rows = new List<IReadOnlyList<string>>();
        for (var row = 0; row < sheet.RowCount; row++)
        {
            var cells = new List<string>();
            for (var column = 0; column < sheet.ColumnCount; column++)
                if (sheet.Cells.TryGet(row, column, out var cell) && Text(cell) is { Length: > 0 } text)
                {
                    while (cells.Count < column) cells.Add("");
                    cells.Add(text);
                }

            rows.Add(cells);
        }

        while (rows.Count > 0 && rows[^1].Count == 0) rows.RemoveAt(rows.Count - 1);
        return new(sheet.Name, rows);
    }

    private static string Text(Cell cell) => cell.Value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime day => Day(day),
        double number when IsDay(cell.Format.NumberFormat) && number is > 0 and < 2_958_466 => Day(DateTime.FromOADate(number)),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var value => value.ToString() ?? "",
    };

    private static string Day(DateTime day) => day.ToString(
        day < new DateTime(1900, 1, 1) ? "HH:mm" : day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm",
            CultureInfo.InvariantCulture);

    // a format with a year, a day or an hour that is not inside quotes or brackets
    private static bool IsDay(string? format)
    {
        var (quoted, bracket) = (false, false);
        foreach (var c in format ?? "")
        {
            if (c == '"') quoted = !quoted;
            else if (c is '[' or ']') bracket = c == '[';
            else if (!quoted && !bracket && char.ToLowerInvariant(c) is 'y' or 'd' or 'h' or 'g' or 'e'
                && !(c == 'E' && format!.Contains('0', StringComparison.Ordinal)) && format != "General") return true;
        }

        return false;
    }
}

/// <summary>The sheets, or the problem that kept the workbook out.</summary>
public sealed record WorkbookReading(IReadOnlyList<Sheet> Sheets, IReadOnlyList<Problem> Problems);
