namespace CyberPort.Spreadsheets;

/// <summary>How much a workbook may hold; what lies beyond is refused, never cut.</summary>
public sealed record WorkbookLimits
{
    public static readonly WorkbookLimits Default = new();

    /// <summary>Bytes of the file.</summary>
    public int Bytes { get; init; } = 5_000_000;

    /// <summary>Unpacked bytes of the parts that are read, counted while they come out.</summary>
    public int Unpacked { get; init; } = 40_000_000;

    public int Sheets { get; init; } = 100;
    public int Rows { get; init; } = 50_000;
    public int Columns { get; init; } = 200;

    /// <summary>Cells of all sheets together.</summary>
    public int Cells { get; init; } = 500_000;

    /// <summary>Characters of a cell; a spreadsheet has no longer ones.</summary>
    public int CellLength { get; init; } = 32_767;
}
