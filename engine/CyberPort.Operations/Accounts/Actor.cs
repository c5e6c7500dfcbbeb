using CyberPort.Storage;
using CyberPort.Storage.Organisations;

namespace CyberPort.Operations.Accounts;

/// <summary>A person acting for one organisation: what every operation asks for its rights.</summary>
public sealed record Actor
{
    public required Guid PersonId { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    public required string Language { get; init; }

    /// <summary>The organisation acted for.</summary>
    public required TenantId Tenant { get; init; }

    public required Guid MembershipId { get; init; }
    public required string OrganisationName { get; init; }
    public required string OrganisationNameEn { get; init; }

    /// <summary>ministry, prefecture, portAdministrator, office or company.</summary>
    public required string OrganisationKind { get; init; }

    public required string Title { get; init; }

    /// <summary>Role keys; a consultant's sections follow as "consultant:coast".</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Roles this person may answer for while their holder is away (代決).</summary>
    public required IReadOnlyList<string> SubstitutesFor { get; init; }

    /// <summary>People whose tasks this person has today, because they are away; asked for by each operation on tasks.</summary>
    public IReadOnlyList<Absences.StandIn> StandsInFor { get; init; } = [];

    /// <summary>The hash of the session's token; empty for the product's own work.</summary>
    public string SessionHash { get; init; } = "";

    /// <summary>Whether the person works in an office that decides, not on the applicants' side.</summary>
    public bool IsOfficer => OrganisationKind is not "company";

    /// <summary>How the audit log names the person.</summary>
    public string AuditName => $"{Name} <{PersonId:D}>";

    /// <summary>Roles as the list's filter takes them, with the person: ",reviewer,consultant:coast,person:…,"; those of absent people follow.</summary>
    public string RoleList => "," + string.Join(',', StandsInFor.SelectMany(s => (IEnumerable<string>)[.. s.Roles, $"person:{s.PersonId:D}"])
        .Prepend($"person:{PersonId:D}").Concat(Roles).Distinct()) + ",";

    public bool Has(string role) => Roles.Contains(role);

    /// <summary>The actor of a membership.</summary>
    public static Actor Of(Membership membership, string sessionHash)
    {
        var roles = Split(membership.Roles);
        var sections = Split(membership.Sections).Select(section => "consultant:" + section);
        return new Actor
        {
            PersonId = membership.PersonId,
            Name = membership.PersonName,
            Email = membership.PersonEmail,
            Language = membership.PersonLanguage,
            Tenant = membership.TenantId,
            MembershipId = membership.Id,
            OrganisationName = membership.OrganisationName,
            OrganisationNameEn = membership.OrganisationNameEn,
            OrganisationKind = membership.OrganisationKind,
            Title = membership.Title,
            Roles = [.. roles, .. sections],
            SubstitutesFor = Split(membership.SubstitutesFor),
            SessionHash = sessionHash,
        };
    }

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
