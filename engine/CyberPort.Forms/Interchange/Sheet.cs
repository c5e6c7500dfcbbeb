using System.Text;
using System.Text.Unicode;

namespace CyberPort.Forms.Interchange;

/// <summary>A sheet of a workbook, or a CSV file: rows of text cells, nothing else.</summary>
public sealed record Sheet(string Name, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private const int ShiftJis = 932;

    /// <summary>The sheet as CSV (RFC 4180) with a BOM, as spreadsheets open it; no cell can become a formula there.</summary>
    public byte[] ToCsv()
    {
        var csv = new StringBuilder();
        foreach (var row in Rows) csv.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    /// <summary>Reads CSV in UTF-8 or, as spreadsheets in Japan still save it, in Shift_JIS.</summary>
    public static Sheet FromCsv(string name, ReadOnlyMemory<byte> csv) =>
        new(name, [.. CsvTable.Records(TextOf(csv.Span)).Select(IReadOnlyList<string> (r) => [.. r.Cells.Select(Bare)])]);

    /// <summary>The text of a CSV file.</summary>
    public static string TextOf(ReadOnlySpan<byte> csv) =>
        (Utf8.IsValid(csv) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(ShiftJis)!).GetString(csv).TrimStart('\uFEFF');

    private static string Cell(string text)
    {
        var guarded = IsFormula(text) ? "'" + text : text;
        return guarded.AsSpan().IndexOfAny(",\"\r\n") < 0 ? guarded : $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>The cell as it was before <see cref="ToCsv"/> guarded it with an apostrophe.</summary>
    internal static string Bare(string cell) => cell.StartsWith('\'') && IsFormula(cell[1..]) ? cell[1..] : cell;

    private static bool IsFormula(string text) =>
        text.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] || text is ['\t' or '\r', ..];
}
