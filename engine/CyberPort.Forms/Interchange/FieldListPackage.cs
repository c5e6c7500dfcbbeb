using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Expressions;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Interchange;

/// <summary>Begins a form package from a list of fields; nothing of the list is lost, and what it does not say is left to rules and cases.</summary>
public static class FieldListPackage
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The libraries that such a form may include.</summary>
    public static IReadOnlyList<string> Libraries { get; } = ["mlit/decision", "mlit/applicant", "mlit/notices", "mlit/parts"];

    /// <summary>The files of the new package; it is read with the libraries of form-schemas/common.</summary>
    /// <param name="known">Paths of fields that the libraries bring along; rows of the list that name them again are theirs.</param>
    public static PackageFiles Begin(FieldList list, FieldListFrame frame, IReadOnlyCollection<string>? known = null)
    {
        var plan = FieldListPlan.Of([.. list.Rows.Select(r => r with { Key = InBase(r.Key, list) })
            .Where(r => known?.Contains(PathOf(r.Key)) != true)]);
        var files = PackageFiles.Empty
            .With(PackagePaths.Manifest, Text(Manifest(frame, plan)))
            .With(PackagePaths.Schema, Text(Schema(plan)))
            .With(PackagePaths.Ui, Text(FieldListUi.Of(plan, frame.Title)))
            .With(PackagePaths.Rules, "{}\n").With(PackagePaths.Japanese, "{}\n").With(PackagePaths.English, "{}\n")
            .With(PackagePaths.Outputs, Text(Outputs(plan, frame)))
            .With(PackagePaths.Cases, Text(Cases(plan)))
            .With(PackagePaths.Readme, Readme(list, plan, frame));
        return plan.Lists.Aggregate(files, (all, name) => all.With(PackagePaths.CodeList(name), Text(CodeList(name, list, frame))));
    }

    // what was a port's own item is an item of the new form like any other
    private static string InBase(string key, FieldList list) =>
        key.StartsWith("ext.", StringComparison.Ordinal) && list.Rows.All(r => r.Key != key[4..]) ? key[4..] : key;

    private static string PathOf(string key) => "/" + key.Replace("[]", ".*", StringComparison.Ordinal).Replace('.', '/');

    private static JsonObject Manifest(FieldListFrame frame, FieldListPlan plan)
    {
        var includes = new List<string> { frame.IsFiling ? "mlit/acceptance" : "mlit/decision", "mlit/applicant", "mlit/notices" };
        if (plan.NeedsParts) includes.Add("mlit/parts");
        if (plan.HasVessel) includes.Add("mlit/vessel");
        return new()
        {
            ["format"] = "cp/1",
            ["id"] = frame.Id,
            ["kind"] = "procedure",
            ["version"] = "1.0.0",
            ["title"] = Local(frame.Title),
            ["owner"] = frame.Id.Split('/')[0],
            ["effectiveFrom"] = frame.EffectiveFrom.ToString("yyyy-MM-dd", null),
            ["includes"] = new JsonObject(includes.Select(i => KeyValuePair.Create(i, (JsonNode?)new JsonObject { ["version"] = "1.0.0" }))),
            ["procedure"] = new JsonObject
            {
                ["catalogue"] = frame.Catalogue,
                ["key"] = frame.Key,
                ["category"] = Local(frame.Category),
                ["subcategory"] = Local(frame.Subcategory),
                ["filing"] = frame.IsFiling ? "filing" : "application",
                ["buildClass"] = "generic",
                ["legalBasis"] = Local(frame.LegalBasis),
                ["addressee"] = Local(new("港湾管理者の長", "The head of the port administrator")),
                ["workflow"] = frame.IsFiling ? "filing/acceptance" : "application/permission",
                ["retentionYears"] = 5,
                ["channels"] = new JsonArray("cyberPort", "paper"),
            },
        };
    }

    private static JsonObject Schema(FieldListPlan plan)
    {
        var root = Record();
        foreach (var field in plan.Fields) Put(root, field, field.Path.Split('/')[1..]);

        return root;
    }

    /// <summary>Writes a field into a record; the names before its own are groups.</summary>
    internal static void Put(JsonObject record, PlannedField field, string[] names)
    {
        foreach (var name in names[..^1]) record = Child(record, name);
        record["properties"]!.AsObject()[names[^1]] = field.Schema.DeepClone();
        if (!field.Required) return;
        if (!record.ContainsKey("required")) record["required"] = new JsonArray();
        record["required"]!.AsArray().Add(names[^1]);
    }

    private static JsonObject Child(JsonObject record, string name)
    {
        var properties = record["properties"]!.AsObject();
        if (properties[name] is not JsonObject child) properties[name] = child = Record();
        return child;
    }

    internal static JsonObject Record() =>
        new() { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = new JsonObject() };

    private static JsonObject Outputs(FieldListPlan plan, FieldListFrame frame)
    {
        var shown = plan.Fields.Where(f => !f.IsFile && !f.IsOffice).Select(f => f.Path).ToArray();
        var text = plan.Fields.FirstOrDefault(f => f.Path == "/purpose") ?? plan.Fields.FirstOrDefault(f => f.IsText);
        return new()
        {
            ["workflow"] = new JsonObject { ["purpose"] = text?.Expression ?? "''" },
            ["case"] = new JsonObject
            {
                ["columns"] = new JsonObject { ["title"] = new JsonObject { ["label"] = Local(new("件名", "Title")), ["text"] = Local(frame.Title) } },
                ["order"] = new JsonArray("title", "applicantName", "applicantKana"),
            },
            ["documents"] = new JsonObject
            {
                [frame.IsFiling ? "acceptance" : "permit"] = new JsonObject
                {
                    ["blocks"] = new JsonObject
                    {
                        ["what"] = new JsonObject { ["kind"] = "fields", ["fields"] = new JsonArray([.. shown.Select(s => (JsonNode)s)]) },
                    },
                },
            },
            ["print"] = new JsonObject { ["title"] = Local(frame.Title) },
        };
    }

    /// <summary>The first case says which items must be answered; worked examples are for whoever goes on.</summary>
    private static JsonObject Cases(FieldListPlan plan)
    {
        var named = plan.Fields.Where(f => f.Path.Count(c => c == '/') == 1);
        return new()
        {
            ["begin"] = new JsonObject
            {
                ["name"] = Local(new("必須の項目", "What must be answered")),
                ["values"] = new JsonObject(),
                ["expect"] = new JsonObject { ["required"] = new JsonObject(named.Select(f => KeyValuePair.Create(f.Path, (JsonNode?)f.Required))) },
            },
        };
    }

    private static JsonObject CodeList(string name, FieldList list, FieldListFrame frame)
    {
        var codes = list.Codes.GetValueOrDefault(name) ?? [];
        var columns = codes.SelectMany(c => c.Row?["attributes"] as JsonObject ?? []).DistinctBy(a => a.Key)
            .Select(a => KeyValuePair.Create<string, JsonNode?>(a.Key,
                a.Value?.GetValueKind() switch { JsonValueKind.Number => "number", JsonValueKind.True or JsonValueKind.False => "boolean",
                _ => "text" }));
        return new()
        {
            ["version"] = frame.EffectiveFrom.ToString("yyyy-MM-dd", null),
            ["title"] = Local(new(name, name)),
            ["extent"] = codes.Count > 0 ? "national" : "port",
            ["columns"] = new JsonObject(columns),
            ["rows"] = new JsonObject(codes.Select(c => KeyValuePair.Create<string,
                JsonNode?>(c.Code, c.Row?.DeepClone() ?? Local(c.Name)))),
            ["order"] = new JsonArray([.. codes.Select(c => (JsonNode)c.Code)]),
        };
    }

    private static string Readme(FieldList list, FieldListPlan plan, FieldListFrame frame)
    {
        var text = new StringBuilder($"# {frame.Title.En} ({frame.Title.Ja})\n\nBegun from a list of fields ({frame.Catalogue}). To do: rules, texts, worked examples.\n\n");
        foreach (var row in list.Rows.Where(r => r.Presence == Presence.Conditional)) text.Append($"- Rule wanted: when must {row.Key} ({row.Name.Ja}) be answered? {row.Source}\n");
        foreach (var row in list.Rows.Where(r => r.Remark.Length > 0)) text.Append($"- {row.Key}: {row.Remark}\n");
        foreach (var row in plan.OfOffice) text.Append($"- Filled in by the office, off until a port wants it: {row.Key} ({row.Name.Ja})\n");
        foreach (var row in list.Rows.Where(r => r.IsInferred)) text.Append($"- Inferred: {row.Key} ({row.Name.Ja})\n");
        foreach (var row in list.Rows.Where(r => !r.IsInferred && r.Source.Length > 0)) text.Append($"- Source of {row.Key} ({row.Name.Ja}): {row.Source}\n");
        foreach (var name in plan.Lists.Where(n => !list.Codes.ContainsKey(n))) text.Append($"- The list {name} has no codes yet.\n");
        return text.ToString();
    }

    internal static JsonObject Local(LocalText text) => new() { ["ja"] = text.Ja, ["en"] = text.En };

    private static string Text(JsonObject document) => document.ToJsonString(Readable) + "\n";
}

/// <summary>What a list of fields does not say about the procedure.</summary>
public sealed record FieldListFrame
{
    /// <summary>The package's id: "mlit/sand-extraction".</summary>
    public required string Id { get; init; }
    public required LocalText Title { get; init; }

    /// <summary>"PR-202".</summary>
    public required string Catalogue { get; init; }

    /// <summary>"sandExtraction".</summary>
    public required string Key { get; init; }
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>届出: complete when it arrives; else an application that is decided.</summary>
    public bool IsFiling { get; init; }
    public LocalText Category { get; init; } = new("その他", "Other");
    public LocalText Subcategory { get; init; } = new("その他", "Other");
    public LocalText LegalBasis { get; init; } = new("港湾施設の管理に関する条例", "Ordinance on port facilities");
}
