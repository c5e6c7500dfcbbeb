using System.Globalization;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Files;
using CyberPort.Operations.Tasks;
using CyberPort.Web.Apply;
using CyberPort.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;

namespace CyberPort.Web.Desk;

/// <summary>What an officer does with a task beside answering it: hand it over, give it back, oversee it, put a file beside it; and several answers at once.</summary>
public static class TaskEndpoints
{
    public static void MapTasks(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/{id:guid}");
        desk.MapPost("/delegate", DelegateAsync);
        desk.MapPost("/return", ReturnAsync);
        desk.MapPost("/oversee", OverseeAsync);
        // reads its body itself, part by part, and checks the form's token there
        desk.MapPost("/task-file", AttachAsync).DisableAntiforgery();
        routes.MapPost("/desk/bulk", BulkAsync);
    }

    private static Task<IResult> DelegateAsync(HttpContext context, DelegateTask tasks, Guid id, IFormCollection fields) => DoAsync(context, id, actor =>
        tasks.RunAsync(actor, new Handover(Id(fields, "task"), Id(fields, "to"), fields["reason"].ToString(), Number(fields, "revision")), context.RequestAborted));

    private static Task<IResult> ReturnAsync(HttpContext context, DelegateTask tasks, Guid id, IFormCollection fields) => DoAsync(context, id, actor =>
        tasks.ReturnAsync(actor, Id(fields, "task"), fields["reason"].ToString(), context.RequestAborted));

    private static Task<IResult> OverseeAsync(HttpContext context, OverseeTask tasks, Guid id, IFormCollection fields) => DoAsync(context, id, actor =>
    {
        var adjust = fields["action"] == "adjust";
        return tasks.RunAsync(actor, new TaskOrder
        {
            TaskId = Id(fields, "task"),
            Action = fields["action"].ToString(),
            To = Id(fields, "to"),
            DueOn = adjust && DateOnly.TryParse(fields["due"], CultureInfo.InvariantCulture, out var due) ? due : null,
            Priority = adjust ? Number(fields, "priority") : null,
            Reason = fields["reason"].ToString(),
            Revision = Number(fields, "revision"),
        }, context.RequestAborted);
    });

    private static Task<IResult> AttachAsync(HttpContext context, AttachToTask files, IAntiforgery antiforgery, Guid id) => DoAsync(context, id, async actor =>
    {
        var form = new PostedForm(context, antiforgery, new PostLimits { Files = 1, Characters = 10_000 });
        var kept = false;
        await form.ReadAsync(async file =>
        {
            var task = Guid.TryParse(form.SoFar("task"), out var given) ? given : Guid.Empty;
            await files.RunAsync(actor, new OfficeUpload(task, file.Name, file.MediaType, form.SoFar("shared") == "1", file.Content), context.RequestAborted);
            kept = true;
        });
        if (!kept) await files.RefuseNoFileAsync(actor, Guid.TryParse(form.SoFar("task"), out var named) ? named : Guid.Empty, context.RequestAborted);
    });

    private static async Task<IResult> BulkAsync(HttpContext context, AnswerTasks answers, Flash flash, IFormCollection fields)
    {
        var (actor, texts) = (CurrentActor.Of(context)!, Languages.Texts(context));
        var bulk = new BulkAnswer(
            [.. fields["task"].Select(Chosen).OfType<(Guid, int)>()], fields["action"].ToString(), fields["reason"].ToString(), fields["operation"].ToString());
        try
        {
            var results = await answers.RunAsync(actor, bulk, context.RequestAborted);
            var done = string.Join('\n', results.Select(r => $"{(r.ReceiptNumber.Length > 0 ? r.ReceiptNumber : "—")}\t{r.Failure?.In(texts.Language)}"));
            // an answer that only lacks something is mended and sent again; who was answered before stays so, however often it is posted
            if (results.Any(r => r.Mendable)) return new TypedAgain(fields, []) { Done = done }.Draw(context);

            return Results.LocalRedirect($"/desk/bulk?done={flash.Seal(done)}#result");
        }
        catch (AnswerRefusedException refused)
        {
            return new TypedAgain(fields, [refused.Reason.In(texts.Language)]).Draw(context);
        }
    }

    // a box holds the task and the revision that was shown
    private static (Guid Id, int Revision)? Chosen(string? box) =>
        box?.Split(':') is [var id, var revision] && Guid.TryParse(id, out var task) && int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var shown)
            ? (task, shown) : null;

    private static async Task<IResult> DoAsync(HttpContext context, Guid id, Func<Actor, Task> work)
    {
        try
        {
            await work(CurrentActor.Of(context)!);
            return Results.LocalRedirect($"/desk/{id:D}");
        }
        catch (AnswerRefusedException refused)
        {
            var failed = context.RequestServices.GetRequiredService<Flash>().Seal(refused.Reason.In(Languages.Of(context)));
            return Results.LocalRedirect($"/desk/{id:D}?failed={failed}#error-summary");
        }
    }

    private static Guid Id(IFormCollection fields, string name) => Guid.TryParse(fields[name], out var id) ? id : Guid.Empty;

    private static int? Number(IFormCollection fields, string name) =>
        int.TryParse(fields[name].ToString().Trim().Normalize(System.Text.NormalizationForm.FormKC), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : null;
}
