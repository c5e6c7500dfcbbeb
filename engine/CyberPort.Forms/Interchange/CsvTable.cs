using System.Text;

namespace CyberPort.Forms.Interchange;

/// <summary>A CSV file with a head line (RFC 4180): cells by column name, each row with the line it begins on.</summary>
public sealed record CsvTable(IReadOnlyList<string> Columns, IReadOnlyList<CsvRow> Rows)
{
    /// <summary>Reads the text; quotes may hold commas, quotes and line ends. A BOM is ignored.</summary>
    public static CsvTable Read(string text)
    {
        var records = Records(text.TrimStart('\uFEFF')).ToArray();
        if (records.Length == 0) return new([], []);

        foreach (var (_, cells) in records)
            for (var i = 0; i < cells.Count; i++) cells[i] = Sheet.Bare(cells[i]);
        string[] columns = [.. records[0].Cells.Select(c => c.Trim())];
        return new(columns, [.. records.Skip(1).Where(r => r.Cells.Any(c => c.Length > 0)).Select(r => new CsvRow(r.Line, columns, r.Cells))]);
    }

    /// <summary>A sheet whose first row names the columns.</summary>
    public static CsvTable Of(Sheet sheet)
    {
        string[] columns = [.. sheet.Rows.Count > 0 ? sheet.Rows[0].Select(c => c.Trim()) : []];
        return new(columns, [.. sheet.Rows.Select((cells, i) => new CsvRow(i + 1, columns, cells)).Skip(1)
            .Where(r => r.Cells.Any(c => c.Length > 0))]);
    }

    internal static IEnumerable<(int Line, List<string> Cells)> Records(string text)
    {
        var (line, begin, quoted) = (1, 1, false);
        var cell = new StringBuilder();
        var cells = new List<string>();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n') line++;
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
            else if (c == '"') quoted = !quoted;
            else if (quoted || c is not (',' or '\r' or '\n')) cell.Append(c);
            else if (c is ',' or '\n')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (c == ',') continue;

                yield return (begin, cells);
                (cells, begin) = ([], line);
            }
        }

        if (cell.Length == 0 && cells.Count == 0) yield break;
        cells.Add(cell.ToString());
        yield return (begin, cells);
    }
}

/// <summary>One row of a CSV file.</summary>
public sealed record CsvRow(int Line, IReadOnlyList<string> Columns, IReadOnlyList<string> Cells)
{
    /// <summary>More cells than the head has columns: a comma that should have been quoted.</summary>
    public bool IsTooLong => Cells.Count > Columns.Count;

    /// <summary>The trimmed cell; empty when there is no such column.</summary>
    public string this[string column]
    {
        get
        {
            for (var i = 0; i < Columns.Count && i < Cells.Count; i++)
                if (string.Equals(Columns[i], column, StringComparison.OrdinalIgnoreCase)) return Cells[i].Trim();
            return "";
        }
    }
}
