using CyberPort.Operations.Accounts;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Procedures;
using CyberPort.Storage.Organisations;

namespace CyberPort.Operations.Absences;

/// <summary>The office's absences from today on, with everybody who may be chosen.</summary>
/// <param name="Absences">The next first.</param>
/// <param name="Members">Everybody of the office, by name.</param>
/// <param name="MayEnterForOthers">Whether the reader enters others' absences too.</param>
public sealed record AbsenceList(IReadOnlyList<Absence> Absences, IReadOnlyList<Membership> Members, bool MayEnterForOthers, DateOnly Today);

/// <summary>Shows an office who is away and who stands in.</summary>
public sealed class ListAbsences(AbsenceStore absences, PersonStore people, OfficeCalendars calendars)
{
    public async Task<AbsenceList> RunAsync(Actor actor, CancellationToken cancel)
    {
        if (!actor.IsOfficer) throw new NotAllowedException("Absences are the office's.");
        var members = await MembersAsync(actor, cancel);
        return new AbsenceList(await absences.ListAsync(actor.Tenant, calendars.Today, cancel), members, actor.Has(PublishForm.Role), calendars.Today);
    }

    /// <summary>Everybody of an office, once each, by name.</summary>
    public async Task<IReadOnlyList<Membership>> MembersAsync(Actor actor, CancellationToken cancel) => actor.IsOfficer
        ? [.. (await people.ListByRoleAsync(actor.Tenant, "*", cancel)).DistinctBy(m => m.PersonId).OrderBy(m => m.PersonName, StringComparer.Ordinal)]
        : [];
}
