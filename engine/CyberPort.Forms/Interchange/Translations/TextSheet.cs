using CyberPort.Expressions;

namespace CyberPort.Forms.Interchange.Translations;

/// <summary>A translation as it came back.</summary>
/// <param name="Place">Where it stands in its file: "/12" or a unit's id.</param>
/// <param name="Digest">The digest of the text that was translated.</param>
public sealed record Translation(string Place, string Key, string English, string Digest);

/// <summary>The translations of a file, or what is wrong with it.</summary>
public sealed record TranslationReading(IReadOnlyList<Translation> Translations, IReadOnlyList<Problem> Problems);

/// <summary>The texts as a sheet for translators: key, ja, en, source_digest.</summary>
public static class TextSheet
{
    /// <summary>The sheet "texts".</summary>
    public static Sheet Write(IReadOnlyList<FormText> texts) =>
        new("texts", [["key", "ja", "en", "source_digest"], .. texts.Select(IReadOnlyList<string> (t) =>
            [t.Key, t.Text.Ja, t.Text.En, t.Digest])]);

    /// <summary>Reads the first sheet that has the columns; without a digest the Japanese beside it is what was translated.</summary>
    public static TranslationReading Read(string file, IReadOnlyList<Sheet> sheets)
    {
        var table = sheets.Select(CsvTable.Of).FirstOrDefault(t => t.Columns.Contains("key") && t.Columns.Contains("en"));
        if (table is null) return new([], [TranslationProblems.NoTexts(file)]);

        return new([.. table.Rows.Where(r => r["key"].Length > 0).Select(r => new Translation(
            $"/{r.Line}", r["key"], r["en"], r["source_digest"] is { Length: > 0 } digest ? digest : FormText.DigestOf(r["ja"])))], []);
    }
}
