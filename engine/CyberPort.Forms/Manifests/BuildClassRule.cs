namespace CyberPort.Forms.Manifests;

/// <summary>Decides from stored counts whether a procedure gets a form of its own (個別) or the generic one (汎用).</summary>
public static class BuildClassRule
{
    /// <summary>From how many administrators and how many cases a year on a procedure is individual.</summary>
    public const int Administrators = 10, CasesPerYear = 100;

    /// <summary>The class for these counts.</summary>
    public static BuildClass Classify(bool lawPrescribed, int administrators, int casesPerYear) =>
        lawPrescribed || (administrators >= Administrators && casesPerYear >= CasesPerYear) ? BuildClass.Individual : BuildClass.Generic;

    /// <summary>The class, or null while what is stored does not decide it: one count below its threshold is enough, a law as well.</summary>
    public static BuildClass? Decide(PracticeFacts facts)
    {
        if (facts.LawPrescribed == true) return BuildClass.Individual;
        if (facts.LawPrescribed is null || (facts.Administrators is null && facts.CasesPerYear is null)) return null;
        if (facts.Administrators < Administrators || facts.CasesPerYear < CasesPerYear) return BuildClass.Generic;

        return facts is { Administrators: { } administrators, CasesPerYear: { } cases } ? Classify(false, administrators, cases) : null;
    }
}
