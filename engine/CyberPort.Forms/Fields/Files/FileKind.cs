using System.Globalization;
using CyberPort.Expressions;

namespace CyberPort.Forms.Fields.Files;

/// <summary>A slot for files; the value lists what was uploaded, the files themselves lie in the file store.</summary>
public sealed class FileKind : FieldKind
{
    public override string Name => "file";

    public override string SchemaType => "array";

    /// <summary>Uploading and removing are actions of their own.</summary>
    public override bool IsPosted => false;

    public override string Show(FieldSpec field, Value value, string language)
    {
        var files = Files(value).Select(file => Line(field, file, language)).ToArray();
        return files.Length == 0 ? Empty : string.Join('\n', files);
    }

    public override IEnumerable<FieldFinding> Check(FieldSpec field, Value value)
    {
        var rules = field.Files;
        var files = Files(value).ToArray();
        if (files.Length > rules.MaxCount)
        {
            var most = rules.MaxCount.ToString(CultureInfo.InvariantCulture);
            yield return new("", "", "maxItems", new($"ファイルは {most} 個までです。多い分を削除してください", $"At most {most} files: remove some"));
        }
        for (var i = 0; i < files.Length; i++)
        {
            var kind = files[i]["kind"];
            if (rules.Kinds.Count > 0 && (!kind.IsText || !rules.Kinds.ContainsKey(kind.AsText)))
                yield return new("/" + i.ToString(CultureInfo.InvariantCulture), "", "kind", new("書類の種類を選んでください", "Choose what kind of document it is"));
        }
    }

    public override string Csv(FieldSpec field, Value value) => string.Join(' ', Files(value).Select(file => Text(file, "name")));

    protected override Value Take(FieldSpec field, PostedParts parts) => Value.Null;

    /// <summary>The uploaded files of a slot.</summary>
    public static IEnumerable<Value> Files(Value value) => value.Kind == ValueKind.List ? value.AsList : [];

    /// <summary>One file with its kind and size: 位置図：plan.pdf（850 KB）.</summary>
    public static string Line(FieldSpec field, Value file, string language)
    {
        var kind = file["kind"] is { IsText: true } key && field.Files.Kinds.TryGetValue(key.AsText, out var label) ? label.In(language) : null;
        var size = file["size"].IsNumber ? FileJudge.Size((long)file["size"].AsNumber) : null;
        var name = Text(file, "name");
        return language == "en"
            ? (kind is null ? "" : kind + ": ") + name + (size is null ? "" : $" ({size})")
            : (kind is null ? "" : kind + "：") + name + (size is null ? "" : $"（{size}）");
    }

    private static string Text(Value record, string name) => record[name] is { IsText: true } text ? text.AsText : "";
}
