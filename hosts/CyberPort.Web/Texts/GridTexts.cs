using System.Globalization;
using Radzen;
using Radzen.Blazor;

namespace CyberPort.Web.Texts;

/// <summary>What Radzen's grid and its pager say by themselves, from our texts. A grid is given its language as UICulture.</summary>
public sealed class GridTexts : ILocalizer
{
    public string? Get(string key, CultureInfo culture)
    {
        var texts = TextBook.Of(culture.TwoLetterISOLanguageName);
        return key switch
        {
            nameof(RadzenStrings.Pager_NavigationAriaLabel) => texts["rows.pages"],
            nameof(RadzenStrings.Pager_PagingSummaryFormat) => texts["rows.summary"],
            nameof(RadzenStrings.Pager_PageTitleFormat) or nameof(RadzenStrings.Pager_PageAriaLabelFormat) => texts["rows.page"],
            nameof(RadzenStrings.Pager_FirstPageTitle) or nameof(RadzenStrings.Pager_FirstPageAriaLabel) => texts["rows.first"],
            nameof(RadzenStrings.Pager_PrevPageTitle) or nameof(RadzenStrings.Pager_PrevPageAriaLabel) => texts["rows.previous"],
            nameof(RadzenStrings.Pager_NextPageTitle) or nameof(RadzenStrings.Pager_NextPageAriaLabel) => texts["rows.next"],
            nameof(RadzenStrings.Pager_LastPageTitle) or nameof(RadzenStrings.Pager_LastPageAriaLabel) => texts["rows.last"],
            nameof(RadzenStrings.DataGrid_EmptyText) => texts["rows.empty"],
            _ => null, // what our grids do not show
        };
    }
}
