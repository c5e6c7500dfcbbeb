using CyberPort.Forms.Schemas.Json;

namespace CyberPort.Forms.Schemas.Compiling;

/// <summary>A schema with an identity of its own: a document, or the part of one that carries <c>$id</c>.</summary>
internal sealed class SchemaResource(string uri, JsonData root, string pointer, Vocabulary vocabularies)
{
    public string Uri { get; } = uri;

    public JsonData Root { get; } = root;

    /// <summary>Where the resource begins inside its document.</summary>
    public string Pointer { get; } = pointer;

    public Vocabulary Vocabularies { get; } = vocabularies;

    public Dictionary<string, SchemaPlace> Anchors { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SchemaPlace> DynamicAnchors { get; } = new(StringComparer.Ordinal);

    /// <summary>The compiled targets of <see cref="DynamicAnchors"/>, complete when compiling has ended.</summary>
    public Dictionary<string, SchemaNode> DynamicNodes { get; } = new(StringComparer.Ordinal);
}

/// <summary>One subschema: its JSON, the resource that it belongs to and its pointer inside the document.</summary>
internal readonly record struct SchemaPlace(SchemaResource Resource, JsonData Data, string Pointer);
