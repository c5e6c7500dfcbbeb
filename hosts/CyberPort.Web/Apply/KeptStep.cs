using System.Security.Cryptography;
using System.Text.Json;
using CyberPort.Forms.Entry;
using CyberPort.Forms.States;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Calendars;
using CyberPort.Storage;
using CyberPort.Storage.Databases;
using CyberPort.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;

namespace CyberPort.Web.Apply;

/// <summary>
/// What was typed into a step whose session had ended: it is sealed into the sign-in page and goes into the draft when the same person
/// signs in. Until then nothing is written.
/// </summary>
public sealed class KeptStep(
    Sessions sessions, Drafts drafts, OfficeCalendars calendars, IAntiforgery antiforgery, IDataProtectionProvider provider, TimeProvider time)
{
    private const int Longest = 400_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);
    private readonly ITimeLimitedDataProtector _protector = provider.CreateProtector("kept-step").ToTimeLimitedDataProtector();

    /// <summary>The sealed step of a page's drawing, or nothing.</summary>
    public static string? Of(HttpContext? context) => context?.Items[typeof(KeptStep)] as string;

    /// <summary>Has the sign-in page draw a sealed step.</summary>
    public static void Hand(HttpContext context, string kept) => context.Items[typeof(KeptStep)] = kept;

    /// <summary>Seals a posted step for the person whose session ended; nothing when it is no step, not from our own page, or too long.</summary>
    public async Task<string?> SealAsync(HttpContext context, string token)
    {
        if (context.Request.Path.Value?.Split('/') is not ["", "apply", var tenant, var id, var page]) return null;
        if (!Guid.TryParse(id, out var draft)) return null;
        if (await sessions.FindEndedAsync(token, context.RequestAborted) is not { } ended) return null;

        var now = context.User;
        try
        {
            context.User = SessionAuthentication.PrincipalOf(ended); // the form's token was made for that session
            var form = new PostedForm(context, antiforgery, new PostLimits { Characters = Longest });
            var posted = await form.ReadAsync(_ => Task.CompletedTask);
            var step = new Step(ended.PersonId, ended.MembershipId, tenant, draft, page, posted.ToDictionary());
            return _protector.Protect(JsonSerializer.Serialize(step), Lifetime);
        }
        catch (BadHttpRequestException)
        {
            return null;
        }
        finally
        {
            context.User = now;
        }
    }

    /// <summary>Puts a sealed step into its draft and answers its address; nothing when it is another person's or the draft is gone.</summary>
    public async Task<string?> RestoreAsync(string token, string kept, string language, CancellationToken cancel)
    {
        if (Open(kept) is not { } step || await sessions.FindActorAsync(token, cancel) is not { } actor) return null;
        if (actor.PersonId != step.Person) return null;
        try
        {
            if (actor.MembershipId != step.Membership)
            {
                await sessions.SwitchAsync(actor, step.Membership, cancel);
                actor = (await sessions.FindActorAsync(token, cancel))!;
            }

            var draft = await drafts.OpenAsync(actor, new TenantId(step.Tenant), step.Draft, cancel);
            if (draft.Row.SubmittedAt is null) await drafts.SaveAsync(Filled(draft, step, actor, language), cancel);
            return ApplyAddress.Page(draft.Row.TenantId, draft.Row.Id, step.Page);
        }
        catch (Exception error) when (error is NotFoundException or StaleRowException)
        {
            return null;
        }
    }

    private OpenDraft Filled(OpenDraft draft, Step step, Actor actor, string language)
    {
        var about = new FormContext
        {
            Today = calendars.Today, Language = language, Previous = draft.Previous, Facts = draft.Settings.FactsOf(draft.Form),
        };
        return draft with
        {
            Values = FormEntry.Read(draft.Form, draft.Values, step.Fields, about),
            Acknowledgements = PostedAcknowledgements.Read(draft, step.Fields, actor, time.GetUtcNow()),
            Row = draft.Row with { Page = draft.Form.Layout.Page(step.Page)?.Id ?? draft.Row.Page },
        };
    }

    private Step? Open(string kept)
    {
        try
        {
            return JsonSerializer.Deserialize<Step>(_protector.Unprotect(kept));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Step(Guid Person, Guid Membership, string Tenant, Guid Draft, string Page, Dictionary<string, string[]> Fields);
}
