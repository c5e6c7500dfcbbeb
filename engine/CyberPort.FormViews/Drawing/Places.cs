using System.Globalization;
using CyberPort.Forms.Layouts;

namespace CyberPort.FormViews.Drawing;

/// <summary>Places of the cells of repeated groups.</summary>
internal static class Places
{
    /// <summary>"/rows", "/rows/*/tons" and 2 make "/rows/2/tons".</summary>
    public static string InRow(LayoutField rows, LayoutField column, int index) =>
        $"{rows.Path}/{index.ToString(CultureInfo.InvariantCulture)}{column.Path[(rows.Path.Length + 2)..]}";
}
