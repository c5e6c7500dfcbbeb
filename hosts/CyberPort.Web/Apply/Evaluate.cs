using CyberPort.Forms.Entry;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.FormViews;
using CyberPort.FormViews.Drawing;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Calendars;
using CyberPort.Storage;
using CyberPort.Storage.Databases;
using CyberPort.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;

namespace CyberPort.Web.Apply;

/// <summary>Answers a page's script after a pause in typing: how the form looks for these values; the draft is saved at the same time.</summary>
public static class Evaluate
{
    public static async Task RunAsync(
        HttpContext context, Drafts drafts, OfficeCalendars calendars, IAntiforgery antiforgery, string tenant, Guid draftId, string page)
    {
        var actor = CurrentActor.Of(context)!;
        var language = Languages.Of(context);
        var draft = await drafts.OpenAsync(actor, new TenantId(tenant), draftId, context.RequestAborted);
        var posted = await new PostedForm(context, antiforgery, new PostLimits { Files = 0 }).ReadAsync(_ => Task.CompletedTask);
        var about = new FormContext { Today = calendars.Today, Language = language, Previous = draft.Previous, Facts = draft.Settings.FactsOf(draft.Form) };
        draft = draft with { Values = FormEntry.Read(draft.Form, draft.Values, posted, about) };
        if (draft.Row.SubmittedAt is null) draft = await SaveAsync(drafts, draft, context.RequestAborted);

        var state = drafts.Evaluate(draft, FormPhase.Input, language, page);
        var sources = SourceTexts.Of(draft.Origins(state), language, draft.ByHand);
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.BodyWriter.WriteAsync(FormStateJson.Write(draft.Form, state, page, sources), context.RequestAborted);
    }

    private static async Task<OpenDraft> SaveAsync(Drafts drafts, OpenDraft draft, CancellationToken cancel)
    {
        try
        {
            return await drafts.SaveAsync(draft, cancel);
        }
        catch (StaleRowException)
        {
            return draft; // another request of the same form was faster; the next pause saves again
        }
    }
}
