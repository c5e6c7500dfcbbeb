using CyberPort.Expressions;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Effects;
using CyberPort.Operations.Files;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Files;
using CyberPort.Storage.Forms;
using CyberPort.Workflows;

namespace CyberPort.Operations.TaskForms;

/// <summary>What an answer gives: the data for the run and the rows that are kept with it.</summary>
public sealed record GivenAnswer(Value Data, Action<UnitOfWork> Keep);

/// <summary>Reads what an answer gives for its task's form: the same validator and rules as for an application, computed answers set, files claimed.</summary>
public sealed class ReadTaskForm(ReadTaskFormParts parts, OfficeCalendars calendars, TaskFormOptions options)
{
    private const int MostNamed = 3;

    /// <exception cref="AnswerRefusedException">Something is missing or wrong in the form, or it is too long; the task stays open.</exception>
    public async Task<GivenAnswer> RunAsync(FoundTask found, TaskAction action, TaskAnswer answer, CancellationToken cancel)
    {
        if (TaskBody.Of(found.Task).Form is not { } wanted || await parts.Library.GetAsync(answer.Tenant, wanted, cancel) is not var (form, _)) return new(answer.Data, _ => { });
        if (action.WithoutForm) return new(Beside(Value.Record(), answer), _ => { });

        var submission = new Submission
        {
            Tenant = answer.Tenant,
            ProcedureKey = found.Case.ProcedureKey,
            Values = TaskFormChecks.Reserved.Aggregate(answer.Data, (data, name) => data.Without("/" + name)),
            ClientKey = answer.OperationId,
            DraftId = answer.DraftId,
        };
        var claimed = await parts.Claims.RunAsync(found.Actor, submission, form, cancel);
        var state = form.Evaluate(claimed.Values, await ContextAsync(found, form, answer, cancel));
        if (state.Findings.Any(f => f.Stops)) throw new AnswerRefusedException(Wrong(form, state));

        var values = form.Submission(state);
        var length = values.ToJson().Length;
        if (length > options.LongestAnswer)
        {
            throw new AnswerRefusedException(new LocalText(
                $"様式の内容が長すぎます（{length}文字、上限は{options.LongestAnswer}文字）。短くするか、添付ファイルにしてください。",
                $"The form is too long ({length} characters, at most {options.LongestAnswer}). Shorten it or attach a file."));
        }

        var kind = found.Actor.Tenant == answer.Tenant ? AttachToTask.OfficeOnly : "case";
        return new(Beside(values, answer), unit =>
        {
            foreach (var copy in claimed.Copies) parts.Files.Add(unit, copy with { OwnerKind = kind, OwnerId = found.Case.Id });
            if (answer.DraftId is { } draft) parts.Files.MoveToCase(unit, answer.Tenant, draft, found.Case.Id, kind);
        });
    }

    private static Value Beside(Value values, TaskAnswer answer) => values.With("/comment", answer.Data["comment"]).With("/reason", answer.Data["reason"]);

    private async Task<FormContext> ContextAsync(FoundTask found, CompiledForm form, TaskAnswer answer, CancellationToken cancel)
    {
        var procedure = await parts.Procedures.FindAsync(answer.Tenant, found.Case.ProcedureKey, cancel);
        return new FormContext
        {
            Today = calendars.Today,
            Phase = FormPhase.Submit,
            Facts = procedure is null ? new Dictionary<string, string>() : ProcedureSettings.Of(procedure).FactsOf(form),
            Acknowledgements = answer.Acknowledgements,
        };
    }

    private static LocalText Wrong(CompiledForm form, FormState state)
    {
        var stops = state.Findings.Where(f => f.Stops).ToList();
        string Named(string language) => string.Join(language == "ja" ? "" : " ", stops.Take(MostNamed).Select(f =>
            language == "ja" ? $"「{form.Field(f.Pointer)?.Label.Ja ?? f.Pointer}」{f.Message.Ja}" : $"{form.Field(f.Pointer)?.Label.En ?? f.Pointer}: {f.Message.En}"));
        var more = stops.Count - MostNamed;
        return new LocalText(
            $"様式「{form.Manifest.Title.Ja}」に直すところがあります。{Named("ja")}{(more > 0 ? $"ほか{more}件。" : "")}",
            $"The form '{form.Manifest.Title.En}' needs correcting. {Named("en")}{(more > 0 ? $" And {more} more." : "")}");
    }
}

/// <summary>What reading a task's form needs.</summary>
public sealed record ReadTaskFormParts(TaskFormLibrary Library, ClaimFiles Claims, ProcedureStore Procedures, FileStore Files);
