using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Editing;

/// <summary>An own field keeps its type from its first publication on, also after it was taken out: answers under its key are kept for years.</summary>
public static class OwnKeys
{
    /// <summary>Own fields that were published with another type.</summary>
    /// <param name="published">Every published version, in any order.</param>
    /// <param name="now">What is to be published.</param>
    public static IReadOnlyList<Problem> Retyped(IEnumerable<Overlay> published, Overlay now)
    {
        var known = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var earlier in published)
            foreach (var (key, own) in Fields(earlier)) known.TryAdd(key, Shape(own.Schema));
        return [.. from field in Fields(now)
                   let before = known.GetValueOrDefault(field.Key)
                   where before is not null && before != Shape(field.Value.Schema)
                   select Problem(field.Key, before, Shape(field.Value.Schema))];
    }

    private static IEnumerable<KeyValuePair<string, Addition>> Fields(Overlay overlay) =>
        overlay.Add.Where(a => a.Key.StartsWith("/ext/", StringComparison.Ordinal) && a.Value.Schema.Kind == ValueKind.Record);

    // what an answer looks like; a number may become a whole number in a rule, not in its type
    private static string Shape(Value schema)
    {
        var (type, kind) = (schema["type"], schema["x-cp-kind"]);
        return (type.IsText ? type.AsText : "object") + (kind.IsText && kind.AsText is not ("text" or "multiline" or "number" or "integer") ? $" ({kind.AsText})" : "");
    }

    private static Problem Problem(string key, string before, string now) => new("own-retyped", PackagePaths.Overlay, $"/add/{Pointers.Escape(key)}/schema",
        new($"独自項目「{key}」は以前「{before}」として公開されており、「{now}」には変えられません。", $"The own field '{key}' was published as {before}; it cannot become {now}."),
        new("別の名前で新しい項目を作ってください。前の項目の回答は残ります。", "Make a new field under another name; the answers of the old one stay."));
}
