using System.Text;
using CyberPort.Expressions;
using CyberPort.Forms.Cases;
using CyberPort.Forms.Interchange;
using CyberPort.Forms.Interchange.JsonSchemas;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Schemas;
using CyberPort.Forms.Tests.Samples;
using NJsonSchema;

namespace CyberPort.Forms.Tests.Interchange;

/// <summary>JSON Schema in and out: a form from a schema, and a schema that others check answers with.</summary>
public sealed class JsonSchemaTests
{
    private const string Boat = """
        { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Boat", "type": "object", "required": ["boatName", "kind"],
          "$defs": { "day": { "type": "string", "format": "date", "description": "使う日" } },
          "properties": {
            "boatName": { "type": "string", "title": "船名", "minLength": 1, "maxLength": 40, "pattern": "^[^0-9]" },
            "kind": { "type": "string", "enum": ["fishing", "pleasure"], "title": "種類" },
            "gear": { "type": "array", "items": { "enum": ["net", "rod"] }, "maxItems": 2 },
            "length": { "type": "number", "exclusiveMinimum": 0, "maximum": 200, "default": 7.5 },
            "crane": { "type": "boolean" },
            "details": { "type": "string", "maxLength": 2000 },
            "day": { "$ref": "#/$defs/day", "title": "使用日" },
            "owner": { "type": "object", "properties": { "age": { "type": "integer", "minimum": 18 } }, "required": ["age"] },
            "crew": { "type": "array", "minItems": 1, "items": { "type": "object", "properties": { "name": { "type": "string", "title": "氏名" } }, "required": ["name"] } }
          } }
        """;

    private static readonly FieldListFrame Frame = new()
    {
        Id = "mlit/boat", Title = new("船", "Boat"), Catalogue = "PR-001", Key = "boat", EffectiveFrom = new(2026, 4, 1),
    };

    public static TheoryData<string> Forms => FieldListRoundTripTests.Forms;

    [Fact]
    public void The_schema_of_an_object_becomes_a_form_that_compiles()
    {
        var package = Package(Boat);

        Assert.Equal(
            ["/boatName text", "/kind choice", "/gear multiChoice", "/length number", "/crane yesNo", "/details multiline", "/day date",
                "/owner/age integer", "/crew rows", "/crew/*/name text"],
            package.Fields.Where(f => Boat.Contains($"\"{f.Path.Split('/')[1]}\"", StringComparison.Ordinal))
                .Select(f => $"{f.Path} {f.Kind}"));
        Assert.Equal(["fishing", "pleasure"], package.CodeLists["kind"].Offered);
        Assert.Equal((true, "船名", "使う日"), (package.Field("/boatName")!.Required, package.Ui.Showing("/boatName")!.Label!.Ja,
            package.Ui.Showing("/day")!.Help!.Ja));
        Assert.Equal(Value.Of(200), package.Field("/length")!.Schema["maximum"]);
        Assert.True(package.Field("/crew/*/name")!.Required);
        Assert.Contains("default: 7.5", Encoding.UTF8.GetString(package.Files["README.md"]!.Value.Span), StringComparison.Ordinal);
        Assert.Empty(FormCompiler.Compile(package).Problems);
    }

