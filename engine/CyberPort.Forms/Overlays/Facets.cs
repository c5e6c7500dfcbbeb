using System.Text.RegularExpressions;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Overlays;

/// <summary>Finds the place in the base's documents that a facet such as "label.ja" of "field:/area" stands for.</summary>
internal static partial class Facets
{
    private static readonly string[] Languages = ["ja", "en"];
    private static readonly string[] FieldTexts = [.. Both("label"), .. Both("help"), .. Both("example")];
    private static readonly string[] NodeTexts = [.. Both("label"), .. Both("help"), .. Both("text")];
    private static readonly string[] Drawn = ["width", "control"];

    private static readonly string[] ManifestFacets =
    [
        .. Both("title"), .. Both("summary"), "effectiveFrom", "effectiveTo", "procedure.workflow", "procedure.standardDays",
        "procedure.standardDaysKind", "procedure.retentionYears", .. Both("procedure.addressee"), .. Both("procedure.legalBasis"),
        .. Both("procedure.practice.ordinance"), .. Both("procedure.practice.department"), .. Both("procedure.practice.formNumber"),
        .. Both("procedure.practice.noticeForm"), .. Both("procedure.practice.storageMedium"), "procedure.practice.casesPerYear",
        "procedure.practice.sealRequired", "procedure.practice.noticeSealRequired",
    ];

    /// <summary>Where a facet stands, and under which name the base can lock it; a message list when there is no such facet.</summary>
    public static FacetPlace Find(string target, string facet, OverlayDraft draft)
    {
        var (prefix, name) = Split(target);
        return prefix switch
        {
            "field" => FieldFacet(name, facet, draft),
            "page" or "section" or "row" or "text" when NodeTexts.Contains(facet) =>
                new(PackagePaths.Ui, $"{OverlayDraft.NodePointer(target)}/{facet.Replace('.', '/')}", "label"),
            "page" or "section" or "row" or "text" => FacetPlace.Unknown(NodeTexts),
            "message" when Languages.Contains(facet) =>
                new(facet == "ja" ? PackagePaths.Japanese : PackagePaths.English, "/" + Pointers.Escape(name), "label"),
            "message" => FacetPlace.Unknown(Languages),
            "manifest" when ManifestFacets.Contains(facet) => new(PackagePaths.Manifest, "/" + facet.Replace('.', '/'), "manifest"),
            "manifest" => FacetPlace.Unknown(ManifestFacets),
            "codelist" => CodeFacet(name, facet),
            "rule" => RuleFacet(name, facet),
            "output" => OutputFacet(name, facet),
            _ => FacetPlace.Unknown(["field:…", "section:…", "message:…", "manifest", "codelist:…", "rule:…", "output:…"]),
        };
    }

    /// <summary>Whether the element itself is in the base.</summary>
    public static bool Exists(string target, OverlayDraft draft)
    {
        var (prefix, name) = Split(target);
        return prefix switch
        {
            "field" => draft.BaseField(name) is not null,
            "message" => draft.Base.Messages.Find(name) is not null,
            "manifest" => true,
            "codelist" => draft.Base.CodeLists.ContainsKey(name),
            "rule" => draft.Base.Rules.ContainsKey(name),
            "output" => !draft.At(PackagePaths.Outputs, name).IsNull,
            _ => draft.HasNode(target),
        };
    }

    /// <summary>What the base says of a facet; Null when it says nothing or there is no such facet.</summary>
    public static Value ValueOf(string target, string facet, OverlayDraft draft)
    {
        if (!Exists(target, draft)) return Value.Null;

        var place = Find(target, facet, draft);
        if (place.IsUnknown) return Value.Null;
        return place.Lock switch
        {
            "required" => Value.Of(SetStep.IsRequired(draft, target)),
            // A schema that fields share ($ref) stands elsewhere.
            "limits" => draft.BaseField(Split(target).Name)!.Schema[facet],
            _ => draft.At(place.File, place.Pointer),
        };
    }

    private static FacetPlace FieldFacet(string path, string facet, OverlayDraft draft)
    {
        if (draft.BaseField(path) is not { } field) return FacetPlace.Unknown([]);
        if (FieldTexts.Contains(facet))
            return new(PackagePaths.Ui, $"{OverlayDraft.NodePointer("field:" + path)}/{facet.Replace('.', '/')}", facet.StartsWith("label", StringComparison.Ordinal) ? "label" : "help");
        if (Drawn.Contains(facet)) return new(PackagePaths.Ui, $"{OverlayDraft.NodePointer("field:" + path)}/{facet}", "position");
        if (facet == "required") return new(PackagePaths.Schema, RequiredList(field), "required");
        return Limits.Known.Contains(facet)
            ? new(PackagePaths.Schema, $"{field.SchemaPointer}/{facet}", "limits")
            : FacetPlace.Unknown([.. FieldTexts, .. Drawn, "required", .. Limits.Known]);
    }

    // "/properties/area" is required by the list beside "properties".
    private static string RequiredList(FormField field) => Pointers.Parent(Pointers.Parent(field.SchemaPointer)) + "/required";

    private static FacetPlace CodeFacet(string list, string facet)
    {
        var parts = facet.Split('.');
        return parts is ["rows", var code, "attributes", var attribute]
            ? new(PackagePaths.CodeList(list), $"/rows/{Pointers.Escape(code)}/attributes/{Pointers.Escape(attribute)}", "attributes")
            : FacetPlace.Unknown(["rows", "rows.<code>.attributes.<name>"]);
    }

    private static FacetPlace RuleFacet(string rule, string facet) => facet is "severity" or "ack" or "expr"
        ? new(PackagePaths.Rules, $"/{Pointers.Escape(rule)}/{facet}", "rule-" + facet)
        : FacetPlace.Unknown(["severity", "ack", "expr"]);

    private static FacetPlace OutputFacet(string pointer, string facet)
    {
        var isText = Languages.Any(l => facet.EndsWith("." + l, StringComparison.Ordinal));
        if (DrawnBlock().IsMatch(facet) && BlockPlaces.DocumentOf(BlockPlaces.Name(pointer, "any")) is not null)
            return new(PackagePaths.Outputs, $"{pointer}/{facet.Replace('.', '/')}", "output-drawn");
        var isOpen = Pointers.IsWithin(pointer, "/notices") || Pointers.IsWithin(pointer, "/documents") || Pointers.IsWithin(pointer, "/print");
        return isText && isOpen
            ? new(PackagePaths.Outputs, $"{pointer}/{facet.Replace('.', '/')}", "output")
            : FacetPlace.Unknown(["subject.ja", "body.ja", "title.ja", "blocks.<id>.text.ja", "blocks.<id>.heading.ja", "blocks.<id>.align", "blocks.<id>.columns", "blocks.<id>.break"]);
    }

    private static (string Prefix, string Name) Split(string target) =>
        target.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? (target[..colon], target[(colon + 1)..]) : (target, "");

    // how a block is drawn, not what it says
    [GeneratedRegex(@"\Ablocks\.[A-Za-z0-9_-]+\.(?:align|columns|break)\z", RegexOptions.NonBacktracking)]
    private static partial Regex DrawnBlock();

    private static string[] Both(string facet) => [facet + ".ja", facet + ".en"];
}

/// <summary>Where a facet stands in the documents; an unknown one names those that are known.</summary>
internal sealed record FacetPlace(string File, string Pointer, string Lock)
{
    public IReadOnlyList<string> Known { get; private init; } = [];

    public bool IsUnknown => File.Length == 0;

    public static FacetPlace Unknown(IReadOnlyList<string> known) => new("", "", "") { Known = known };
}
