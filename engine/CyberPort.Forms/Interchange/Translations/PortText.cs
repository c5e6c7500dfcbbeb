using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Interchange.Translations;

/// <summary>Finds where a port's overlay, or a form that stands for itself, words a text of its effective form.</summary>
internal static class PortText
{
    /// <summary>The working copy with the English text; nothing when the port may not change it.</summary>
    public static Workpiece? Set(Workpiece work, string key, string english)
    {
        var (file, names) = (key.Split('#', 2)[0], Names(key.Split('#', 2)[1]));
        var to = Value.Of(english);
        if (work.IsOwnForm) return Whole(work, TakeTranslations.Place(key), to);
        return (file, names) switch
        {
            (PackagePaths.Ui, ["nodes", var id, var text]) when OverlayEdits.KeyOf(work, id) is { } own =>
                OverlayEdits.SetOwn(work, own, text + ".en", to),
            (PackagePaths.Ui, ["nodes", var id, var text]) => Facet(work, id, text + ".en", to),
            (FormTexts.Messages, [var id]) when !work.Document["messages"][id].IsNull =>
                Own(work, $"/messages/{Pointers.Escape(id)}/en", to),
            (FormTexts.Messages, [var id]) => Facet(work, "message:" + id, "en", to),
            (PackagePaths.Manifest, _) => Facet(work, "manifest", string.Join('.', names) + ".en", to),
            (PackagePaths.Outputs, [var part, var id, .. var rest]) when !work.Document["add"][$"output:/{part}/{id}"].IsNull =>
                Own(work, rest.Aggregate($"/add/{Pointers.Escape($"output:/{part}/{id}")}/content", Pointers.Append) + "/en", to),
            (PackagePaths.Outputs, ["print", "blocks", var block, .. var rest]) when Block(work, "/print", block) is { } own =>
                Own(work, rest.Aggregate(own, Pointers.Append) + "/en", to),
            (PackagePaths.Outputs, ["documents", var id, "blocks", var block, .. var rest]) when Block(work, "/documents/" + id, block) is { } own =>
                Own(work, rest.Aggregate(own, Pointers.Append) + "/en", to),
            (PackagePaths.Outputs, ["print", .. var rest]) when !work.Document["add"]["output:/print"].IsNull =>
                Own(work, rest.Aggregate("/add/output:~1print/content", Pointers.Append) + "/en", to),
            (PackagePaths.Outputs, ["print", .. var rest]) => Facet(work, "output:/print", string.Join('.', rest) + ".en", to),
            (PackagePaths.Outputs, [var part, var id, .. var rest]) =>
                Facet(work, $"output:/{part}/{Pointers.Escape(id)}", string.Join('.', rest) + ".en", to),
            (_, ["rows", var code]) when PackagePaths.ListOf(file) is not null => Code(work, file, code, to),
            _ => null,
        };
    }

    private static Workpiece? Whole(Workpiece work, (string Path, string Pointer) place, Value to) =>
        work.With(place.Path, FormTexts.Document(work.Files, place.Path).With(place.Pointer, to));

    private static Workpiece? Facet(Workpiece work, string target, string facet, Value to) =>
        OverlayEdits.BaseValue(work, target, facet).IsNull || OverlayEdits.IsLocked(work, target, facet) ? null
            : OverlayEdits.Set(work, target, facet, to);

    // a block that the port added to the base's document
    private static string? Block(Workpiece work, string document, string id)
    {
        var name = $"output:{document}/blocks/{id}";
        return work.Document["add"][name].IsNull ? null : $"/add/{Pointers.Escape(name)}/content";
    }

    private static Workpiece? Own(Workpiece work, string pointer, Value to) =>
        work.Document.At(pointer).IsNull ? null : work.With(work.Document.With(pointer, to));

    // a list of the port's own, or a national one that it fills
    private static Workpiece? Code(Workpiece work, string file, string code, Value to)
    {
        var document = FormTexts.Document(work.Files, file);
        var at = $"/rows/{Pointers.Escape(code)}/en";
        return document.At(at).IsNull ? null : new(work.Base, work.Files.With(file, DocumentText.Write(document.With(at, to))));
    }

    private static string[] Names(string pointer) =>
        [.. pointer.Split('/').Skip(1).Select(n => n.Replace("~1", "/", StringComparison.Ordinal)
            .Replace("~0", "~", StringComparison.Ordinal))];
}
