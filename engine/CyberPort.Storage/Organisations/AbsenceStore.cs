using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Organisations;

/// <summary>Somebody is away for some days and another person stands in (代理).</summary>
public sealed record Absence
{
    public required TenantId TenantId { get; init; }
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }
    public required Guid SubstituteId { get; init; }
    public required string SubstituteName { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly FromDay { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly ToDay { get; init; }

    public required string Reason { get; init; }
    public required string EnteredByName { get; init; }
    public required DateTimeOffset EnteredAt { get; init; }
    public DateTimeOffset? CancelledAt { get; init; }
}

/// <summary>Absences of an office's people.</summary>
public sealed class AbsenceStore(Db db)
{
    /// <summary>Absences that have not ended before a day and are not cancelled, the next first.</summary>
    public Task<IReadOnlyList<Absence>> ListAsync(TenantId tenant, DateOnly day, CancellationToken cancel) =>
        db.QueryAsync<Absence>("""
            select tenant_id, id, person_id, person_name, substitute_id, substitute_name, from_day, to_day, reason, entered_by_name, entered_at,
                   cancelled_at
              from absences
             where tenant_id = @tenant and to_day >= @day and cancelled_at is null
             order by from_day, id
            """, new { tenant, day }, cancel);

    /// <summary>Those in a unit of work that also holds the office's absences, so that two that overlap can not both be entered.</summary>
    public Task<IReadOnlyList<Absence>> ListAsync(UnitOfWork unit, TenantId tenant, DateOnly day) =>
        unit.QueryAsync<Absence>("""
            select tenant_id, id, person_id, person_name, substitute_id, substitute_name, from_day, to_day, reason, entered_by_name, entered_at,
                   cancelled_at
              from absences
             where tenant_id = @tenant and to_day >= @day and cancelled_at is null
             order by from_day, id
            """, new { tenant, day });

    /// <summary>The people somebody stands in for on a day, with their roles.</summary>
    public Task<IReadOnlyList<Membership>> ListStandInsAsync(TenantId tenant, Guid substituteId, DateOnly day, CancellationToken cancel) =>
        db.QueryAsync<Membership>("""
            select m.tenant_id, m.id, m.person_id, m.organisation_id, m.title, m.roles, m.sections, m.substitutes_for, m.ended_at,
                   p.name as person_name, p.email as person_email, p.language as person_language
              from absences a
              join memberships m on m.tenant_id = a.tenant_id and m.person_id = a.person_id
              join people p on p.id = m.person_id
             where a.tenant_id = @tenant and a.substitute_id = @substituteId and a.cancelled_at is null
               and a.from_day <= @day and a.to_day >= @day and m.ended_at is null and p.disabled_at is null
             order by m.id
            """, new { tenant, substituteId, day }, cancel);

    public void Add(UnitOfWork unit, Absence row) =>
        unit.Add("""
            insert into absences (tenant_id, id, person_id, person_name, substitute_id, substitute_name, from_day, to_day, reason,
                                  entered_by_name, entered_at, cancelled_at)
            values (@TenantId, @Id, @PersonId, @PersonName, @SubstituteId, @SubstituteName, @FromDay, @ToDay, @Reason,
                    @EnteredByName, @EnteredAt, @CancelledAt)
            """, row);

    /// <summary>Ends an absence at once; it stays in the books.</summary>
    public void Cancel(UnitOfWork unit, TenantId tenant, Guid id, DateTimeOffset now) =>
        unit.Add("""
            update absences
               set cancelled_at = @now
             where tenant_id = @tenant and id = @id and cancelled_at is null
            """, new { tenant, id, now }, orStale: "The absence");
}
