using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Editing.Papers;

/// <summary>A document that is laid out in blocks: the form on paper (様式), or one that the office issues.</summary>
/// <param name="At">Where it stands in outputs.json: "/print", "/documents/permit".</param>
/// <param name="Title">What it is called.</param>
/// <param name="IsOwn">Whether everything in it may be changed.</param>
/// <param name="Blocks">Its blocks in order.</param>
public sealed record PaperDocument(string At, LocalText Title, bool IsOwn, IReadOnlyList<PaperBlock> Blocks)
{
    /// <summary>Where the form on paper stands.</summary>
    public const string Print = "/print";

    /// <summary>Whether it is the form on paper; others are issued by the office.</summary>
    public bool IsPrint => At == Print;

    /// <summary>The documents of a form: the form on paper first, when it has one.</summary>
    public static IReadOnlyList<PaperDocument> Of(Workpiece work, FormPackage package)
    {
        var outputs = package.Documents.GetValueOrDefault(PackagePaths.Outputs);
        IEnumerable<string> places = outputs["documents"] is { Kind: ValueKind.Record } documents ? documents.AsRecord.Keys.Select(k => Pointers.Append("/documents", k)) : [];
        return [.. places.Prepend(Print).Where(at => outputs.At(at)["title"]["ja"].IsText).Select(at => Read(work, outputs.At(at), at))];
    }

    private static PaperDocument Read(Workpiece work, Value document, string at)
    {
        var isOwn = work.IsOwnForm || !work.Document["add"][PaperPlaces.Element(at)].IsNull;
        var order = document["order"] is { Kind: ValueKind.List } list ? list.AsList.Where(b => b.IsText).Select(b => b.AsText) : [];
        return new(at, Text(document["title"]), isOwn, [.. order.Select(id => Block(work, document["blocks"][id], at, id, isOwn))]);
    }

    private static PaperBlock Block(Workpiece work, Value content, string at, string id, bool isOwnDocument)
    {
        var name = PaperPlaces.Element(at, id);
        var facets = work.Document["set"][PaperPlaces.Element(at)] is { Kind: ValueKind.Record } set ? set.AsRecord.Keys : [];
        var isOwn = isOwnDocument || !work.Document["add"][name].IsNull;
        return new(id, content)
        {
            IsOwn = isOwn,
            IsChanged = !isOwn && (!work.Document["move"][name].IsNull || facets.Any(f => f.StartsWith($"blocks.{id}.", StringComparison.Ordinal))),
        };
    }

    private static LocalText Text(Value text) => new(text["ja"].IsText ? text["ja"].AsText : "", text["en"].IsText ? text["en"].AsText : "");
}

/// <summary>One block of a document as it is edited.</summary>
/// <param name="Id">Its id within the document.</param>
/// <param name="Content">The block as it is written in outputs.json.</param>
public sealed record PaperBlock(string Id, Value Content)
{
    /// <summary>Whether everything of it may be changed, and it may be removed.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether the port changed something of a national block.</summary>
    public bool IsChanged { get; init; }

    /// <summary>"paragraph", "fields" ...</summary>
    public string Kind => Content["kind"] is { IsText: true } kind ? kind.AsText : "";

    /// <summary>A member's words; empty where it has none.</summary>
    public string Word(string member, string language) => Content[member][language] is { IsText: true } text ? text.AsText : "";

    /// <summary>The fields or columns that it shows.</summary>
    public IReadOnlyList<string> Fields => Content[Kind == "table" ? "columns" : "fields"] is { Kind: ValueKind.List } list
        ? [.. list.AsList.Where(f => f.IsText).Select(f => f.AsText)]
        : [];
}
