using CyberPort.Forms.Packages;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Interchange;

/// <summary>Writes a form as an XLSForm: the sheets survey, choices and settings. The column "schema" is for our own reader; others pass
/// it by.</summary>
public static class XlsFormWriter
{
    private const string Japanese = "::Japanese (ja)", English = "::English (en)";

    /// <summary>The three sheets.</summary>
    public static IReadOnlyList<Sheet> Write(FormPackage form) =>
    [
        new("survey", [["type", "name", "label" + Japanese, "label" + English, "hint" + Japanese, "hint" + English, "required", "schema"],
            .. Survey(form)]),
        new("choices", [["list_name", "name", "label" + Japanese, "label" + English, "row"], .. FieldListWriter.Lists(form)
            .SelectMany(l => FieldListWriter.Codes(l).Select(IReadOnlyList<string> (r) =>
                [ListName(l.Id), r.Code, r.Label.Ja, r.Label.En, FieldListWriter.RowOf(form, l, r)]))]),
        new("settings", [["form_title", "form_id", "version", "default_language"],
            [form.Manifest.Title.Ja, form.Manifest.Id.Replace('/', '_'), form.Manifest.Version, "Japanese (ja)"]]),
    ];

    // groups open and close as the paths of the fields go in and out of them
    private static IEnumerable<IReadOnlyList<string>> Survey(FormPackage form)
    {
        var open = new Stack<string>();
        foreach (var field in form.Fields)
        {
            var groups = Groups(field).ToArray();
            while (open.Count > 0 && !groups.Contains(open.Peek())) yield return [End(open.Pop())];
            foreach (var group in groups.Skip(open.Count).ToArray())
            {
                open.Push(group);
                yield return ["begin_group", group[(group.LastIndexOf('/') + 1)..], group[1..], group[1..]];
            }

            yield return Row(form, field);
            if (field.Kind == "rows") open.Push(field.Path + "/*");
        }

        while (open.Count > 0) yield return [End(open.Pop())];
    }

    private static string End(string group) => group.EndsWith('*') ? "end_repeat" : "end_group";

    // "/crew/*/home/city" lies in "/crew/*" and "/crew/*/home"
    private static IEnumerable<string> Groups(FormField field)
    {
        var names = field.Path.Split('/');
        for (var i = 1; i < names.Length - 1; i++)
            if (names[i + 1] != "*") yield return string.Join('/', names[..(i + 1)]);
    }

    private static IReadOnlyList<string> Row(FormPackage form, FormField field)
    {
        var (label, help) = (FieldListWriter.LabelOf(form, field), form.Ui.Showing(field.Path)?.Help);
        return
        [
            TypeOf(field), field.Path[(field.Path.LastIndexOf('/') + 1)..], label.Ja, label.En, help?.Ja ?? "", help?.En ?? "",
            FieldListWriter.PresenceOf(form, field) == Presence.Required ? "yes" : "", FieldListWriter.SchemaOf(form, field),
        ];
    }

    private static string TypeOf(FormField field) => field.Kind switch
    {
        "integer" or "money" => "integer",
        "number" => "decimal",
        "date" or "eraDate" => "date",
        "time" => "time",
        "choice" or "lookup" or "facility" or "vessel" when field.List is { } list => "select_one " + ListName(list),
        "multiChoice" when field.List is { } list => "select_multiple " + ListName(list),
        "file" => "file",
        "location" => "geoshape",
        "rows" => "begin_repeat",
        _ => "text",
    };

    private static string ListName(string list) => list.Replace('-', '_');
}
