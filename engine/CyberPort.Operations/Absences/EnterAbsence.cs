using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Organisations;

namespace CyberPort.Operations.Absences;

/// <summary>An absence to be entered.</summary>
/// <param name="PersonId">Who is away.</param>
/// <param name="SubstituteId">Who stands in.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Reason">Why, for the books.</param>
public sealed record AbsenceOrder(Guid PersonId, Guid SubstituteId, DateOnly From, DateOnly To, string Reason);

/// <summary>Enters an absence with a substitute (代理), by the person or by the office's form administrator, and takes one back.</summary>
public sealed class EnterAbsence(Db db, AbsenceStore absences, PersonStore people, AuditStore audit, OfficeCalendars calendars, TimeProvider time)
{
    /// <summary>The longest absence in days.</summary>
    public const int LongestDays = 366;

    /// <summary>The longest reason in characters.</summary>
    public const int LongestReason = 200;

    /// <summary>For how many people somebody can stand in at the same time.</summary>
    public const int MostAtOnce = 4;

    /// <exception cref="NotAllowedException">It is another person's absence, and the actor is no form administrator.</exception>
    /// <exception cref="AnswerRefusedException">Days, people or overlaps are wrong; the message says what.</exception>
    public async Task<Guid> RunAsync(Actor actor, AbsenceOrder order, CancellationToken cancel)
    {
        RequireRight(actor, order.PersonId);
        var members = await people.ListByRoleAsync(actor.Tenant, "*", cancel);
        var person = members.FirstOrDefault(m => m.PersonId == order.PersonId) ?? throw new NotFoundException("The person");
        var substitute = members.FirstOrDefault(m => m.PersonId == order.SubstituteId) ?? throw new NotFoundException("The substitute");
        RequireGood(order);

        var now = time.GetUtcNow();
        var row = new Absence
        {
            TenantId = actor.Tenant,
            Id = Guid.CreateVersion7(now),
            PersonId = person.PersonId,
            PersonName = person.PersonName,
            SubstituteId = substitute.PersonId,
            SubstituteName = substitute.PersonName,
            FromDay = order.From,
            ToDay = order.To,
            Reason = order.Reason.Trim(),
            EnteredByName = actor.Name,
            EnteredAt = now,
        };
        await db.WriteAsync(async unit =>
        {
            // the chain's head is held, so two that overlap come one after the other
            await audit.LockFirstAsync(unit, actor.Tenant);
            RequireFree(row, [.. (await absences.ListAsync(unit, actor.Tenant, order.From)).Where(a => a.FromDay <= order.To)]);
            absences.Add(unit, row);
            await audit.AppendAsync(unit, actor.Tenant, new AuditEntry(actor.AuditName, "absence", $"person/{row.PersonId:D}", Detail(row)));
        }, cancel);
        return row.Id;
    }

    /// <summary>Ends an absence at once; what was answered during it stays as it is.</summary>
    public async Task CancelAsync(Actor actor, Guid id, CancellationToken cancel)
    {
        var known = await absences.ListAsync(actor.Tenant, calendars.Today, cancel);
        var row = known.FirstOrDefault(a => a.Id == id) ?? throw new NotFoundException("The absence");
        RequireRight(actor, row.PersonId);
        await db.WriteAsync(async unit =>
        {
            absences.Cancel(unit, actor.Tenant, id, time.GetUtcNow());
            await audit.AppendAsync(unit, actor.Tenant, new AuditEntry(actor.AuditName, "absence-cancel", $"person/{row.PersonId:D}", Detail(row)));
        }, cancel);
    }

    private static void RequireRight(Actor actor, Guid personId)
    {
        if (!actor.IsOfficer) throw new NotAllowedException("Absences are the office's.");
        if (actor.PersonId != personId && !actor.Has(PublishForm.Role)) throw new NotAllowedException("Only a form administrator enters others' absences.");
    }

    private void RequireGood(AbsenceOrder order)
    {
        if (order.SubstituteId == order.PersonId)
            throw Refused("本人を代理者にはできません。ほかの人を選んでください。", "Nobody stands in for themselves. Choose another person.");
        if (order.To < order.From || order.To < calendars.Today)
            throw Refused("終わりの日は、始まりの日と今日以後にしてください。", "The last day must not lie before the first day or before today.");
        if (order.To.DayNumber - order.From.DayNumber >= LongestDays)
            throw Refused($"不在は{LongestDays}日以内で入力してください。", $"An absence has at most {LongestDays} days.");
        if (order.Reason.Trim().Length is 0 or > LongestReason)
            throw Refused($"理由を{LongestReason}文字以内で入力してください。", $"Write a reason of at most {LongestReason} characters.");
    }

    private static void RequireFree(Absence row, IReadOnlyList<Absence> others)
    {
        if (others.FirstOrDefault(a => a.PersonId == row.PersonId) is { } own)
            throw Refused($"{row.PersonName} さんには、重なる不在（{Days(own)}）がすでにあります。期間を変えるか、先に取り消してください。",
                $"{row.PersonName} has an absence then already ({Days(own)}). Change the days, or cancel that one first.");
        if (others.FirstOrDefault(a => a.PersonId == row.SubstituteId) is { } away)
            throw Refused($"代理者の {row.SubstituteName} さんも不在です（{Days(away)}）。ほかの人を選んでください。",
                $"{row.SubstituteName} is away too ({Days(away)}). Choose another person.");
        if (others.FirstOrDefault(a => a.SubstituteId == row.PersonId) is { } needed)
            throw Refused($"{row.PersonName} さんは {needed.PersonName} さんの代理者です（{Days(needed)}）。先にそちらの代理者を変えてください。",
                $"{row.PersonName} stands in for {needed.PersonName} ({Days(needed)}). Give them another substitute first.");
        if (others.Count(a => a.SubstituteId == row.SubstituteId) >= MostAtOnce)
            throw Refused($"{row.SubstituteName} さんは、すでに{MostAtOnce}人の代理者です。ほかの人を選んでください。",
                $"{row.SubstituteName} stands in for {MostAtOnce} people already. Choose another person.");
    }

    private static string Days(Absence row) => string.Create(CultureInfo.InvariantCulture, $"{row.FromDay:yyyy-MM-dd}〜{row.ToDay:yyyy-MM-dd}");

    private static string Detail(Absence row) => Value.Record(
        ("person", Value.Of(row.PersonName)), ("substitute", Value.Of(row.SubstituteName)), ("days", Value.Of(Days(row))), ("reason", Value.Of(row.Reason))).ToJson();

    private static AnswerRefusedException Refused(string ja, string en) => new(new LocalText(ja, en));
}
