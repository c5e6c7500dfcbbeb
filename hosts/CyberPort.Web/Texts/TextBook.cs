using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace CyberPort.Web.Texts;

/// <summary>The host's own texts in Japanese and English, from two files that have the same keys (tested).</summary>
public sealed class TextBook
{
    private static readonly Dictionary<string, TextBook> Books = new(StringComparer.Ordinal) { ["ja"] = Load("ja"), ["en"] = Load("en") };
    private readonly Dictionary<string, string> _texts;

    private TextBook(string language, Dictionary<string, string> texts) => (Language, _texts) = (language, texts);

    /// <summary>"ja" or "en".</summary>
    public string Language { get; }

    /// <summary>The language for components that ask for a culture.</summary>
    public CultureInfo Culture => CultureInfo.GetCultureInfo(Language);

    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>The text of a key; a key that does not exist shows itself.</summary>
    public string this[string key] => _texts.GetValueOrDefault(key, key);

    /// <summary>The text of a key, or null.</summary>
    public string? Find(string key) => _texts.GetValueOrDefault(key);

    /// <summary>The text with {0}, {1} filled in.</summary>
    public string this[string key, params object?[] values] => string.Format(CultureInfo.InvariantCulture, this[key], values);

    public static TextBook Of(string language) => Books[language == "en" ? "en" : "ja"];

    /// <summary>Japanese or English, as the language asks.</summary>
    public string Pick(string ja, string en) => Language == "en" && en.Length > 0 ? en : ja;

    private static TextBook Load(string language)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith($"texts.{language}.json", StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(name)!;
        return new TextBook(language, JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!);
    }
}
