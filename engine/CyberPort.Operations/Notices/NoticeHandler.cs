using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CyberPort.Expressions;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Delivery;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Organisations;
using CyberPort.Storage.Outbox;

namespace CyberPort.Operations.Notices;

/// <summary>Resolves who a notice is for, fills its texts in each person's language, and puts it into their list and the outgoing mail.</summary>
public sealed class NoticeHandler(NoticeParts parts, CaseLoader loader, NoticeLinks links, TimeProvider time) : IEffectHandler
{
    public string Kind => "notice";

    public async Task HandleAsync(OutboxRow row, CancellationToken cancel)
    {
        var order = NoticeOrder.Of(row);
        var loaded = await loader.LoadAsync(row.TenantId, order.CaseId, cancel);
        var people = await ReceiversAsync(loaded, order.To, cancel);
        await parts.Db.WriteAsync(async unit =>
        {
            foreach (var person in people) await TellAsync(unit, row, new Told(person, order, loaded));
        }, cancel);
    }

    private async Task<IReadOnlyList<Membership>> ReceiversAsync(LoadedCase loaded, string to, CancellationToken cancel)
    {
        var row = loaded.Case;
        if (to == "applicant") return await parts.People.ListByRoleAsync(row.ApplicantTenantId, "applicant", cancel);
        if (to == "officer" && row.OfficerId is { } officer)
        {
            var all = await parts.People.ListByRoleAsync(row.TenantId, "*", cancel);
            return [.. all.Where(m => m.PersonId == officer).Take(1)];
        }

        if (to.StartsWith("person:", StringComparison.Ordinal))
        {
            var all = await parts.People.ListByRoleAsync(row.TenantId, "*", cancel);
            return [.. all.Where(m => m.PersonId.ToString("D") == to[7..]).Take(1)];
        }

        return await parts.People.ListByRoleAsync(row.TenantId, to == "officer" ? "receptionist" : to.Split(':')[0], cancel);
    }

    private async Task TellAsync(UnitOfWork unit, OutboxRow row, Told told)
    {
        var text = Fill(told);
        var now = time.GetUtcNow();
        // the same notice for the same person has the same ids, so a repetition adds nothing
        var id = Derived(row.Id, told.Person.PersonId);
        await parts.Notifications.AddAsync(unit, new NotificationRow
        {
            TenantId = told.Person.TenantId,
            Id = id,
            PersonId = told.Person.PersonId,
            CaseTenantId = told.Loaded.Case.TenantId,
            CaseId = told.Loaded.Case.Id,
            Subject = text.Subject,
            Body = text.Body,
            SentAt = now,
        });
        if (told.Person.PersonEmail.Length == 0) return;

        if (await parts.Outbox.IsKnownAsync(unit, row.TenantId, id)) return;

        parts.Outbox.Add(unit, new OutboxRow
        {
            TenantId = row.TenantId,
            Id = id,
            Kind = "mail",
            Body = JsonSerializer.Serialize(new { to = told.Person.PersonEmail, subject = text.Subject, body = text.Body }),
            CreatedAt = now,
            NextTryAt = now,
        });
    }

    private NoticeText Fill(Told told)
    {
        var (language, frame) = (told.Person.PersonLanguage, told.Loaded.Frame);
        var outputs = frame.Form.Outputs;
        var url = links.Case(told.Person, told.Loaded.Case);
        var key = outputs.Notices.FirstOrDefault(k => k == told.Order.Template || k == Kebab(told.Order.Template));
        if (key is null) return StandardNotices.Fill(told.Order.Template, language, told.Loaded.Case, url);

        var context = frame.Context(OfficeCalendars.DayOf(time.GetUtcNow()), language);
        var data = NoticeData.Of(told.Order.Data, told.Loaded, url, language);
        var filled = outputs.Notice(key, language, data, frame.Values, context);
        return new NoticeText(filled.Subject, filled.Body);
    }

    // definitions write "correctionRequested", packages "correction-requested"
    private static string Kebab(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? "-" + char.ToLowerInvariant(c) : c.ToString()));

    private static Guid Derived(Guid notice, Guid person)
    {
        var bytes = SHA256.HashData(Encoding.ASCII.GetBytes($"{notice:N}{person:N}"));
        return new Guid(bytes.AsSpan(0, 16));
    }

    private sealed record Told(Membership Person, NoticeOrder Order, LoadedCase Loaded);
}

/// <summary>What a notice's outbox row asks for.</summary>
public sealed record NoticeOrder(Guid CaseId, string To, string Template, Value Data)
{
    public static NoticeOrder Of(OutboxRow row)
    {
        var body = JsonDocument.Parse(row.Body).RootElement;
        var data = Value.Parse(body.GetProperty("data").GetString()!);
        return new NoticeOrder(
            body.GetProperty("caseId").GetGuid(), body.GetProperty("to").GetString()!, body.GetProperty("template").GetString()!,
            data.Kind == ValueKind.Record ? data : Value.Of(ValueRecord.Empty));
    }
}

/// <summary>A notice filled in.</summary>
public sealed record NoticeText(string Subject, string Body);

/// <summary>The stores behind notices.</summary>
public sealed record NoticeParts(Db Db, PersonStore People, NotificationStore Notifications, OutboxStore Outbox);
