using System.Globalization;
using System.Text.Json.Nodes;
using CyberPort.Expressions;
using CyberPort.Operations;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Files;
using CyberPort.Operations.Tasks;
using CyberPort.Storage;
using CyberPort.Storage.Runs;

namespace CyberPort.Web.Demo;

/// <summary>Tells the stories of the demo's cases through the use cases, each step at its own time.</summary>
public sealed class DemoStories(UseCases useCases, DemoClock clock, DemoLoader loader, DemoData data)
{
    public async Task RunAsync(DateTimeOffset now)
    {
        foreach (var story in data.Cases) await TellAsync(story, now);
        clock.Now = now;
    }

    private async Task TellAsync(DemoCase story, DateTimeOffset now)
    {
        var actor = await loader.ActorAsync(story.Applicant);
        var tenant = new TenantId(story.Tenant);
        // "-12 14:30" is half past two twelve days ago in Japan
        var parts = story.Arrives.Split(' ');
        var day = DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(9)).DateTime).AddDays(int.Parse(parts[0], CultureInfo.InvariantCulture));
        clock.Now = new DateTimeOffset(day, TimeOnly.Parse(parts[1], CultureInfo.InvariantCulture), TimeSpan.FromHours(9));
        if (clock.Now > now) clock.Now = now;
        var start = new DraftStart { Values = ValuesOf(story, day).With("/submittedOn", Value.Of(day.ToString("O", CultureInfo.InvariantCulture))), Channel = story.Channel };
        var row = await useCases.Drafts.StartAsync(actor, tenant, story.Procedure, start, default);
        if (story.Draft) return;

        var draft = await useCases.Drafts.OpenAsync(actor, tenant, row.Id, default);
        foreach (var slot in story.Attach) draft = await AttachAsync(actor, draft, slot);
        draft = await useCases.Drafts.SaveAsync(draft, default);
        var result = await useCases.SubmitForm.RunAsync(actor, new Submission
        {
            Tenant = tenant,
            ProcedureKey = story.Procedure,
            Values = draft.Values,
            Channel = story.Channel,
            ClientKey = row.ClientKey,
            DraftId = row.Id,
        }, default);
        var receipt = result.Receipt ?? throw new InvalidOperationException(
            $"The demo's case of {story.Arrives} is refused: {string.Join(" / ", result.State!.Findings.Where(f => f.Stops).Select(f => f.Pointer + " " + f.Message.Ja))}");
        foreach (var step in story.Story) await TellAsync(story, receipt, step, now);
    }

    private Task<OpenDraft> AttachAsync(Actor actor, OpenDraft draft, string slot)
    {
        var name = draft.Form.Field(slot)!.Label.Ja + ".pdf";
        return useCases.AttachFile.RunAsync(actor, draft, new Upload(slot, name, "application/pdf", "", new MemoryStream(DemoDrawing.Pdf)), default);
    }

    private async Task TellAsync(DemoCase story, Receipt receipt, DemoStep step, DateTimeOffset now)
    {
        var next = OfficeHours(clock.Now.AddHours(step.Hours).ToOffset(TimeSpan.FromHours(9)));
        clock.Now = next > now ? now : next;
        var actor = await loader.ActorAsync(step.By, step.By == story.Applicant ? null : story.Tenant);
        if (step.Action == "withdraw")
        {
            await useCases.WithdrawCase.RunAsync(actor, receipt.Tenant, receipt.CaseId, step.Comment, default);
            return;
        }

        if (step.Action == "note")
        {
            await useCases.WriteNote.RunAsync(actor, receipt.Tenant, receipt.CaseId, new(step.Comment, Internal: actor.IsOfficer && step.Kind == "internal"), default);
            return;
        }

        var task = await OpenTaskAsync(actor, receipt, step);
        if (step.Action == "resubmit") await CorrectAsync(actor, receipt, task, step);
        else if (step.Values is not null) await FillAsync(actor, receipt, task, step);
        else await AnswerAsync(actor, receipt, task, step);
    }

    // people work by day and not on weekends
    private static DateTimeOffset OfficeHours(DateTimeOffset time)
    {
        while (time.Hour is < 9 or >= 17 || time.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            var day = time.Hour < 9 ? time.Date : time.Date.AddDays(1);
            time = new DateTimeOffset(day.AddHours(9).AddMinutes(10 + time.Minute % 40), time.Offset);
        }

        return time;
    }

    private Task AnswerAsync(Actor actor, Receipt receipt, TaskRow task, DemoStep step) => useCases.AnswerTask.RunAsync(actor, new TaskAnswer
    {
        Tenant = receipt.Tenant,
        TaskId = task.Id,
        Action = step.Action,
        Data = Value.Record(
            ("comment", Value.Of(step.Comment)),
            ("reason", Value.Of(step.Comment)),
            ("conditions", Value.Of([.. step.Conditions.Select(c => Value.Of(c))]))),
    }, default);

    private async Task FillAsync(Actor actor, Receipt receipt, TaskRow task, DemoStep step)
    {
        var row = await useCases.FillTaskForm.StartAsync(actor, receipt.Tenant, task.Id, default);
        var draft = await useCases.Drafts.OpenAsync(actor, receipt.Tenant, row.Id, default);
        foreach (var slot in step.Attach) draft = await AttachAsync(actor, draft, slot);
        var arrival = DateOnly.FromDateTime(receipt.ReceivedAt.ToOffset(TimeSpan.FromHours(9)).DateTime);
        var changed = JsonNode.Parse(DemoDays.Write(step.Values!.ToJsonString(), arrival))!.AsObject();
        draft = draft with { Values = Value.Parse(Merge(JsonNode.Parse(draft.Values.ToJson())!.AsObject(), changed).ToJsonString()) };
        if (await useCases.FillTaskForm.SubmitAsync(actor, draft, step.Action, step.Comment, default) is { } stopped)
        {
            throw new InvalidOperationException(
                $"The demo's form in {receipt.ReceiptNumber} is refused: {string.Join(" / ", stopped.Findings.Where(f => f.Stops).Select(f => f.Pointer + " " + f.Message.Ja))}");
        }
    }

    private async Task CorrectAsync(Actor actor, Receipt receipt, TaskRow task, DemoStep step)
    {
        var row = await useCases.Corrections.StartAsync(actor, receipt.Tenant, task.Id, default);
        var draft = await useCases.Drafts.OpenAsync(actor, receipt.Tenant, row.Id, default);
        var values = step.Values is { } changed ? Value.Parse(Merge(JsonNode.Parse(draft.Values.ToJson())!.AsObject(), changed).ToJsonString()) : draft.Values;
        var result = await useCases.Corrections.SubmitAsync(actor, draft with { Values = values }, step.Comment, default);
        if (result.Receipt is null) throw new InvalidOperationException($"The demo's correction of {receipt.ReceiptNumber} is refused.");
    }

    private async Task<TaskRow> OpenTaskAsync(Actor actor, Receipt receipt, DemoStep step)
    {
        var row = await useCases.Stores.Cases.FindAsync(receipt.Tenant, receipt.CaseId, default);
        var open = (await useCases.Stores.Tasks.ListOfCaseAsync(receipt.Tenant, receipt.CaseId, default)).Where(t => t.Status == "open").ToArray();
        return open.FirstOrDefault(t => TaskAccess.Of(actor, row!, t) != TaskRight.None && (step.Kind.Length == 0 || t.Kind == step.Kind))
            ?? throw new InvalidOperationException(
                $"The demo's {step.By} has no task for '{step.Action}' in {receipt.ReceiptNumber}; open: {string.Join(", ", open.Select(t => t.Kind + t.Candidates))}");
    }

    private Value ValuesOf(DemoCase story, DateOnly arrival)
    {
        var values = story.Like is { } like ? Merge(data.Cases[like].Values.DeepClone().AsObject(), story.Values) : story.Values;
        return Value.Parse(DemoDays.Write(values.ToJsonString(), arrival));
    }

    private static JsonObject Merge(JsonObject into, JsonObject changes)
    {
        foreach (var (name, value) in changes)
        {
            if (value is JsonObject inner && into[name] is JsonObject below) Merge(below, inner);
            else into[name] = value?.DeepClone();
        }

        return into;
    }
}
