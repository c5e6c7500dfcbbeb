using System.Globalization;
using System.Text;
using CyberPort.Operations.Tasks;
using CyberPort.Operations.Workload;
using CyberPort.Web.Desk;
using CyberPort.Web.Hosting;

namespace CyberPort.Web.Workload;

/// <summary>The office's figures as CSV (UTF-8 with BOM): the procedures, an empty line, the steps.</summary>
public static class WorkloadExport
{
    public static async Task<IResult> WriteAsync(HttpContext context, MeasureWorkload measure)
    {
        var texts = Languages.Texts(context);
        var query = context.Request.Query;
        if (FilterOf(query["from"], query["to"], query["procedure"], measure.Usual) is not { } filter) return Results.BadRequest(texts["workload.badDate"]);
        try
        {
            var report = await measure.RunAsync(CurrentActor.Of(context)!, filter, context.RequestAborted);
            var csv = new StringBuilder();
            if (report.IsCut) Line(csv, [texts["workload.cut"]]);
            Line(csv, WorkloadLines.ProcedureHeads(texts));
            foreach (var line in report.Procedures) Line(csv, WorkloadLines.Of(line, texts));
            csv.Append("\r\n");
            Line(csv, WorkloadLines.StepHeads(texts));
            foreach (var line in report.Steps) Line(csv, WorkloadLines.Of(line, texts));
            byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
            return Results.File(bytes, "text/csv; charset=utf-8", "workload.csv");
        }
        catch (AnswerRefusedException refused)
        {
            return Results.BadRequest(refused.Reason.In(texts.Language));
        }
    }

    /// <summary>What an address asks for; days that are not named are the usual ones. Null when a day cannot be read.</summary>
    public static WorkloadFilter? FilterOf(string? from, string? to, string? procedure, WorkloadFilter usual) =>
        Day(from, usual.From) is { } first && Day(to, usual.To) is { } last ? new(first, last, procedure ?? "") : null;

    private static DateOnly? Day(string? text, DateOnly usual) => string.IsNullOrEmpty(text) ? usual
        : DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static void Line(StringBuilder csv, IReadOnlyList<string> cells) => csv.AppendJoin(',', cells.Select(DeskExport.Cell)).Append("\r\n");
}
