using System.Text;
using System.Text.Json;

namespace CyberPort.Forms.Schemas.Json;

/// <summary>Reads UTF-8 into <see cref="JsonData"/> without recursion and within limits.</summary>
internal ref struct JsonDataReader
{
    private readonly JsonLimits _limits;
    private readonly List<JsonFault> _faults = [];
    private readonly Stack<Open> _open = new();
    private Utf8JsonReader _reader;
    private int _values;
    private JsonData? _root;

    private JsonDataReader(ReadOnlySpan<byte> utf8, JsonLimits limits)
    {
        _limits = limits;
        _reader = new(utf8, new JsonReaderOptions { MaxDepth = limits.Depth + 1 });
    }

    /// <summary>A container that is still being read.</summary>
    private sealed class Open(bool isRecord)
    {
        public bool IsRecord { get; } = isRecord;
        public List<JsonData> Items { get; } = [];
        public List<JsonMember> Members { get; } = [];
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);
        public string Name { get; set; } = "";
    }

    public static JsonReading Read(ReadOnlySpan<byte> utf8, JsonLimits limits)
    {
        if (utf8.Length > limits.Bytes) return new(null, [new(JsonFaultKind.TooLarge, "", $"{limits.Bytes}")]);
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        var reader = new JsonDataReader(utf8, limits);
        return reader.ReadAll();
    }

    private JsonReading ReadAll()
    {
        try
        {
            while (_reader.Read())
            {
                if (Take() is not { } fault) continue;
                _faults.Add(new(fault, Pointer(), ""));
                return new(null, _faults);
            }
        }
        catch (JsonException problem)
        {
            _faults.Add(new(JsonFaultKind.Malformed, "", $"{problem.LineNumber + 1}:{problem.BytePositionInLine + 1}"));
            return new(null, _faults);
        }
        return new(_root, _faults);
    }

    private JsonFaultKind? Take()
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                TakeName();
                return null;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                if (_open.Count >= _limits.Depth) return JsonFaultKind.TooDeep;
                _open.Push(new(_reader.TokenType == JsonTokenType.StartObject));
                return null;
            case JsonTokenType.EndObject:
                return Add(JsonData.OfMembers([.. _open.Pop().Members]));
            case JsonTokenType.EndArray:
                return Add(JsonData.OfItems([.. _open.Pop().Items]));
            case JsonTokenType.Number when _reader.ValueSpan.Length > _limits.NumberLength:
                return JsonFaultKind.NumberTooLong;
            default:
                return Add(Scalar());
        }
    }

    private void TakeName()
    {
        var open = _open.Peek();
        open.Name = Decoded();
        if (!open.Names.Add(open.Name)) _faults.Add(new(JsonFaultKind.DuplicateName, Pointer(), open.Name));
    }

    private JsonData Scalar() => _reader.TokenType switch
    {
        JsonTokenType.True => JsonData.True,
        JsonTokenType.False => JsonData.False,
        JsonTokenType.Number => JsonData.OfNumber(Encoding.ASCII.GetString(_reader.ValueSpan), JsonNumber.Parse(_reader.ValueSpan)),
        JsonTokenType.String => JsonData.OfText(Decoded()),
        _ => JsonData.Null,
    };

    private string Decoded()
    {
        var text = JsonText.Decode(ref _reader, out var broken);
        if (broken) _faults.Add(new(JsonFaultKind.BrokenText, Pointer(), ""));
        else if (text.Contains('\0', StringComparison.Ordinal)) _faults.Add(new(JsonFaultKind.NulCharacter, Pointer(), ""));
        return text;
    }

    private JsonFaultKind? Add(JsonData value)
    {
        if (++_values > _limits.Values) return JsonFaultKind.TooManyValues;
        if (_open.Count == 0) _root = value;
        else if (_open.Peek() is { IsRecord: true } record) record.Members.Add(new(record.Name, value));
        else _open.Peek().Items.Add(value);
        return null;
    }

    private readonly string Pointer()
    {
        var pointer = new StringBuilder();
        foreach (var open in _open.Reverse())
        {
            pointer.Append('/');
            if (open.IsRecord) pointer.Append(JsonPointer.Escape(open.Name));
            else pointer.Append(open.Items.Count);
        }
        return pointer.ToString();
    }
}
