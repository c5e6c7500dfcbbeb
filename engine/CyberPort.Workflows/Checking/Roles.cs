namespace CyberPort.Workflows;

/// <summary>The role keys that definitions and memberships use.</summary>
public static class Roles
{
    /// <summary>From the applicant up the office's ranks.</summary>
    public static readonly IReadOnlyList<string> InOrder =
    [
        "applicant", "receptionist", "reviewer", "consultant", "subsectionChief", "sectionHead", "director", "officeManager",
        "formAdministrator", "operator", "ministryOfficer", "prefectureOfficer", "surveyor", "reporter",
    ];

    public static readonly IReadOnlySet<string> Known = InOrder.ToHashSet();
}
