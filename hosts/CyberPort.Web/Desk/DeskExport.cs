using System.Globalization;
using System.Text;
using CyberPort.Operations.Cases;
using CyberPort.Storage.Cases;
using CyberPort.Web.Hosting;
using CyberPort.Web.Texts;

namespace CyberPort.Web.Desk;

/// <summary>The office's list as CSV (UTF-8 with BOM); no cell can become a formula of a spreadsheet.</summary>
public static class DeskExport
{
    private const int Most = 10_000;

    public static async Task<IResult> WriteAsync(HttpContext context, ListDesk desk)
    {
        var texts = Languages.Texts(context);
        var page = await desk.RunAsync(CurrentActor.Of(context)!, FilterOf(context.Request.Query), context.RequestAborted);
        var csv = new StringBuilder();
        string[] heads = ["desk.number", "desk.procedure", "desk.applicant", "desk.place", "desk.stage", "desk.officer", "desk.left", "my.received"];
        csv.AppendJoin(',', heads.Select(h => Cell(texts[h]))).Append("\r\n");
        foreach (var row in page.Rows) csv.AppendJoin(',', Cells(row, texts)).Append("\r\n");
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
        return Results.File(bytes, "text/csv; charset=utf-8", "cases.csv");
    }

    /// <summary>A cell in quotes; what a spreadsheet would take for a formula, in full width too, gets an apostrophe before it.</summary>
    public static string Cell(string text)
    {
        var begins = text.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] || text is ['\t' or '\r' or '\n', ..];
        var safe = begins ? "'" + text : text;
        return "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    // the addresses of the list and of its export say the same
    private static CaseFilter FilterOf(IQueryCollection query) => new()
    {
        View = query["view"].ToString() is { Length: > 0 } view ? view : "mine",
        Text = query["q"].ToString(),
        Stage = query["stage"].ToString(),
        ProcedureKey = query["procedure"].ToString(),
        Officer = query["officer"].ToString(),
        Applicant = query["applicant"].ToString(),
        DueUntil = DateOnly.TryParse(query["due"].ToString(), CultureInfo.InvariantCulture, out var due) ? due : null,
        Take = Most,
    };

    private static IEnumerable<string> Cells(DeskRow row, TextBook texts) =>
    [
        Cell(row.Case.ReceiptNumber), Cell(row.Case.ProcedureName), Cell(row.Case.ApplicantName), Cell(row.Case.Place),
        Cell(texts.Pick(row.Case.StageJa, row.Case.StageEn)), Cell(InCharge.Of(row.Case, texts)),
        row.Remaining?.ToString(CultureInfo.InvariantCulture) ?? "", Cell(Japan.Local(row.Case.ReceivedAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)),
    ];
}
