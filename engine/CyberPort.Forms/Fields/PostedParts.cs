namespace CyberPort.Forms.Fields;

/// <summary>The posted texts of one field's inputs by part name; "" is the field's single input.</summary>
public sealed class PostedParts(IReadOnlyDictionary<string, IReadOnlyList<string>> parts)
{
    public static PostedParts Of(params ReadOnlySpan<(string Part, string Text)> parts)
    {
        var texts = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (part, text) in parts) texts[part] = [.. texts.GetValueOrDefault(part, []), text];
        return new(texts);
    }

    /// <summary>The parts as a value's inputs show them.</summary>
    public static PostedParts Of(IReadOnlyDictionary<string, string> parts) =>
        new(parts.ToDictionary(part => part.Key, part => (IReadOnlyList<string>)[part.Value], StringComparer.Ordinal));

    /// <summary>The text of a part; "" when it was not posted.</summary>
    /// <remarks>The last of several: an empty hidden input stands before a choice, so that choosing nothing is posted as well.</remarks>
    public string this[string part] => parts.TryGetValue(part, out var texts) && texts.Count > 0 ? texts[^1] : "";

    /// <summary>All texts of a part: of check boxes there are several.</summary>
    public IReadOnlyList<string> All(string part) => parts.GetValueOrDefault(part, []);

    public bool Has(string part) => parts.ContainsKey(part);

    /// <summary>The parts behind a prefix, without it: "from." makes "from.year" to "year", "from" to "".</summary>
    public PostedParts Within(string name)
    {
        var inner = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (part, texts) in parts)
        {
            if (part == name) inner[""] = texts;
            else if (part.StartsWith(name + ".", StringComparison.Ordinal)) inner[part[(name.Length + 1)..]] = texts;
        }
        return new(inner);
    }
}
