using CyberPort.Expressions;

namespace CyberPort.Spreadsheets;

/// <summary>What can be wrong with a workbook; the place is sheet and cell.</summary>
internal static class WorkbookProblems
{
    public static Problem NoWorkbook(string file) => new("no-workbook", file, "",
        new("Excelのブック（.xlsx）として読めません。", "This cannot be read as an Excel workbook (.xlsx)."),
        new("Excelで開き、「Excelブック（*.xlsx）」として保存し直してください。", "Open it in Excel and save it as an Excel workbook (*.xlsx)."));

    public static Problem Beyond(string file, string sheet, string what, long most) => new("workbook-limit", file, Place(sheet, ""),
        new($"{On(sheet, "")}大きすぎます（{what}の上限: {most}）。", $"{At(sheet, "")}It is too large (most {what}: {most})."),
        new("不要なシート・行・列を削除するか、いくつかのファイルに分けてください。", "Delete sheets, rows and columns that are not needed, or split the file."));

    public static Problem TooLong(string file, string sheet, string cell, int most) => new("cell-too-long", file, Place(sheet, cell),
        new($"{On(sheet, cell)}文字が長すぎます（上限{most}字）。", $"{At(sheet, cell)}The text is too long (at most {most} characters)."),
        new("短くしてください。", "Shorten it."));

    public static Problem Fault(string file, string sheet, string cell, string error) => new("cell-error", file, Place(sheet, cell),
        new($"{On(sheet, cell)}エラー値（{error}）です。", $"{At(sheet, cell)}The cell holds an error ({error})."),
        new("式を直すか、値を入力してください。", "Mend the formula, or enter a value."));

    public static Problem NoResult(string file, string sheet, string cell) => new("formula-without-result", file, Place(sheet, cell),
        new($"{On(sheet, cell)}式の結果が保存されていません。式は計算しません。",
            $"{At(sheet, cell)}The formula has no stored result, and formulas are not calculated here."),
        new("Excelで開いて保存し直すか、「値の貼り付け」で値にしてください。", "Open and save it in Excel, or paste the values over the formulas."));

    private static string Place(string sheet, string cell) => sheet.Length == 0 ? "" : cell.Length == 0 ? $"/{sheet}" : $"/{sheet}/{cell}";

    private static string On(string sheet, string cell) =>
        sheet.Length == 0 ? "" : $"シート「{sheet}」{(cell.Length == 0 ? "" : $"のセル{cell}")}: ";

    private static string At(string sheet, string cell) =>
        sheet.Length == 0 ? "" : $"Sheet '{sheet}'{(cell.Length == 0 ? "" : $", cell {cell}")}: ";
}

/// <summary>Stops the reading of a workbook at its first fault.</summary>
internal sealed class WorkbookRefusedException(Problem problem) : Exception(problem.Cause.En)
{
    public Problem Problem { get; } = problem;
}
