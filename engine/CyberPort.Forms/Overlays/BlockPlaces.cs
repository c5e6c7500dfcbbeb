using System.Text.RegularExpressions;

namespace CyberPort.Forms.Overlays;

/// <summary>How an overlay names blocks of documents and the places between them: "output:/print/blocks/what" stands in "output:/print".</summary>
internal static partial class BlockPlaces
{
    /// <summary>The document that a block stands in; null when the name is that of no block.</summary>
    public static string? DocumentOf(string name) => Block().Match(name) is { Success: true } match ? match.Groups["document"].Value : null;

    /// <summary>The name of a block within its document.</summary>
    public static string IdOf(string name) => name[(name.LastIndexOf('/') + 1)..];

    /// <summary>The element of a block of the document at a pointer such as "/print".</summary>
    public static string Name(string pointer, string id) => $"output:{pointer}/blocks/{id}";

    /// <summary>Whether an element may stand at a place: a block beside blocks of its own document, everything else among its like.</summary>
    public static bool Fits(string id, Placement place)
    {
        if (DocumentOf(id) is not { } document) return !place.Anchor.StartsWith("output:", StringComparison.Ordinal);
        return place.Kind == PlacementKind.Into ? place.Anchor == document : DocumentOf(place.Anchor) == document;
    }

    [GeneratedRegex(@"\A(?<document>output:/(?:print|documents/[A-Za-z0-9-]+))/blocks/[A-Za-z0-9_-]+\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
