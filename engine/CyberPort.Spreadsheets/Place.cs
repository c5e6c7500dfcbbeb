using System.Globalization;

namespace CyberPort.Spreadsheets;

/// <summary>Rows, columns and the names of cells: row 7 and column 2 are B7.</summary>
internal static class Place
{
    public static int? Row(string? number) => number is null ? null
        : int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0 ? row
            : throw new FormatException(number);

    /// <summary>The column of a cell's name; nothing when the cell has none.</summary>
    public static int? Column(string? name)
    {
        if (name is null) return null;

        var column = 0;
        foreach (var letter in name.TakeWhile(char.IsAsciiLetterUpper).Take(4)) column = (column * 26) + letter - 'A' + 1;
        return column > 0 ? column : throw new FormatException(name);
    }

    public static string Name(int row, int column)
    {
        var letters = "";
        for (var left = column; left > 0; left = (left - 1) / 26) letters = (char)('A' + ((left - 1) % 26)) + letters;
        return letters + row.ToString(CultureInfo.InvariantCulture);
    }
}