    [Fact]
    public void Draft_7_with_definitions_is_read_too()
    {
        var schema = Boat.Replace("2020-12/schema", "draft-07/schema#", StringComparison.Ordinal)
            .Replace("$defs", "definitions", StringComparison.Ordinal);

        Assert.Equal("date", Package(schema).Field("/day")!.Kind);
    }

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "a": { "oneOf": [{ "type": "string" }] } } }""", "schema-keyword", "/properties/a/oneOf")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string" } }, "if": {}, "then": {} }""", "schema-keyword", "/if")]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": "https://example.jp/a.json" } } }""", "schema-reference", "/properties/a/$ref")]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": "#/$defs/none" } } }""", "schema-reference", "/properties/a/$ref")]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": "#/$defs/a" } }, "$defs": { "a": { "type": "object", "properties": { "b": { "$ref": "#/$defs/a" } } } } }""", "schema-reference", "/properties/a/properties/b/$ref")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": ["string", "null"] } } }""", "schema-type", "/properties/a")]
    [InlineData("""{ "type": "object", "properties": { "a": true } }""", "schema-type", "/properties/a")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "array", "items": { "type": "number" } } } }""", "schema-type", "/properties/a")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string", "format": "ipv4" } } }""", "schema-format", "/properties/a/format")]
    [InlineData("""{ "type": "object", "properties": { "First Name": { "type": "string" } } }""", "schema-name", "/properties/First Name")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string", "enum": ["工事"] } } }""", "schema-code", "/properties/a/enum")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string" } }, "additionalProperties": true }""", "schema-open", "/additionalProperties")]
    [InlineData("""{ "type": "string" }""", "schema-object", "")]
    [InlineData("""{ "$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "properties": { "a": { "type": "string" } } }""", "schema-draft", "/$schema")]
    [InlineData("[", "no-json", "")]
    public void What_a_form_cannot_say_is_told_with_place_and_cure(string schema, string code, string pointer)
    {
        var reading = JsonSchemaReader.Read("boat.json", Encoding.UTF8.GetBytes(schema));

        Assert.Null(reading.List);
        var problem = Assert.Single(reading.Problems, p => p.Code == code && p.Pointer == pointer);
        Assert.NotEmpty(problem.Cure.Ja);
        Assert.NotEmpty(problem.Cure.En);
    }

    [Theory, MemberData(nameof(Forms))]
    public async Task The_exported_schema_is_plain_and_another_validator_says_of_every_case_what_the_form_s_shape_says(string folder)
    {
        var form = Shelf.Items[folder].Package!;
        var json = Encoding.UTF8.GetString(JsonSchemaWriter.Write(form));
        var schema = await JsonSchema.FromJsonAsync(json, TestContext.Current.CancellationToken);
        var ours = DialectValidator.Compile(Value.Of(Shown(form)).ToUtf8(), SchemaOptions.Default).Validator!;

        Assert.DoesNotContain("x-cp-", json, StringComparison.Ordinal);
        Assert.Contains("2020-12", json, StringComparison.Ordinal);
        foreach (var (id, example) in form.Cases)
            foreach (var values in new[] { example.Values, example.Values.With("/notOnTheForm", Value.True), Broken(example.Values) })
                Assert.True(ours.IsValid(values.ToUtf8()) == (schema.Validate(values.ToJson()).Count == 0),
                    $"{folder} {id}: {values.ToJson()}");
    }

    [Fact]
    public void What_was_exported_can_be_read_again_apart_from_choices_whose_codes_are_no_part_of_a_shape()
    {
        var again = JsonSchemaReader.Read("boat.json", JsonSchemaWriter.Write(Package(Boat)));
        Assert.Equal("/properties/gear", Assert.Single(again.Problems, p => p.Code == "schema-type"
            && p.Pointer.Contains("gear", StringComparison.Ordinal)).Pointer);

        var schema = Boat.Replace("\"items\": { \"enum\": [\"net\", \"rod\"] }",
            "\"items\": { \"type\": \"object\", \"properties\": { \"net\": { \"type\": \"boolean\" } } }", StringComparison.Ordinal);
        var list = JsonSchemaReader.Read("boat.json", JsonSchemaWriter.Write(Package(schema)));
        Assert.Empty(list.Problems);
        Assert.Contains(list.List!.Rows, r => r is { Key: "length", Type: "decimal" });
    }

    [Fact]
    public void Definitions_that_double_one_another_come_to_an_end()
    {
        var levels = Enumerable.Range(0, 30).Select(i => $$"""
            "d{{i}}": { "type": "object", "properties": { "a": { "$ref": "#/$defs/d{{i + 1}}" }, "b": { "$ref": "#/$defs/d{{i + 1}}" } } }
            """);
        var schema = $$"""
            { "type": "object", "properties": { "a": { "$ref": "#/$defs/d0" } }, "$defs": { {{string.Join(',', levels)}}, "d30": { "type": "string" } } }
            """;

        Assert.Equal("too-many", Assert.Single(JsonSchemaReader.Read("x.json", Encoding.UTF8.GetBytes(schema)).Problems).Code);
    }

    // the form's own shape without what is switched off
    private static ValueRecord Shown(FormPackage form) =>
        form.Fields.Where(f => f.Off).Aggregate(form.Schema, (schema, f) => schema.Without(f.SchemaPointer)).AsRecord;

    private static Value Broken(Value values) => values.Kind == ValueKind.Record && values.AsRecord.Count > 0
        ? values.With("/" + values.AsRecord.First().Key, Value.List(Value.True)) : Value.List();

    private static FormPackage Package(string schema)
    {
        var list = JsonSchemaReader.Read("boat.json", Encoding.UTF8.GetBytes(schema));
        Assert.True(list.Problems.Count == 0, string.Join("\n", list.Problems));
        var libraries = Shelf.Items.Values.Where(i => i.Folder.StartsWith("common/", StringComparison.Ordinal))
            .ToDictionary(i => i.Package!.Manifest.Id, i => i.Package!);
        var known = FieldListPackage.Libraries.SelectMany(id => libraries[id].Fields.Select(f => f.Path)).ToHashSet();
        var reading = PackageReader.Read(FieldListPackage.Begin(list.List!, Frame, known), libraries);
        Assert.True(reading.Problems.Count == 0, string.Join("\n", reading.Problems));
        Assert.Empty(FormCases.Run(FormCompiler.Compile(reading.Package!).Form!));
        return reading.Package!;
    }
}
