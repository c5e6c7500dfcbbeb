using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Overlays;

/// <summary>The documents of a snapshot while an overlay is being applied, with the conflicts and notes found so far.</summary>
internal sealed class OverlayDraft
{
    private readonly Dictionary<string, FormField> _fields;

    public OverlayDraft(FormPackage below, Overlay overlay)
    {
        (Base, Overlay) = (below, overlay);
        _fields = below.Fields.ToDictionary(f => f.Path, StringComparer.Ordinal);
        Documents = new(below.Documents, StringComparer.Ordinal);
    }

    public FormPackage Base { get; }

    public Overlay Overlay { get; }

    public Dictionary<string, Value> Documents { get; }

    public List<Problem> Conflicts { get; } = [];

    /// <summary>What an overlay asks for that stands already; it is no fault, but it can be removed.</summary>
    public List<Problem> Notes { get; } = [];

    public FormField? BaseField(string path) => _fields.GetValueOrDefault(path);

    public Value At(string file, string pointer) => Documents.GetValueOrDefault(file).At(pointer);

    public void Put(string file, string pointer, Value value) =>
        Documents[file] = value.IsNull ? Documents[file].Without(pointer) : Documents[file].With(pointer, value);

    /// <summary>Writes a field's shared schema ($ref) out at its place, so that only this field changes.</summary>
    public void Unfold(FormField field)
    {
        if (!At(PackagePaths.Schema, field.SchemaPointer)["$ref"].IsNull) Put(PackagePaths.Schema, field.SchemaPointer, field.Schema);
    }

    public void Conflict(Problem problem) => Conflicts.Add(problem);

    /// <summary>The node, or block of a document, that an overlay names by its id or by the path of the field it shows.</summary>
    public string NodeId(string name) => name.StartsWith('/') ? "field:" + name : name;

    public bool HasNode(string id) => id.StartsWith("output:/", StringComparison.Ordinal)
        ? !At(PackagePaths.Outputs, id["output:".Length..]).IsNull
        : !At(PackagePaths.Ui, NodePointer(id)).IsNull;

    public static string NodePointer(string id) => "/nodes/" + Pointers.Escape(id);
}
