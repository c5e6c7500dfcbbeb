using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Texts;

/// <summary>The texts of messages.ja.json and messages.en.json by their key.</summary>
public sealed class MessageBook(IReadOnlyDictionary<string, LocalText> texts)
{
    public IReadOnlyDictionary<string, LocalText> Texts { get; } = texts;

    public LocalText? Find(string key) => Texts.GetValueOrDefault(key);

    internal static MessageBook Read(DocumentCursor japanese, DocumentCursor english, FormLimits limits)
    {
        var (ja, en) = (ReadFile(japanese, limits), ReadFile(english, limits));
        foreach (var key in ja.Keys.Except(en.Keys)) english.Report(PackageProblems.UnequalMessages(english.File, key, japanese.File));
        foreach (var key in en.Keys.Except(ja.Keys)) japanese.Report(PackageProblems.UnequalMessages(japanese.File, key, english.File));
        return new(ja.Keys.Intersect(en.Keys).ToDictionary(k => k, k => new LocalText(ja[k], en[k]), StringComparer.Ordinal));
    }

    private static Dictionary<string, string> ReadFile(DocumentCursor cursor, FormLimits limits)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in cursor.Names.ToArray())
        {
            var text = cursor.Text(key);
            if (string.IsNullOrWhiteSpace(text)) cursor.Report(DocumentProblems.MissingLanguage(cursor.File, cursor.PointerTo(key), cursor.File.Contains(".ja.", StringComparison.Ordinal) ? "ja" : "en"));
            texts[key] = text ?? "";
        }

        if (texts.Count > limits.Messages) cursor.Report(DocumentProblems.TooMany(cursor.File, "", texts.Count, limits.Messages));
        return texts;
    }
}
