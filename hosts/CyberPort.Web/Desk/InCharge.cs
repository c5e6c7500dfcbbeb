using CyberPort.Operations.Effects;
using CyberPort.Storage.Cases;
using CyberPort.Web.Texts;

namespace CyberPort.Web.Desk;

/// <summary>Who has to act on a case now: the applicant, a person, or the roles that somebody may take it from.</summary>
public static class InCharge
{
    public static string Of(CaseRow row, TextBook texts)
    {
        if (row.ClosedAt is not null || row.OfficerName.Length == 0) return row.OfficerName.StartsWith(CaseChange.RoleMark) || row.OfficerName.Length == 0 ? "—" : row.OfficerName;
        if (row.PausedOn is not null) return texts["desk.byApplicant"];
        return row.OfficerName.StartsWith(CaseChange.RoleMark)
            ? string.Join(texts.Language == "en" ? ", " : "・", row.OfficerName[1..].Split(',').Select(role => Name(role, texts)))
            : row.OfficerName;
    }

    // a role that an office invented shows its own key
    private static string Name(string role, TextBook texts)
    {
        var key = $"role.{role.Split(':')[^1]}";
        return texts[key] == key ? role : texts[key];
    }
}
