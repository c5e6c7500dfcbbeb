using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.States;
using CyberPort.Operations.Effects;
using CyberPort.Storage;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.TaskForms;

/// <summary>An answered form of a task (調書): who gave it, on which form, what.</summary>
public sealed record TaskRecord(TaskRow Task, CompiledForm Form, Value Values)
{
    /// <summary>With what a task's form begins: what its rules take from the case as it was sent last.</summary>
    public static (Value Values, IReadOnlyDictionary<string, Given> Given) Begin(
        CompiledForm form, SubmissionRow sent, string receipt, DateOnly today)
    {
        var sources = new Dictionary<string, Value> { ["case"] = Value.Parse(sent.FormValues) };
        var filled = FormPrefill.Into(form, Value.Of(ValueRecord.Empty), sources, new FormContext { Today = today });
        var origin = ValueOrigin.Of(OriginKind.Case, receipt);
        return (filled.Values, filled.Given(form, _ => origin));
    }

    /// <summary>What the forms of open tasks are called, by the task.</summary>
    public static async Task<IReadOnlyDictionary<Guid, LocalText>> TitlesAsync(TaskFormLibrary library, TenantId tenant, IEnumerable<TaskRow> tasks, CancellationToken cancel)
    {
        var titles = new Dictionary<Guid, LocalText>();
        foreach (var task in tasks.Where(t => t.Status == "open"))
            if (TaskBody.Of(task).Form is { } wanted && await library.GetAsync(tenant, wanted, cancel) is var (form, _)) titles[task.Id] = form.Manifest.Title;
        return titles;
    }

    /// <summary>The answered forms among tasks, first to last.</summary>
    public static async Task<IReadOnlyList<TaskRecord>> ListAsync(TaskFormLibrary library, TenantId tenant, IEnumerable<TaskRow> tasks, CancellationToken cancel)
    {
        List<TaskRecord> records = [];
        foreach (var task in tasks.Where(t => t is { Status: "answered", Answer: not null }).OrderBy(t => t.ClosedAt))
        {
            var body = TaskBody.Of(task);
            if (body.Form is not { } wanted || body.Actions.FirstOrDefault(a => a.Key == task.Action) is { WithoutForm: true }) continue;
            if (await library.GetAsync(tenant, wanted, cancel) is not var (form, _)) continue;
            records.Add(new(task, form, TaskFormChecks.Reserved.Aggregate(Value.Parse(task.Answer!), (data, name) => data.Without("/" + name))));
        }

        return records;
    }
}
