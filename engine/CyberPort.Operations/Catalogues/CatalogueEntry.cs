using CyberPort.Forms.Manifests;
using CyberPort.Operations.Effects;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Catalogues;

/// <summary>A procedure as one port offers it: since when, and on which form.</summary>
public sealed record CatalogueEntry(ProcedureRow Row, Manifest Manifest)
{
    /// <summary>The administrative side of its form.</summary>
    public ProcedureFacts Facts => Manifest.Procedure!;

    /// <summary>Whether the entry fits folded words: names, taxonomy, port, readings and everyday words are searched.</summary>
    public bool Has(IEnumerable<string> words) => words.All(CaseSearch.Fold(
        Row.NameJa, Row.NameEn, Row.CategoryJa, Row.CategoryEn, Row.OrganisationName, Row.OrganisationNameEn, Manifest.Title.Ja, Facts.Subcategory.Ja,
        Facts.Subcategory.En, Facts.Catalogue, Manifest.Summary?.Ja ?? "", Manifest.Summary?.En ?? "",
        CatalogueWords.Standard.Words.GetValueOrDefault(Facts.Key, "")).Contains);
}

/// <summary>What is looked for in the catalogue; nothing given means everything.</summary>
/// <param name="Words">As typed.</param>
/// <param name="Port">The organisation's id.</param>
/// <param name="Wish">What somebody wants to do.</param>
public sealed record CatalogueSearch(string Words, string Port, string Wish);
