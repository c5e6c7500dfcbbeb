using CyberPort.Expressions;

namespace CyberPort.Forms.Layouts;

/// <summary>One node of ui.json: a page, a section, a row, a field, a text or the review of all answers.</summary>
public sealed record UiNode
{
    public required string Id { get; init; }
    public required UiKind Kind { get; init; }

    /// <summary>The node it stands in; null for a page.</summary>
    public string? Parent { get; init; }

    /// <summary>The field path of a field node.</summary>
    public string? Field { get; init; }

    public LocalText? Label { get; init; }
    public LocalText? Help { get; init; }
    public LocalText? Example { get; init; }
    public LocalText? Text { get; init; }
    public FieldWidth Width { get; init; } = FieldWidth.Full;

    /// <summary>How a field is drawn when its kind leaves a choice: "radio", "select", "combobox", "single", "parts", "grid".</summary>
    public string? Control { get; init; }

    /// <summary>The autocomplete token of HTML (WCAG 1.3.5): "organization", "postal-code", "tel".</summary>
    public string? Autocomplete { get; init; }
}

/// <summary>What a node of the layout is.</summary>
public enum UiKind
{
    Page,
    Section,
    Row,
    Field,
    Text,
    Review,
}

/// <summary>How much of the line a field takes.</summary>
public enum FieldWidth
{
    Full,
    TwoThirds,
    Half,
    Third,
    Quarter,
}

/// <summary>The nodes of ui.json and the order of the children of each.</summary>
public sealed record UiDocument(IReadOnlyDictionary<string, UiNode> Nodes, IReadOnlyDictionary<string, IReadOnlyList<string>> Order)
{
    public IReadOnlyList<string> ChildrenOf(string parent) => Order.GetValueOrDefault(parent, []);

    /// <summary>The node that shows a field.</summary>
    public UiNode? Showing(string path) => Nodes.GetValueOrDefault(FieldNode(path));

    /// <summary>The id of the node of a field: "field:/area".</summary>
    public static string FieldNode(string path) => "field:" + path;
}
