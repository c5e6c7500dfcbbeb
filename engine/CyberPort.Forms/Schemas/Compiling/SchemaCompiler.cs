using CyberPort.Forms.Schemas.Json;
using CyberPort.Forms.Schemas.Checking;

namespace CyberPort.Forms.Schemas.Compiling;

/// <summary>Compiles a schema and everything it refers to, from a queue: no nesting of the schema costs stack.</summary>
internal sealed class SchemaCompiler
{
    private readonly Dictionary<JsonData, SchemaNode> _nodes = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<SchemaNode> _open = new();
    private readonly HashSet<SchemaResource> _resources = [];

    private SchemaCompiler(SchemaOptions options)
    {
        Options = options;
        Problems = new(options.File);
        Registry = new(options, Problems);
    }

    public SchemaOptions Options { get; }

    public SchemaProblems Problems { get; }

    public SchemaRegistry Registry { get; }

    public static (SchemaNode? Root, SchemaProblems Problems) Compile(ReadOnlySpan<byte> utf8, SchemaOptions options)
    {
        var compiler = new SchemaCompiler(options);
        var document = compiler.Registry.Add(options.BaseUri, utf8);
        if (document is null) return (null, compiler.Problems);
        var root = compiler.Node(new(document, document.Root, ""));
        compiler.Drain();
        if (compiler.Problems.Found.Count == 0) compiler.RefuseCircles();
        return (compiler.Problems.Found.Count == 0 ? root : null, compiler.Problems);
    }

    /// <summary>The node of a subschema; its keywords follow later.</summary>
    public SchemaNode Node(SchemaPlace place)
    {
        if (_nodes.TryGetValue(place.Data, out var known)) return known;
        var node = new SchemaNode(Registry.InOwnResource(place));
        _nodes.Add(place.Data, node);
        if (_nodes.Count > Options.MaxSchemaNodes) Problems.TooMany(Options.MaxSchemaNodes);
        else _open.Enqueue(node);
        return node;
    }

    private void Drain()
    {
        while (_open.TryDequeue(out var node))
        {
            Fill(node);
            // A dynamic reference may land on any dynamic anchor of a resource that was entered on the way.
            if (!_resources.Add(node.Resource)) continue;
            foreach (var (name, place) in node.Resource.DynamicAnchors) node.Resource.DynamicNodes[name] = Node(place);
        }
    }

    private void Fill(SchemaNode node)
    {
        var (_, data, pointer) = node.Place;
        if (data.Kind == JsonKinds.Boolean)
        {
            node.Always = data.Flag;
            return;
        }
        if (data.Kind != JsonKinds.Record)
        {
            Problems.Add("schema.kind", pointer,
                new("ここにはスキーマ（オブジェクトか true / false）を書きます。", "A schema is expected here: an object, true or false."),
                new("オブジェクトに書き直してください。", "Write an object."));
            return;
        }
        var keywords = new List<Keyword>();
        foreach (var entry in KeywordTable.InOrder)
        {
            if (data.Member(entry.Name) is not { } value || (entry.Vocabulary & node.Resource.Vocabularies) == 0) continue;
            if (entry.Read(new KeywordSource(this, node.Place, entry.Name, value)) is { } keyword) keywords.Add(keyword);
        }
        node.Keywords = [.. keywords];
        node.Marks = keywords.Any(keyword => keyword.ReadsMarks);
    }

    /// <summary>Schemas that apply each other to the same value would never end.</summary>
    private void RefuseCircles()
    {
        var done = new HashSet<SchemaNode>();
        var path = new HashSet<SchemaNode>();
        var open = new Stack<(SchemaNode Node, bool Leave)>(_nodes.Values.Select(node => (node, false)));
        while (open.TryPop(out var next))
        {
            if (next.Leave)
            {
                path.Remove(next.Node);
                done.Add(next.Node);
                continue;
            }
            if (path.Contains(next.Node)) Problems.Endless(next.Node.Place.Pointer);
            if (done.Contains(next.Node) || !path.Add(next.Node)) continue;
            open.Push((next.Node, true));
            foreach (var keyword in next.Node.Keywords)
            {
                foreach (var inner in keyword.InPlace) open.Push((inner, false));
            }
        }
    }
}
