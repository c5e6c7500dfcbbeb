using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Editing.Papers;

/// <summary>Where a document and its blocks stand: in outputs.json of a form of its own, or in an overlay.</summary>
internal static class PaperPlaces
{
    /// <summary>How an overlay names the document: "output:/print".</summary>
    public static string Element(string at) => "output:" + at;

    /// <summary>How an overlay names a block: "output:/print/blocks/what".</summary>
    public static string Element(string at, string id) => $"output:{at}/blocks/{id}";

    /// <summary>The document as it is written by whoever it belongs to; Null when it is the base's.</summary>
    public static Value Own(Workpiece work, string at) =>
        work.IsOwnForm ? work.Read(PackagePaths.Outputs).At(at) : work.Document["add"][Element(at)]["content"];

    /// <summary>Writes a document that is the form's or the port's own.</summary>
    public static Workpiece WriteOwn(Workpiece work, string at, Value document) => work.IsOwnForm
        ? work.With(PackagePaths.Outputs, work.Read(PackagePaths.Outputs).With(at, document))
        : work.With(work.Document.With($"/add/{Pointers.Escape(Element(at))}/content", document));

    /// <summary>The order of the blocks in a package, by the names that an overlay gives them.</summary>
    public static IReadOnlyList<string> Order(FormPackage? package, string at) =>
        package?.Documents.GetValueOrDefault(PackagePaths.Outputs).At(at + "/order") is { Kind: ValueKind.List } order
            ? [.. order.AsList.Select(b => Element(at, b.AsText))]
            : [];
}
