using System.Globalization;
using System.Text;
using CyberPort.Expressions;

namespace CyberPort.Web.Workflows;

/// <summary>A play's inputs that were changed by hand; they stand in the page's address, as "in.purpose".</summary>
public static class PlayInputs
{
    /// <summary>Before an input's name.</summary>
    public const string Prefix = "in.";

    /// <summary>The inputs that can be typed: text, number, yes or no.</summary>
    public static IEnumerable<(string Name, string Text)> Fields(Value inputs) => inputs.Kind != ValueKind.Record ? [] :
        from input in inputs.AsRecord
        where input.Value.IsText || input.Value.IsNumber || input.Value.Kind == ValueKind.Boolean
        select (input.Key, input.Value.IsText ? input.Value.AsText : input.Value.ToJson());

    /// <summary>The sample's inputs with what the address says; the names of those that cannot be read.</summary>
    public static (Value Inputs, IReadOnlyList<string> Unreadable) Read(Value sample, IQueryCollection query)
    {
        List<string> unreadable = [];
        foreach (var (name, _) in Fields(sample).ToArray())
        {
            if (!query.TryGetValue(Prefix + name, out var given)) continue;
            var member = "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
            if (Of(sample[name], given.ToString()) is { } value) sample = sample.With(member, value);
            else unreadable.Add(name);
        }

        return (sample, unreadable);
    }

    private static Value? Of(Value usual, string text)
    {
        if (usual.IsText) return Value.Of(text);
        var folded = text.Normalize(NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).Trim();
        if (usual.IsNumber) return decimal.TryParse(folded, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Value.Of(number) : null;
        return folded switch { "true" => Value.True, "false" => Value.False, _ => null };
    }
}
