using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Tests.Samples;

/// <summary>A form of any size with answers: fields of five kinds, a repeated group, and rules of every kind that is evaluated.</summary>
internal static class LargeForm
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static PackageFiles Files(int fields, int rules, int columns)
    {
        var nodes = new JsonObject { ["page:a"] = Node("""{"kind":"page","label":{"ja":"頁","en":"Page"}}""") };
        var (properties, order, grid) = (new JsonObject(), new JsonArray(), new JsonArray());
        for (var i = 0; i < fields; i++) AddField($"/f{i}", i, "page:a", nodes, order, properties);
        var row = new JsonObject { ["_row"] = Node("""{"type":"string"}""") };
        AddField("/rows", -1, "page:a", nodes, order, properties);
        for (var i = 0; i < columns; i++) AddField($"/rows/*/c{i}", i % 2, "field:/rows", nodes, grid, row);
        properties["rows"] = new JsonObject { ["type"] = "array", ["maxItems"] = 5_000, ["items"] = Record(row) };
        var orders = new JsonObject { [""] = new JsonArray("page:a"), ["page:a"] = order, ["field:/rows"] = grid };
        return PackageFiles.Empty
            .With("manifest.json", """{"format":"cp/1","id":"sample/large","kind":"survey","version":"1.0.0","title":{"ja":"大","en":"Large"},"owner":"sample","effectiveFrom":"2026-04-01"}""")
            .With("schema.json", Record(properties).ToJsonString())
            .With("ui.json", new JsonObject { ["nodes"] = nodes, ["order"] = orders }.ToJsonString())
            .With("rules.json", Rules(rules, fields).ToJsonString())
            .With("messages.ja.json", """{"m":"値を確かめてください。"}""").With("messages.en.json", """{"m":"Check the value."}""")
            .With("outputs.json", "{}").With("cases.json", """{"a":{"name":{"ja":"例","en":"Example"},"values":{},"expect":{}}}""").With("README.md", "A large form.");
    }

    public static byte[] Answers(int fields, int rows, int columns)
    {
        var answers = new JsonObject();
        for (var i = 0; i < fields; i++) answers[$"f{i}"] = Answer(i);
        var lines = new JsonArray();
        for (var r = 0; r < rows; r++)
        {
            var line = new JsonObject { ["_row"] = $"r{r}" };
            for (var c = 0; c < columns; c++) line[$"c{c}"] = c % 2 == 0 ? JsonValue.Create(r + c) : JsonValue.Create($"品種{c}");
            lines.Add(line);
        }

        answers["rows"] = lines;
        return Encoding.UTF8.GetBytes(answers.ToJsonString(Readable));
    }

    private static void AddField(string path, int kind, string parent, JsonObject nodes, JsonArray order, JsonObject properties)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        properties[name] = Node((kind % 5) switch
        {
            0 => """{"type":"number","minimum":0,"maximum":100000}""",
            3 => """{"type":"boolean"}""",
            4 => """{"type":"string","format":"date"}""",
            _ => """{"type":"string","maxLength":40}""",
        });
        nodes["field:" + path] = new JsonObject { ["kind"] = "field", ["parent"] = parent, ["label"] = new JsonObject { ["ja"] = name, ["en"] = name } };
        order.Add("field:" + path);
    }

    private static JsonNode Answer(int i) => (i % 5) switch
    {
        0 => i * 1.5,
        3 => i % 2 == 0,
        4 => $"2026-05-{((i % 28) + 1).ToString("00", CultureInfo.InvariantCulture)}",
        _ => $"港湾の値その{i}",
    };

    private static JsonObject Rules(int count, int fields)
    {
        var rules = new JsonObject();
        // Numbers stand at every fifth place; the last of them is what the computed ones read.
        var last = (fields - 1) / 5 * 5;
        for (var i = 0; i < count; i++)
            rules[$"r{i}"] = Node((i % 6) switch
            {
                0 => $$"""{"kind":"visible","target":"/f{{((i * 5) + 1) % fields}}","expr":"f0 > {{i}} || f3 == false"}""",
                1 => $$"""{"kind":"check","severity":"error","targets":["/rows"],"expr":"rows.sum(r => r.c0) >= {{i % 2}}","message":"m"}""",
                2 => $$"""{"kind":"required","target":"/f{{((i * 5) + 2) % fields}}","expr":"f0 >= 0 && f{{last}} < 500000"}""",
                3 => """{"kind":"check","severity":"warning","targets":["/f1"],"expr":"length(f2) < 30 || contains(f2, '港')","message":"m"}""",
                4 when i * 5 < last => $$"""{"kind":"compute","target":"/f{{i * 5}}","expr":"round(f{{last}} * 1.1 + {{i}}, 1)"}""",
                _ => """{"kind":"check","severity":"error","targets":["/f4"],"expr":"f4 <= addYears('2026-05-01', 3)","message":"m"}""",
            });
        return rules;
    }

    private static JsonObject Record(JsonObject properties) =>
        new() { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };

    private static JsonNode Node(string json) => JsonNode.Parse(json)!;
}
