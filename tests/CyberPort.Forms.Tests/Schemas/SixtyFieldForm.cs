using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CyberPort.Forms.Tests.Schemas;

/// <summary>The form that validators are measured with: 60 members, among them an applicant and 20 rows of 8.</summary>
/// <remarks>
/// 24 texts with length and pattern, 8 numbers, 8 integers, 6 dates, 6 options of 8 Japanese values, 4 booleans, mail address,
/// postal code, applicant, rows. The invalid variant has 11 independent faults.
/// </remarks>
public static class SixtyFieldForm
{
    private static readonly string[] Purposes =
        ["係留用浮桟橋", "取水管の敷設", "護岸工事", "海底電線", "養殖施設", "船舶の修理", "イベント利用", "その他の占用"];

    public static byte[] Schema { get; } = Utf8(BuildSchema());

    public static byte[] Valid { get; } = Utf8(BuildValid());

    public static byte[] Invalid { get; } = Utf8(BuildInvalid());

    public const int Faults = 11;

    private static JsonObject BuildSchema()
    {
        var properties = new JsonObject();
        for (var i = 1; i <= 24; i++) properties[Name("text", i)] = Text(i % 3 == 0 ? "^[A-Z]{2}[0-9]{3}$" : null, i % 3 == 0 ? 5 : 40);
        for (var i = 1; i <= 8; i++) properties[Name("number", i)] = Number("number", 0, 100_000);
        for (var i = 1; i <= 8; i++) properties[Name("count", i)] = Number("integer", 0, 9_999);
        for (var i = 1; i <= 6; i++) properties[Name("date", i)] = new JsonObject { ["type"] = "string", ["format"] = "date" };
        for (var i = 1; i <= 6; i++) properties[Name("purpose", i)] = Options();
        for (var i = 1; i <= 4; i++) properties[Name("agree", i)] = new JsonObject { ["type"] = "boolean" };
        properties["email"] = new JsonObject { ["type"] = "string", ["format"] = "email", ["maxLength"] = 254 };
        properties["postalCode"] = Text("^[0-9]{7}$", 7);
        properties["applicant"] = Record(new JsonObject
        {
            ["legalEntityNumber"] = Text("^[0-9]{13}$", 13),
            ["tradeName"] = Text(null, 60),
            ["representativeName"] = Text(null, 60),
            ["phone"] = Text("^0[0-9]{9,10}$", 11),
        });
        properties["rows"] = new JsonObject { ["type"] = "array", ["minItems"] = 1, ["maxItems"] = 100, ["items"] = Record(Row()) };
        var schema = Record(properties);
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        return schema;
    }

    private static JsonObject Row() => new()
    {
        ["_row"] = Text(null, 40),
        ["code"] = Text("^[A-Z][0-9]{2}$", 3),
        ["name"] = Text(null, 40),
        ["purpose"] = Options(),
        ["tons"] = Number("number", 0, 1_000_000),
        ["count"] = Number("integer", 0, 9_999),
        ["day"] = new JsonObject { ["type"] = "string", ["format"] = "date" },
        ["loaded"] = new JsonObject { ["type"] = "boolean" },
    };

    private static JsonObject BuildValid()
    {
        var form = new JsonObject();
        for (var i = 1; i <= 24; i++) form[Name("text", i)] = i % 3 == 0 ? $"AB{i:000}" : $"宇品地区 第{i}水域";
        for (var i = 1; i <= 8; i++) form[Name("number", i)] = JsonNode.Parse($"{i * 123}.{i}5");
        for (var i = 1; i <= 8; i++) form[Name("count", i)] = i * 77;
        for (var i = 1; i <= 6; i++) form[Name("date", i)] = $"2026-{i + 3:00}-{i * 4:00}";
        for (var i = 1; i <= 6; i++) form[Name("purpose", i)] = Purposes[i];
        for (var i = 1; i <= 4; i++) form[Name("agree", i)] = i % 2 == 0;
        form["email"] = "hanako.minato@example.jp";
        form["postalCode"] = "7340014";
        form["applicant"] = new JsonObject
        {
            ["legalEntityNumber"] = "8000012010038",
            ["tradeName"] = "東洋海運株式会社",
            ["representativeName"] = "港 花子",
            ["phone"] = "0820000000",
        };
        form["rows"] = new JsonArray([.. Enumerable.Range(1, 20).Select(Line)]);
        return form;
    }

    private static JsonNode Line(int i) => new JsonObject
    {
        ["_row"] = "01JD" + i.ToString("000000", CultureInfo.InvariantCulture),
        ["code"] = $"C{i:00}",
        ["name"] = $"貨物 {i}",
        ["purpose"] = Purposes[i % 8],
        ["tons"] = i * 12.5m,
        ["count"] = i * 3,
        ["day"] = $"2026-11-{i:00}",
        ["loaded"] = i % 3 == 0,
    };

    private static JsonObject BuildInvalid()
    {
        var form = BuildValid();
        form["text01"] = "";
        form["text03"] = "ab003";
        form["text04"] = new string('港', 41);
        form["number02"] = -1;
        form["count05"] = 1.5m;
        form["date04"] = "2024-02-30";
        form["purpose03"] = "宴会";
        form["unknown"] = 1;
        form["rows"]![7]!["tons"] = 2_000_000;
        form.Remove("agree02");
        form["agree03"] = "はい";
        return form;
    }

    private static JsonObject Text(string? pattern, int longest)
    {
        var text = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = longest };
        if (pattern is not null) text["pattern"] = pattern;
        return text;
    }

    private static JsonObject Number(string type, int least, int most) => new() { ["type"] = type, ["minimum"] = least, ["maximum"] = most };

    private static JsonObject Options() => new() { ["type"] = "string", ["enum"] = new JsonArray([.. Purposes.Select(text => (JsonNode)text)]) };

    private static JsonObject Record(JsonObject properties) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. properties.Select(member => (JsonNode)member.Key)]),
        ["properties"] = properties,
    };

    private static string Name(string kind, int number) => $"{kind}{number:00}";

    private static byte[] Utf8(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString(new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    }));
}
