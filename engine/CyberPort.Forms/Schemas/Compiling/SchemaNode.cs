using CyberPort.Forms.Schemas.Checking;

namespace CyberPort.Forms.Schemas.Compiling;

/// <summary>One compiled subschema: true, false, or keywords in the order of evaluation.</summary>
internal sealed class SchemaNode(SchemaPlace place)
{
    public SchemaPlace Place { get; } = place;

    public SchemaResource Resource => Place.Resource;

    /// <summary>Set for the schemas true and false.</summary>
    public bool? Always { get; set; }

    public Keyword[] Keywords { get; set; } = [];

    /// <summary>Whether the evaluated members and items must be noted for <c>unevaluated…</c> of this very schema.</summary>
    public bool Marks { get; set; }
}
