using CyberPort.Expressions;
using CyberPort.Forms.Schemas.Json;

namespace CyberPort.Forms.Schemas.Compiling;

/// <summary>Knows every schema resource by its URI and finds what a reference means.</summary>
internal sealed class SchemaRegistry(SchemaOptions options, SchemaProblems problems)
{
    private readonly Dictionary<string, SchemaResource> _byUri = new(StringComparer.Ordinal);
    private readonly Dictionary<JsonData, SchemaResource> _byRoot = new(ReferenceEqualityComparer.Instance);

    /// <summary>Reads a document and notes its resources and anchors; null when it cannot be read.</summary>
    public SchemaResource? Add(string uri, ReadOnlySpan<byte> utf8)
    {
        var limits = new JsonLimits(options.MaxSchemaBytes, options.MaxSchemaDepth, options.MaxSchemaValues, options.MaxNumberLength);
        var reading = JsonDataReader.Read(utf8, limits);
        foreach (var fault in reading.Faults)
        {
            // A schema may speak of U+0000 (in const, say); only instances must not hold it.
            if (fault.Kind != JsonFaultKind.NulCharacter) problems.Text(fault, options);
        }
        return reading.Data is { } root ? Scan(uri, root) : null;
    }

    /// <summary>What a reference inside a resource means, or null when it leads nowhere.</summary>
    public SchemaPlace? Find(SchemaResource from, string reference)
    {
        var resource = Resource(UriReference.Resolve(from.Uri, reference));
        if (resource is null) return null;
        var fragment = Decode(UriReference.Split(reference).Fragment);
        if (fragment.Length == 0) return new(resource, resource.Root, resource.Pointer);
        if (fragment[0] == '/') return Walk(resource, fragment);
        if (resource.Anchors.TryGetValue(fragment, out var place) || resource.DynamicAnchors.TryGetValue(fragment, out place)) return place;
        return null;
    }

    /// <summary>The same place, in the resource that begins there if one does.</summary>
    public SchemaPlace InOwnResource(SchemaPlace place) => place with { Resource = _byRoot.GetValueOrDefault(place.Data, place.Resource) };

    private SchemaResource? Resource(string uri)
    {
        if (_byUri.TryGetValue(uri, out var known)) return known;
        if (options.Documents.TryGetValue(uri, out var document)) return Add(uri, document.Span);
        return Metaschemas.Find(uri) is { } meta ? Add(uri, meta) : null;
    }

    private SchemaPlace? Walk(SchemaResource resource, string pointer)
    {
        var place = new SchemaPlace(resource, resource.Root, resource.Pointer);
        foreach (var token in JsonPointer.Tokens(pointer) ?? [])
        {
            if (JsonPointer.Step(place.Data, token) is not { } next) return null;
            place = new(_byRoot.GetValueOrDefault(next, place.Resource), next, JsonPointer.Append(place.Pointer, token));
        }
        return place;
    }

    private SchemaResource Scan(string uri, JsonData root)
    {
        var inherited = new SchemaResource(uri, root, "", Vocabulary.Standard);
        var open = new Stack<SchemaPlace>();
        open.Push(new(inherited, root, ""));
        SchemaResource? document = null;
        while (open.TryPop(out var place))
        {
            var resource = ResourceOf(place, isDocument: document is null);
            document ??= resource;
            if (place.Data.Kind != JsonKinds.Record) continue;
            Anchor(place with { Resource = resource }, "$anchor", resource.Anchors);
            Anchor(place with { Resource = resource }, "$dynamicAnchor", resource.DynamicAnchors);
            foreach (var (data, pointer) in SchemaPositions.Of(place.Data, place.Pointer)) open.Push(new(resource, data, pointer));
        }
        _byUri.TryAdd(uri, document!);
        return document!;
    }

    private SchemaResource ResourceOf(SchemaPlace place, bool isDocument)
    {
        var id = place.Data.Member("$id");
        if (id is null && !isDocument) return place.Resource;

        var uri = place.Resource.Uri;
        if (id is not null)
        {
            if (id.Kind != JsonKinds.Text || id.Text.TrimEnd('#').Contains('#', StringComparison.Ordinal))
                problems.Value(JsonPointer.Append(place.Pointer, "$id"), "$id", "フラグメントのない URI", "a URI without a fragment");
            else uri = UriReference.Resolve(uri, id.Text);
        }
        var vocabularies = place.Data.Member("$schema") is { } dialect ? VocabulariesOf(dialect, place.Pointer) : place.Resource.Vocabularies;
        var resource = new SchemaResource(uri, place.Data, place.Pointer, vocabularies);
        if (place.Data.Kind == JsonKinds.Record) _byRoot[place.Data] = resource;
        if (!_byUri.TryAdd(uri, resource) && !isDocument) problems.Add("schema.id", JsonPointer.Append(place.Pointer, "$id"),
            new($"$id「{uri}」が重なっています。", $"The $id {uri} is used twice."),
            new("別の $id を付けてください。", "Give it another $id."));
        return resource;
    }

    private Vocabulary VocabulariesOf(JsonData dialect, string pointer)
    {
        var uri = dialect.Text.TrimEnd('#');
        if (uri == Metaschemas.Schema || uri.StartsWith("https://json-schema.org/draft/2020-12/meta/", StringComparison.Ordinal))
            return Vocabulary.Standard;
        var at = JsonPointer.Append(pointer, "$schema");
        if (Resource(uri)?.Root.Member("$vocabulary") is not { } vocabulary)
        {
            problems.Add("schema.dialect", at,
                new($"$schema「{dialect.Text}」は使えません。", $"The $schema {dialect.Text} is not known."),
                new($"「{Metaschemas.Schema}」と書いてください。", $"Write {Metaschemas.Schema}."));
            return Vocabulary.Standard;
        }
        var chosen = Vocabulary.Core;
        foreach (var member in vocabulary.Members)
        {
            var known = Vocabularies.Of(member.Name);
            chosen |= known;
            if (known == Vocabulary.None && member.Value.Flag) problems.Add("schema.vocabulary", at,
                new($"必須の語彙「{member.Name}」を知りません。", $"The required vocabulary {member.Name} is not known."),
                new("この語彙を使わない定義にしてください。", "Do without this vocabulary."));
        }
        return chosen;
    }

    private void Anchor(SchemaPlace place, string keyword, Dictionary<string, SchemaPlace> anchors)
    {
        if (place.Data.Member(keyword) is not { } name) return;
        var pointer = JsonPointer.Append(place.Pointer, keyword);
        if (name.Kind != JsonKinds.Text || name.Text.Length == 0 || name.Text.AsSpan().IndexOfAny("/#%") >= 0)
            problems.Value(pointer, keyword, "英字か _ で始まる名前", "a name that begins with a letter or _");
        else if (!anchors.TryAdd(name.Text, place)) problems.Add("schema.anchor", pointer,
            new LocalText($"「{name.Text}」という目印が 2 つあります。", $"The anchor {name.Text} occurs twice."),
            new LocalText("別の名前を付けてください。", "Give it another name."));
    }

    private static string Decode(string fragment) =>
        fragment.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(fragment) : fragment;
}
