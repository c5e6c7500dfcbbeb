using CyberPort.Forms.Entry;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Files;
using CyberPort.Operations.TaskForms;
using CyberPort.Operations.Tasks;
using CyberPort.Storage;
using CyberPort.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;

namespace CyberPort.Web.Apply;

/// <summary>What a posted step needs from the product.</summary>
public sealed record StepParts(
    Drafts Drafts, AttachFile Files, SubmitForm Submit, Corrections Corrections, FillTaskForm TaskForms, OfficeCalendars Calendars, Flash Flash, IAntiforgery Antiforgery, TimeProvider Time);

/// <summary>One posted step of a form: take the files while they arrive, read the fields, save the draft, do what the button says.</summary>
public sealed class StepPost(HttpContext context, StepParts parts, Actor actor, string page)
{
    private readonly Dictionary<string, string> _refused = new(StringComparer.Ordinal);
    private OpenDraft _draft = null!;

    public static async Task<IResult> RunAsync(HttpContext context, string tenant, Guid draftId, string page)
    {
        var services = context.RequestServices;
        var parts = services.GetRequiredService<StepParts>();
        var step = new StepPost(context, parts, CurrentActor.Of(context)!, page);
        return await step.RunAsync(new TenantId(tenant), draftId);
    }

    private string Language => Languages.Of(context);

    private async Task<IResult> RunAsync(TenantId tenant, Guid draftId)
    {
        _draft = await parts.Drafts.OpenAsync(actor, tenant, draftId, context.RequestAborted);
        if (_draft.Row.SubmittedAt is not null) return Sent();
        if (_draft.Form.Layout.Page(page) is null) throw new NotFoundException("The page");

        var form = new PostedForm(context, parts.Antiforgery, new PostLimits());
        var posted = await form.ReadAsync(file => TakeAsync(file, form));
        var draft = _draft with
        {
            Values = FormEntry.Read(_draft.Form, _draft.Values, posted, Context()),
            Acknowledgements = PostedAcknowledgements.Read(_draft, posted, actor, parts.Time.GetUtcNow()),
        };
        var action = posted.GetValueOrDefault("_action") is [.., var last] ? last : "next";
        draft = await StepActions.ChangeAsync(draft, action, parts);
        var target = StepActions.Target(draft, page, action);
        draft = draft with { Row = draft.Row with { Page = target ?? page } };
        _draft = await parts.Drafts.SaveAsync(draft, context.RequestAborted);
        if (_refused.Count > 0) return Again($"&refused={parts.Flash.Seal(RefusedFiles.Write(_refused))}");
        return action switch
        {
            "next" => Next(target!),
            "save" => Results.LocalRedirect(draft.Task is null ? "/my" : TaskForm.CaseAddress(draft)),
            "rebase" => Results.LocalRedirect(ApplyAddress.Page(tenant, draftId, "rebase")),
            "submit" when draft.Task is null => await SubmitAsync(posted),
            _ when draft.Task is not null && action.StartsWith("submit:", StringComparison.Ordinal) => await AnswerAsync(action["submit:".Length..], posted),
            _ => Results.LocalRedirect(ApplyAddress.Page(tenant, draftId, target ?? page) + StepActions.Anchor(draft, action)),
        };
    }

    /// <summary>A file that is refused is said at its slot; the rest of the form is kept all the same.</summary>
    private async Task TakeAsync(PostedFile file, PostedForm form)
    {
        try
        {
            var upload = new Upload(file.Field, file.Name, file.MediaType, form.SoFar(file.Field + "#kind"), file.Content);
            _draft = await parts.Files.RunAsync(actor, _draft, upload, context.RequestAborted);
        }
        catch (AnswerRefusedException refused)
        {
            _refused[file.Field] = refused.Reason.In(Language);
        }
    }

    private IResult Next(string target)
    {
        var findings = parts.Drafts.Evaluate(_draft, FormPhase.Page, Language, page).Findings;
        return findings.Any(f => f.Stops)
            ? Results.LocalRedirect(ApplyAddress.WithErrors(_draft.Row.TenantId, _draft.Row.Id, page))
            : Results.LocalRedirect(ApplyAddress.Page(_draft.Row.TenantId, _draft.Row.Id, target));
    }

    private async Task<IResult> SubmitAsync(IReadOnlyDictionary<string, string[]> posted)
    {
        var row = _draft.Row;
        try
        {
            var comment = posted.GetValueOrDefault("_comment") is [var text, ..] ? text : "";
            var result = row.CaseId is null
                ? await parts.Submit.RunAsync(actor, SubmissionOf(), context.RequestAborted)
                : await parts.Corrections.SubmitAsync(actor, _draft, comment, context.RequestAborted);
            return result.Receipt is { } receipt
                ? Results.LocalRedirect(actor.IsOfficer ? $"/desk/{receipt.CaseId:D}" : $"/my/{receipt.Tenant}/{receipt.CaseId:D}?new=1")
                : Results.LocalRedirect(ApplyAddress.WithErrors(row.TenantId, row.Id, page));
        }
        catch (TaskAnsweredException)
        {
            return Again($"&other={parts.Flash.Seal(Languages.Texts(context)["my.alreadyCorrected"])}");
        }
        catch (AnswerRefusedException refused)
        {
            return Again($"&other={parts.Flash.Seal(refused.Reason.In(Language))}");
        }
    }

    private async Task<IResult> AnswerAsync(string action, IReadOnlyDictionary<string, string[]> posted)
    {
        try
        {
            return await TaskForm.AnswerAsync(parts, actor, _draft, action, posted.GetValueOrDefault("_comment") is [var text, ..] ? text : "", context.RequestAborted);
        }
        catch (TaskAnsweredException answered)
        {
            context.Items[typeof(TaskAnsweredException)] = answered;
            return Results.StatusCode(StatusCodes.Status409Conflict);
        }
        catch (AnswerRefusedException refused)
        {
            return Again($"&other={parts.Flash.Seal(refused.Reason.In(Language))}");
        }
    }

    private Submission SubmissionOf() => new()
    {
        Tenant = _draft.Row.TenantId,
        ProcedureKey = _draft.Row.ProcedureKey,
        Values = _draft.Values,
        Acknowledgements = _draft.Acknowledgements,
        ClientKey = _draft.Row.ClientKey,
        Channel = _draft.Row.Channel,
        DraftId = _draft.Row.Id,
        Given = _draft.Given,
        SnapshotDigest = _draft.Row.SnapshotDigest,
    };

    private FormContext Context() => new()
    {
        Today = parts.Calendars.Today, Language = Language, Previous = _draft.Previous, Facts = _draft.Settings.FactsOf(_draft.Form),
    };

    private IResult Again(string more) =>
        Results.LocalRedirect(ApplyAddress.Page(_draft.Row.TenantId, _draft.Row.Id, page) + "?show=0" + more + "#error-summary");

    // the same button pressed twice, or the back button after sending
    private IResult Sent() => Results.LocalRedirect(_draft.Task is null ? "/my" : TaskForm.CaseAddress(_draft));
}
