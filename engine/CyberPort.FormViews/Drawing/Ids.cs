namespace CyberPort.FormViews.Drawing;

/// <summary>Ids and names of a field's elements, made from its place; the script and the error summary go by them.</summary>
public static class Ids
{
    /// <summary>The id of a field, or of one of its inputs: "/period" and "from.year" make f-period--from-year.</summary>
    public static string Of(string pointer, string part = "")
    {
        var id = "f" + pointer.Replace('/', '-');
        return part.Length == 0 ? id : $"{id}--{part.Replace('.', '-')}";
    }

    /// <summary>The id of what is computed beside a field's inputs: a total, an area.</summary>
    public static string Output(string pointer, string part) => $"{Of(pointer, part.Replace("*", "total", StringComparison.Ordinal))}-out";

    /// <summary>The id of a node of the layout: "section:works" makes n-section-works.</summary>
    public static string Node(string nodeId) => "n-" + nodeId.Replace(':', '-').Replace('/', '-');

    /// <summary>The name of an input: the pointer, and the part behind a #.</summary>
    public static string Name(string pointer, string part = "") => part.Length == 0 ? pointer : $"{pointer}#{part}";
}
