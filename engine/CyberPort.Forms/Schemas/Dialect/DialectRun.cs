using System.Globalization;
using System.Text;
using System.Text.Json;
using CyberPort.Forms.Schemas.Json;

namespace CyberPort.Forms.Schemas.Dialect;

/// <summary>One pass over one document.</summary>
internal ref partial struct DialectRun(DialectNode root, List<SchemaFinding>? findings, Span<int> path)
{
    /// <summary>Containers inside each other.</summary>
    public const int Deepest = 64;

    private readonly DialectNode _root = root;
    private readonly List<SchemaFinding>? _findings = findings;
    private readonly Span<int> _path = path;
    private int _depth;
    private bool _mayBeBroken;

    public bool Valid { get; private set; } = true;

    public bool IsDraft { get; init; }

    public int MostFindings { get; init; }

    /// <summary>Whether the first fault was enough.</summary>
    private readonly bool Done => !Valid && _findings is null;

    public void Start(ReadOnlySpan<byte> utf8, bool mayBeBroken)
    {
        _mayBeBroken = mayBeBroken;
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        var before = _findings?.Count ?? 0;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Deepest });
        try
        {
            reader.Read();
            Check(_root, ref reader);
            // What follows the value is read as well: it must be nothing.
            if (!Done) reader.Read();
        }
        catch (JsonException fault)
        {
            // Of a text that is no JSON only that is told.
            _findings?.RemoveRange(before, _findings.Count - before);
            _depth = 0;
            var tooDeep = reader.CurrentDepth >= Deepest;
            Fault(tooDeep ? JsonFaultKind.TooDeep : JsonFaultKind.Malformed, $"{fault.LineNumber + 1}:{fault.BytePositionInLine + 1}");
        }
    }

    private void Check(DialectNode node, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                CheckText(node, ref reader);
                break;
            case JsonTokenType.Number:
                CheckNumber(node, reader.ValueSpan);
                break;
            case JsonTokenType.StartObject:
                CheckRecord(node, ref reader);
                break;
            case JsonTokenType.StartArray:
                CheckList(node, ref reader);
                break;
            case JsonTokenType.Null:
                if (IsKind(node, JsonKinds.Null) && node.Options is { TakesNull: false }) NotListed(node);
                break;
            default:
                var flag = reader.TokenType == JsonTokenType.True;
                if (IsKind(node, JsonKinds.Boolean) && node.Options is { } options && !(flag ? options.TakesTrue : options.TakesFalse))
                    NotListed(node);
                break;
        }
    }

    private void CheckRecord(DialectNode node, ref Utf8JsonReader reader)
    {
        if (!IsKind(node, JsonKinds.Record) || node.Members is not { } members)
        {
            if (node.Options is not null && (node.Kinds & JsonKinds.Record) != 0) NotListed(node);
            reader.Skip();
            return;
        }
        Span<ulong> seen = stackalloc ulong[members.Words];
        seen.Clear();
        var expected = 0;
        _depth++;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = Find(members, ref reader, expected);
            if (index < 0) Unknown(ref reader);
            else
            {
                _path[_depth] = index;
                var bit = 1UL << index;
                if ((seen[index >> 6] & bit) != 0) Fault(JsonFaultKind.DuplicateName, members.Name(index));
                seen[index >> 6] |= bit;
                expected = index + 1;
                reader.Read();
                Check(members.Nodes[index], ref reader);
            }
            if (Done) return;
        }
        if (!IsDraft) CheckMissing(members, seen);
        _depth--;
    }

    private void CheckMissing(DialectMembers members, scoped Span<ulong> seen)
    {
        for (var word = 0; word < seen.Length; word++)
        {
            for (var missing = members.Required[word] & ~seen[word]; missing != 0; missing &= missing - 1)
            {
                _path[_depth] = word * 64 + System.Numerics.BitOperations.TrailingZeroCount(missing);
                Report("required", ("property", members.Name(_path[_depth])));
            }
        }
    }

    private void CheckList(DialectNode node, ref Utf8JsonReader reader)
    {
        if (!IsKind(node, JsonKinds.List) || node.Items is not { } items)
        {
            if (node.Options is not null && (node.Kinds & JsonKinds.List) != 0) NotListed(node);
            reader.Skip();
            return;
        }
        var count = 0;
        _depth++;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            _path[_depth] = count++;
            Check(items, ref reader);
            if (Done) return;
        }
        _depth--;
        if (count < node.MinItems && !IsDraft) ReportCount("minItems", node.MinItems, count);
        if (count > node.MaxItems) ReportCount("maxItems", node.MaxItems, count);
    }

    private static int Find(DialectMembers members, ref Utf8JsonReader reader, int expected)
    {
        if (!reader.ValueIsEscaped) return members.Names.Find(reader.ValueSpan, expected);
        Span<byte> name = reader.ValueSpan.Length <= 256 ? stackalloc byte[reader.ValueSpan.Length] : new byte[reader.ValueSpan.Length];
        var length = JsonText.Unescape(ref reader, name);
        return length < 0 ? -1 : members.Names.Find(name[..length], expected);
    }

    private void Unknown(ref Utf8JsonReader reader)
    {
        if (_findings is null) Valid = false;
        else
        {
            var name = JsonText.Decode(ref reader, out _);
            _depth--;
            Add(SchemaMessages.Finding(JsonPointer.Append(Pointer(), name), "additionalProperties", ("property", name)));
            _depth++;
        }
        reader.Read();
        reader.Skip();
    }

    private bool IsKind(DialectNode node, JsonKinds kind) => (node.Kinds & kind) != 0 || Report("type", ("expected", JsonTypes.Names(node.Kinds)));

    private void NotListed(DialectNode node) => Report("enum", ("options", node.Options!.Shown));

    private void Fault(JsonFaultKind kind, string detail) => Report("json",
        ("fault", kind.ToString()), ("limit", Deepest.ToString(CultureInfo.InvariantCulture)), ("position", detail));

    private void ReportCount(string keyword, int limit, int actual) => Report(keyword,
        ("limit", limit.ToString(CultureInfo.InvariantCulture)), ("actual", actual.ToString(CultureInfo.InvariantCulture)));

    private bool Report(string keyword, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        Valid = false;
        if (_findings is not null) Add(SchemaMessages.Finding(Pointer(), keyword, arguments));
        return false;
    }

    private void Add(SchemaFinding finding)
    {
        Valid = false;
        if (_findings!.Count < MostFindings) _findings.Add(finding);
    }

    /// <summary>Follows the numbers on the path through the schema; only done when there is something to say.</summary>
    private readonly string Pointer()
    {
        var pointer = new StringBuilder();
        var node = _root;
        for (var level = 1; level <= _depth; level++)
        {
            pointer.Append('/');
            if (node.Members is { } members && node.Items is null)
            {
                pointer.Append(JsonPointer.Escape(members.Name(_path[level])));
                node = members.Nodes[_path[level]];
            }
            else
            {
                pointer.Append(_path[level]);
                node = node.Items!;
            }
        }
        return pointer.ToString();
    }
}
