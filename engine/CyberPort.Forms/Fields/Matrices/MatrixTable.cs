using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Fields.Numbers;

namespace CyberPort.Forms.Fields.Matrices;

/// <summary>The answer of a matrix as it is read: names of the columns, a line for each name, totals last.</summary>
/// <param name="Columns">The heads of the columns with numbers.</param>
/// <param name="Lines">The lines from above to below.</param>
/// <param name="Unit">The unit of all numbers; empty when there is none.</param>
public sealed record MatrixTable(IReadOnlyList<string> Columns, IReadOnlyList<MatrixTableLine> Lines, string Unit)
{
    /// <summary>The table of an answer; an empty cell has no text, and lines and columns without a number are left out.</summary>
    /// <returns>Nothing when the answer names a line or column that the form no longer has: the text tells it all.</returns>
    public static MatrixTable? Of(FieldSpec field, Value value, string language)
    {
        var axes = MatrixAxes.Of(field);
        var kind = FieldKinds.Standard["matrix"];
        var (cells, sums, total) = (kind.Parts(field, value), kind.Outputs(field, value, language), language == "en" ? "Total" : "合計");
        if (value.Kind != ValueKind.List || cells.Values.Count(c => c.Length > 0) != value.AsList.Count) return null;

        bool Filled(Option line, Option column) => cells.GetValueOrDefault(MatrixAxes.Part(line.Code, column.Code), "").Length > 0;
        var columns = axes.Columns.Where(c => axes.Lines.Any(l => Filled(l, c))).ToList();
        var lines = axes.Lines.Where(l => columns.Any(c => Filled(l, c)))
            .Select(l => Line(l.Label.In(language), isTotal: false, c => Shown(cells[MatrixAxes.Part(l.Code, c)]), l.Code)).ToList();
        if (axes.ColumnTotals && lines.Count > 0) lines.Add(Line(total, isTotal: true, c => Sum(MatrixAxes.Total, c), MatrixAxes.Total));
        return new([.. columns.Select(c => c.Label.In(language)), .. axes.LineTotals ? [total] : Array.Empty<string>()], lines, field.Unit ?? "");

        MatrixTableLine Line(string label, bool isTotal, Func<string, string> cell, string code) =>
            new(label, [.. columns.Select(c => cell(c.Code)), .. axes.LineTotals ? [Sum(code, MatrixAxes.Total)] : Array.Empty<string>()], isTotal);

        string Sum(string line, string column) => sums.GetValueOrDefault(MatrixAxes.Part(line, column), "");
    }

    // the parts are written as they are typed; on paper thousands are parted
    private static string Shown(string typed) => NumberTexts.Read(typed) is { } number ? NumberTexts.Show(number, null) : typed;
}

/// <summary>One line of a matrix.</summary>
public sealed record MatrixTableLine(string Label, IReadOnlyList<string> Cells, bool IsTotal);
