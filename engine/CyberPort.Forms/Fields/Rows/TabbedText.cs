using System.Text;

namespace CyberPort.Forms.Fields.Rows;

/// <summary>Tables as text the way spreadsheets copy them: a line for each row, tabs between cells, quotes around cells with tabs or lines.</summary>
public static class TabbedText
{
    public static string Write(IEnumerable<IEnumerable<string>> rows) => string.Join('\n', rows.Select(Line));

    /// <summary>One row as it is written.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join('\t', cells.Select(Cell));

    /// <summary>The rows of a text; lines without anything at its end are no rows.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Read(string text)
    {
        var rows = new List<IReadOnlyList<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (quoted)
            {
                if (letter != '"') cell.Append(letter);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
                else quoted = false;
            }
            else if (letter == '"' && cell.Length == 0) quoted = true;
            else if (letter == '\t') End(row, cell);
            else if (letter == '\n')
            {
                End(row, cell);
                rows.Add(row);
                row = [];
            }
            else if (letter != '\r') cell.Append(letter);
        }

        End(row, cell);
        rows.Add(row);
        while (rows.Count > 0 && rows[^1].All(string.IsNullOrWhiteSpace)) rows.RemoveAt(rows.Count - 1);
        return rows;
    }

    private static void End(List<string> row, StringBuilder cell)
    {
        row.Add(cell.ToString());
        cell.Clear();
    }

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny('\t', '\n', '"') < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
