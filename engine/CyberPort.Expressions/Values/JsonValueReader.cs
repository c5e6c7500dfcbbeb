using System.Text.Json;

namespace CyberPort.Expressions;

/// <summary>Reads JSON into values in one pass, with the names and shapes of earlier readings.</summary>
internal sealed class JsonValueReader
{
    // One reader per thread keeps its buffers; it is emptied before it is given back.
    [ThreadStatic]
    private static JsonValueReader? _spare;

    private Value[] _values = new Value[256];
    private NameCache.Entry[] _names = new NameCache.Entry[256];
    private int _valueCount;
    private int _nameCount;

    public static Value Read(ReadOnlySpan<byte> utf8Json)
    {
        var reader = _spare ?? new JsonValueReader();
        _spare = null;
        try
        {
            var json = new Utf8JsonReader(utf8Json);
            json.Read();
            var value = reader.ReadValue(ref json);
            if (json.Read()) throw new JsonException("There is something after the value.");
            return value;
        }
        catch (InvalidOperationException fault)
        {
            throw new JsonException("The text holds bytes that are no UTF-8.", fault);
        }
        finally
        {
            reader.Clear();
            if (reader._values.Length <= 4096) _spare = reader;
        }
    }

    private Value ReadValue(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.StartObject => ReadRecord(ref json),
        JsonTokenType.StartArray => ReadList(ref json),
        JsonTokenType.String => Value.Of(json.GetString()),
        JsonTokenType.True => Value.True,
        JsonTokenType.False => Value.False,
        JsonTokenType.Number when Numbers.TryRead(json.ValueSpan, out var number) => Value.Of(number),
        JsonTokenType.Number => throw new JsonException("A number is beyond what a decimal holds."),
        _ => Value.Null,
    };

    private Value ReadList(ref Utf8JsonReader json)
    {
        var start = _valueCount;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray) Push(ReadValue(ref json));
        return Value.Of(new ValueList(Pop(start)));
    }

    private Value ReadRecord(ref Utf8JsonReader json)
    {
        var (firstValue, firstName) = (_valueCount, _nameCount);
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            PushName(ref json);
            json.Read();
            Push(ReadValue(ref json));
        }

        var shape = NameCache.Shape(_names.AsSpan(firstName, _nameCount - firstName));
        _nameCount = firstName;
        if (shape.Duplicate is { } name) throw new JsonException($"The member '{name}' comes twice.");
        return Value.Of(new ValueRecord(shape, Pop(firstValue)));
    }

    private void PushName(ref Utf8JsonReader json)
    {
        if (_nameCount == _names.Length) Array.Resize(ref _names, _nameCount * 2);
        _names[_nameCount++] = json.ValueIsEscaped
            ? NameCache.Name(System.Text.Encoding.UTF8.GetBytes(json.GetString()!))
            : NameCache.Name(json.ValueSpan);
    }

    private void Push(Value value)
    {
        if (_valueCount == _values.Length) Array.Resize(ref _values, _valueCount * 2);
        _values[_valueCount++] = value;
    }

    private Value[] Pop(int start)
    {
        var popped = _values.AsSpan(start, _valueCount - start).ToArray();
        _valueCount = start;
        return popped;
    }

    private void Clear()
    {
        Array.Clear(_values);
        (_valueCount, _nameCount) = (0, 0);
    }
}
