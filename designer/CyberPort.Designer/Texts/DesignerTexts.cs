using System.Globalization;
using System.Text.Json;

namespace CyberPort.Designer.Texts;

/// <summary>The designer's words in Japanese and English, from two files that have the same keys (tested).</summary>
public sealed class DesignerTexts
{
    private static readonly Dictionary<string, DesignerTexts> Books = new(StringComparer.Ordinal) { ["ja"] = Load("ja"), ["en"] = Load("en") };
    private readonly Dictionary<string, string> _texts;

    private DesignerTexts(string language, Dictionary<string, string> texts) => (Language, _texts) = (language, texts);

    /// <summary>"ja" or "en".</summary>
    public string Language { get; }

    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>The text of a key; a key that does not exist shows itself.</summary>
    public string this[string key] => _texts.GetValueOrDefault(key, key);

    /// <summary>The text with {0}, {1} filled in.</summary>
    public string this[string key, params object?[] values] => string.Format(CultureInfo.InvariantCulture, this[key], values);

    public static DesignerTexts Of(string language) => Books[language == "en" ? "en" : "ja"];

    private static DesignerTexts Load(string language)
    {
        var assembly = typeof(DesignerTexts).Assembly;
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith($"texts.{language}.json", StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(name)!;
        return new DesignerTexts(language, JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!);
    }
}
