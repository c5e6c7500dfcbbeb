using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Interchange;
using CyberPort.Forms.Interchange.Taking;
using CyberPort.Forms.Interchange.Translations;
using CyberPort.Forms.Packages;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Design;
using CyberPort.Operations.Tasks;
using CyberPort.Spreadsheets;
using CyberPort.Web.Hosting;
using CyberPort.Web.Texts;

namespace CyberPort.Web.Forms;

/// <summary>A port's form as files, out of and into its working copy.</summary>
public static class ExchangeEndpoints
{
    // what is told first is mended first
    private const int MostTold = 100;

    public static void MapExchange(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/forms/{owner}/{name}/exchange/{kind}", WriteAsync);
        routes.MapPost("/forms/{owner}/{name}/exchange", TakeAsync);
    }

    private static async Task<IResult> WriteAsync(HttpContext context, string owner, string name, string kind, WorkOnForm works)
    {
        var work = (await OpenAsync(context, $"{owner}/{name}", works)).Work;
        var form = work.Snapshot ?? work.Base;
        var bytes = CodesOf(work, form, kind) ?? FormFiles.Write(new(form, work.Files, form.Files), kind);
        return bytes is null ? throw new NotFoundException("The file")
            : Results.File(bytes, FormFiles.MediaType(kind), $"{owner}-{name}-{kind}");
    }

    private static async Task<IResult> TakeAsync(HttpContext context, string owner, string name, WorkOnForm works, Flash flash,
        IFormCollection fields)
    {
        var (key, texts) = ($"{owner}/{name}", TextBook.Of(Languages.Of(context)));
        var open = await OpenAsync(context, key, works);
        var (file, bytes) = await ReadAsync(fields, context.RequestAborted);
        var taken = fields["what"].ToString() switch
        {
            "texts" => Texts(open.Work, file, bytes),
            "codes" => Codes(open.Work, fields["list"].ToString(), file, bytes),
            "fields" => Fields(open.Work, fields["procedure"].ToString().Trim(), file, bytes),
            _ => Package(open.Work, bytes),
        };
        try
        {
            if (taken.Changed > 0) await works.SaveAsync(CurrentActor.Of(context)!, open, taken.Into, context.RequestAborted);
        }
        catch (WorkHeldException held)
        {
            return new TypedAgain(fields, [texts["exchange.held", held.Holder]]).Draw(context);
        }
        catch (AnswerRefusedException refused)
        {
            return new TypedAgain(fields, [refused.Reason.In(texts.Language)]).Draw(context);
        }

        var done = texts["exchange.done", taken.Changed];
        if (taken.Left.Count == 0) return Results.LocalRedirect($"/forms/{key}/exchange?done={flash.Seal(done)}");
        var lines = taken.Left.Take(MostTold).Select(p => $"{p.File} {p.Pointer}　{p.Cause.In(texts.Language)} {p.Cure.In(texts.Language)}");
        return new TypedAgain(fields, [.. lines]) { Done = taken.Changed > 0 ? texts["exchange.partly", taken.Changed, taken.Left.Count]
            : null }.Draw(context);
    }

    private static async Task<OpenWork> OpenAsync(HttpContext context, string key, WorkOnForm works)
    {
        var actor = CurrentActor.Of(context)!;
        await works.RequireAsync(actor, key, context.RequestAborted);
        return await works.OpenAsync(actor, key, context.RequestAborted);
    }

    private static async Task<(string Name, byte[] Bytes)> ReadAsync(IFormCollection fields, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        if (fields.Files.GetFile("file") is not { } file) return ("", []);
        await file.CopyToAsync(bytes, cancel);
        return (Path.GetFileName(file.FileName), bytes.ToArray());
    }

    private static byte[]? CodesOf(Workpiece work, FormPackage form, string kind)
    {
        if (!kind.StartsWith("codes-", StringComparison.Ordinal)) return null;
        var list = Path.GetFileNameWithoutExtension(kind)["codes-".Length..];
        if (CodeTable.Of(work, form).FirstOrDefault(t => t.List.Id == list) is not { } table) return null;
        var sheet = CodeSheet.Write(table);
        return Path.GetExtension(kind) switch { ".xlsx" => Workbooks.Write([sheet]), ".csv" => sheet.ToCsv(), _ => null };
    }

    private static TakenIn<Workpiece> Texts(Workpiece work, string file, byte[] bytes)
    {
        var reading = FormFiles.ReadTexts(file, bytes);
        return reading.Problems.Count > 0 ? new(work, 0, reading.Problems) : TakeTranslations.IntoWork(work, file, reading.Translations);
    }

    private static TakenIn<Workpiece> Fields(Workpiece work, string procedure, string file, byte[] bytes)
    {
        var reading = FormFiles.ReadFields(file, bytes, procedure);
        return reading.List is { } list ? TakeFields.IntoWork(work, file, list) : new(work, 0, reading.Problems);
    }

    private static TakenIn<Workpiece> Codes(Workpiece work, string list, string file, byte[] bytes)
    {
        var table = CodeTable.Of(work, work.Snapshot ?? work.Base).FirstOrDefault(t => t.IsOpen && t.List.Id == list)
            ?? throw new NotFoundException("The list");
        var book = FormFiles.ReadSheets(file, bytes);
        if (book.Problems.Count > 0) return new(work, 0, book.Problems);
        var (lines, problems) = CodeSheet.Read(table, book.Sheets.Count > 0 ? book.Sheets[0] : new(list, []));
        return problems.Count > 0 ? new(work, 0, problems) : Kept(work, table.Put(work, lines), lines.Count);
    }

    private static TakenIn<Workpiece> Package(Workpiece work, byte[] bytes)
    {
        var reading = PackageFiles.FromFile(bytes);
        if (reading.Files is not { } files) return new(work, 0, reading.Problems);
        // a whole form of its own is put in where it is published
        if (work.IsOwnForm) throw new NotFoundException("The form");
        var next = new Workpiece(work.Base, files);
        return next.Document["id"] == work.Document["id"] ? Kept(work, next, files.Count)
            : new(work, 0, [.. next.Overlay is null ? next.Problems : [OtherForm]]);
    }

    private static TakenIn<Workpiece> Kept(Workpiece before, Workpiece after, int changed) =>
        after.Form is null ? new(before, 0, after.Problems) : new(after, changed, []);

    private static Problem OtherForm => new("other-form", PackagePaths.Overlay, "/id",
        new("別の様式のファイルです。", "These are the files of another form."),
        new("この様式から書き出したファイルを選んでください。", "Choose a file that was exported from this form."));
}
