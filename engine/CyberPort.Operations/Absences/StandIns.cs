using CyberPort.Operations.Accounts;
using CyberPort.Operations.Calendars;
using CyberPort.Storage.Organisations;

namespace CyberPort.Operations.Absences;

/// <summary>A person whose tasks somebody has today, because they are away.</summary>
/// <param name="PersonId">The absent person.</param>
/// <param name="Name">Their name.</param>
/// <param name="Roles">Their roles and sections, as <see cref="Actor.Roles"/> writes them.</param>
public sealed record StandIn(Guid PersonId, string Name, IReadOnlyList<string> Roles);

/// <summary>Tells for whom a person stands in today; every operation on tasks asks it anew, so a period begins and ends on its day.</summary>
public sealed class StandIns(AbsenceStore absences, OfficeCalendars calendars)
{
    /// <summary>The person with everybody whose tasks they have today.</summary>
    public async Task<Actor> ActAsync(Actor actor, CancellationToken cancel)
    {
        if (!actor.IsOfficer) return actor;
        var away = await absences.ListStandInsAsync(actor.Tenant, actor.PersonId, calendars.Today, cancel);
        return away.Count == 0 ? actor : actor with { StandsInFor = [.. away.Select(Of)] };
    }

    private static StandIn Of(Membership membership) => new(membership.PersonId, membership.PersonName, Actor.Of(membership, "").Roles);
}
