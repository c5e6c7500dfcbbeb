using System.Globalization;
using CyberPort.Operations.Procedures;

namespace CyberPort.Web.Forms;

/// <summary>One thing that an office sets for a procedure, as a field of the page.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Lines">How many lines it shows.</param>
public sealed record OfferField(string Name, int Lines, Func<ProcedureSettings, string> Get, Func<ProcedureSettings, string, ProcedureSettings> Put);

/// <summary>What an office sets for a procedure, in the order in which it is asked.</summary>
public static class OfferFields
{
    /// <summary>Characters of one entry.</summary>
    public const int Longest = 1000;

    public static IReadOnlyList<OfferField> All { get; } =
    [
        new("receiptFormat", 1, s => s.ReceiptFormat, (s, v) => s with { ReceiptFormat = v }),
        new("documentFormat", 1, s => s.DocumentFormat, (s, v) => s with { DocumentFormat = v }),
        new("standardDays", 1, s => s.StandardDays?.ToString(CultureInfo.InvariantCulture) ?? "", (s, v) => s with { StandardDays = Days(v) }),
        new("closesAt", 1, s => s.ClosesAt.ToString("HH:mm", CultureInfo.InvariantCulture), (s, v) => s with { ClosesAt = TimeOnly.TryParse(v, CultureInfo.InvariantCulture, out var at) ? at : TimeOnly.MinValue }),
        new("legalBasisJa", 1, s => s.LegalBasisJa, (s, v) => s with { LegalBasisJa = v }),
        new("legalBasisEn", 1, s => s.LegalBasisEn, (s, v) => s with { LegalBasisEn = v }),
        new("preparationJa", 4, s => s.PreparationJa, (s, v) => s with { PreparationJa = v }),
        new("preparationEn", 4, s => s.PreparationEn, (s, v) => s with { PreparationEn = v }),
        new("helpNameJa", 1, s => s.HelpNameJa, (s, v) => s with { HelpNameJa = v }),
        new("helpNameEn", 1, s => s.HelpNameEn, (s, v) => s with { HelpNameEn = v }),
        new("helpPhone", 1, s => s.HelpPhone, (s, v) => s with { HelpPhone = v }),
        new("issuerJa", 1, s => s.IssuerJa, (s, v) => s with { IssuerJa = v }),
        new("issuerEn", 1, s => s.IssuerEn, (s, v) => s with { IssuerEn = v }),
        new("reviewAuthorityJa", 1, s => s.ReviewAuthorityJa, (s, v) => s with { ReviewAuthorityJa = v }),
        new("defendantJa", 1, s => s.DefendantJa, (s, v) => s with { DefendantJa = v }),
    ];

    // what is no time or number is refused by the operation
    private static int? Days(string text) =>
        text.Trim().Length == 0 ? null : int.TryParse(text.Trim().Normalize(System.Text.NormalizationForm.FormKC), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0;
}
