namespace CyberPort.Workflows;

/// <summary>The role keys that definitions and memberships use.</summary>
public static class Roles
{
    public static readonly IReadOnlySet<string> Known = new HashSet<string>
    {
        "applicant", "receptionist", "reviewer", "consultant", "subsectionChief", "sectionHead", "director", "officeManager",
        "formAdministrator", "operator", "ministryOfficer", "prefectureOfficer", "surveyor", "reporter",
    };
}
