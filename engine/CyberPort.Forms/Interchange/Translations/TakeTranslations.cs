using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Interchange.Taking;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Interchange.Translations;

/// <summary>Takes translations over, into the next version of a national package or into a port's working copy.</summary>
public static class TakeTranslations
{
    /// <summary>The files of the next version: a patch, because only texts change. Without a change they are the same files.</summary>
    public static TakenIn<PackageFiles> IntoPackage(PackageFiles files, string file, IReadOnlyList<Translation> translations)
    {
        var left = new List<Problem>();
        var documents = new Dictionary<string, Value>(StringComparer.Ordinal);
        var changed = 0;
        foreach (var (text, translation) in Fitting(FormTexts.Of(files), file, translations, left))
        {
            var (path, pointer) = Place(text.Key);
            if (!documents.TryGetValue(path, out var document)) document = FormTexts.Document(files, path);
            documents[path] = document.With(pointer, Value.Of(translation.English));
            changed++;
        }

        if (changed == 0) return new(files, 0, left);
        var manifest = documents.GetValueOrDefault(PackagePaths.Manifest) is { IsNull: false } written ? written
            : FormTexts.Document(files, PackagePaths.Manifest);
        documents[PackagePaths.Manifest] = manifest.With("/version", Value.Of(Next(manifest["version"].AsText)));
        return new(documents.Aggregate(files, (all, d) => all.With(d.Key, DocumentText.Write(d.Value))), changed, left);
    }

    /// <summary>The working copy with the translations of the texts that the port may change.</summary>
    public static TakenIn<Workpiece> IntoWork(Workpiece work, string file, IReadOnlyList<Translation> translations)
    {
        var left = new List<Problem>();
        if (work.Snapshot is not { } form) return new(work, 0, work.Problems);

        var (now, changed) = (work, 0);
        foreach (var (text, translation) in Fitting(FormTexts.Of(form.Files), file, translations, left))
        {
            if (PortText.Set(now, text.Key, translation.English) is not { } next) left.Add(TranslationProblems.NotOpen(file, translation));
            else (now, changed) = (next, changed + 1);
        }

        return now.Problems.Count > work.Problems.Count ? new(work, 0, [.. left, .. now.Problems]) : new(now, changed, left);
    }

    // those that are about a text of the form as it is now and say something new
    private static IEnumerable<(FormText Text, Translation Translation)> Fitting(IReadOnlyList<FormText> texts, string file,
        IReadOnlyList<Translation> translations, List<Problem> left)
    {
        var known = texts.ToDictionary(t => t.Key, StringComparer.Ordinal);
        foreach (var translation in translations)
        {
            if (!known.TryGetValue(translation.Key, out var text)) left.Add(TranslationProblems.Unknown(file, translation));
            else if (translation.English.Trim().Length == 0 && text.Text.En.Length > 0) left.Add(TranslationProblems.Untranslated(file,
                translation));
            else if (translation.English == text.Text.En) continue;
            else if (translation.Digest != text.Digest) left.Add(TranslationProblems.Stale(file, translation, text.Text.Ja));
            else yield return (text, translation);
        }
    }

    internal static (string Path, string Pointer) Place(string key) =>
        key.Split('#', 2) is [var path, var pointer] && path != FormTexts.Messages ? (path, pointer + "/en")
            : (PackagePaths.English, key.Split('#', 2)[1]);

    private static string Next(string version)
    {
        var parts = version.Split('+')[0].Split('.');
        parts[^1] = (int.Parse(parts[^1], CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
        return string.Join('.', parts);
    }
}
