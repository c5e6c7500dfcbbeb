using System.Globalization;

namespace CyberPort.Expressions;

public readonly partial struct Value
{
    /// <summary>The value at a JSON Pointer; Null when there is none. "" is the whole.</summary>
    public Value At(string pointer)
    {
        var current = this;
        var rest = pointer.AsSpan();
        while (!rest.IsEmpty)
        {
            if (rest[0] != '/')
                throw new ArgumentException($"'{pointer}' is no JSON Pointer: it begins with '/' or is empty.", nameof(pointer));
            rest = rest[1..];
            var end = rest.IndexOf('/');
            var token = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[end..];
            current = current.Member(token);
            if (current.IsNull) return Null;
        }

        return current;
    }

    /// <summary>A copy with one place changed. Records are made on the way, and lists for "-" (append) and "0".</summary>
    /// <exception cref="ArgumentException">The pointer is none, or its index lies beyond the end of the list.</exception>
    public Value With(string pointer, Value value) => With(Tokens(pointer), value);

    /// <summary>A copy without the member or item at the pointer; the same value when there is nothing there.</summary>
    public Value Without(string pointer)
    {
        var tokens = Tokens(pointer);
        return tokens.IsEmpty ? Null : Without(tokens);
    }

    private static ReadOnlySpan<string> Tokens(string pointer)
    {
        if (pointer.Length == 0) return [];
        if (pointer[0] != '/')
            throw new ArgumentException($"'{pointer}' is no JSON Pointer: it begins with '/' or is empty.", nameof(pointer));

        var tokens = pointer[1..].Split('/');
        for (var i = 0; i < tokens.Length; i++) tokens[i] = Unescaped(tokens[i]);
        return tokens;
    }

    private static string Unescaped(string token) =>
        token.Contains('~', StringComparison.Ordinal)
            ? token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)
            : token;

    private static int Index(ReadOnlySpan<char> token) =>
        token is ['0'] || (token.Length is > 0 and < 10 && token[0] is >= '1' and <= '9')
            ? int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1
            : -1;

    private Value Member(ReadOnlySpan<char> token)
    {
        if (_content is ValueRecord record)
            return record.TryGetValue(token.Contains('~') ? Unescaped(token.ToString()) : token, out var member) ? member : Null;
        if (_content is not ValueList list) return Null;

        var index = Index(token);
        return index >= 0 && index < list.Count ? list[index] : Null;
    }

    private Value With(ReadOnlySpan<string> tokens, Value value)
    {
        if (tokens.IsEmpty) return value;

        var token = tokens[0];
        var rest = tokens[1..];
        var list = _content as ValueList ?? (_content is ValueRecord || token is not ("-" or "0") ? null : ValueList.Empty);
        if (list is null)
        {
            var record = _content as ValueRecord ?? ValueRecord.Empty;
            return Of(record.With(token, this[token].With(rest, value)));
        }

        var index = token == "-" ? list.Count : Index(token);
        if (index < 0 || index > list.Count)
            throw new ArgumentException($"The list has {list.Count} items; '{token}' is no place in it.", nameof(tokens));
        if (index == list.Count) return new(new ValueList([.. list.Items, Null.With(rest, value)]));

        var items = list.Items.ToArray();
        items[index] = items[index].With(rest, value);
        return new(new ValueList(items));
    }

    private Value Without(ReadOnlySpan<string> tokens)
    {
        var token = tokens[0];
        var rest = tokens[1..];
        if (_content is ValueRecord record)
        {
            if (!record.TryGetValue(token, out var member)) return this;
            return Of(rest.IsEmpty ? record.Without(token) : record.With(token, member.Without(rest)));
        }

        if (_content is not ValueList list || Index(token) is var index && (index < 0 || index >= list.Count)) return this;
        if (rest.IsEmpty) return new(new ValueList([.. list.Items[..index], .. list.Items[(index + 1)..]]));

        var items = list.Items.ToArray();
        items[index] = items[index].Without(rest);
        return new(new ValueList(items));
    }
}
