using System.Text;
using CyberPort.Forms.Schemas;

namespace CyberPort.Forms.Tests.Schemas;

public sealed class DialectValidatorTests
{
    private static readonly SchemaOptions Same = new() { AssertFormats = true, RefuseNul = true };

    [Fact]
    public void The_sixty_field_form_is_valid_and_its_spoiled_twin_has_eleven_faults()
    {
        var validator = DialectValidator.Compile(SixtyFieldForm.Schema, SchemaOptions.Default).Validator!;
        var findings = new List<SchemaFinding>();

        validator.Validate(SixtyFieldForm.Valid, findings);
        Assert.Empty(findings);
        Assert.True(validator.IsValid(SixtyFieldForm.Valid));

        validator.Validate(SixtyFieldForm.Invalid, findings);
        Assert.Equal(SixtyFieldForm.Faults, findings.Count);
        Assert.False(validator.IsValid(SixtyFieldForm.Invalid));
        Assert.Equal(Keys(Compiled(SixtyFieldForm.Schema).Validate(SixtyFieldForm.Invalid)), Keys(findings));
    }

    [Fact]
    public void Nothing_is_allocated_for_a_valid_form()
    {
        var validator = DialectValidator.Compile(SixtyFieldForm.Schema, SchemaOptions.Default).Validator!;
        var findings = new List<SchemaFinding>();
        for (var i = 0; i < 50; i++) validator.Validate(SixtyFieldForm.Valid, findings);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100; i++) validator.Validate(SixtyFieldForm.Valid, findings);

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100 * 1024);
    }

    [Fact]
    public void A_draft_is_not_told_what_is_only_missing_yet()
    {
        var validator = DialectValidator.Compile(SixtyFieldForm.Schema, SchemaOptions.Default).Validator!;
        var findings = new List<SchemaFinding>();

        validator.Validate("""{ "rows": [], "count01": -1 }"""u8, findings, Completeness.Draft);

        Assert.Equal("minimum /count01", $"{Assert.Single(findings).Keyword} {findings[0].Pointer}");
    }

    [Theory]
    [InlineData("""{ "name": "港\u0000" }""", "json /name")]
    [InlineData("""{ "name": "\ud800" }""", "json /name")]
    [InlineData("""{ "name": "a", "name": "b" }""", "json /name")]
    [InlineData("""{ "name": "a" """, "json ")]
    [InlineData("""{ "name": "a" } x""", "json ")]
    [InlineData("", "json ")]
    [InlineData("""{ "name": "\u6e2f\n" }""", "")]
    [InlineData("""{ "\u006eame": "a" }""", "")]
    [InlineData("""{ "other/~": { "a": [1] } }""", "additionalProperties /other~1~0")]
    [InlineData("""{ "name": [[{ "a": 1 }]] }""", "type /name")]
    [InlineData("""{ "rows": [{}, { "tons": 1e400 }, { "tons": 1.0 }, { "tons": 1e1 }] }""", "maximum /rows/1/tons")]
    [InlineData("""[]""", "type ")]
    public void A_document_is_read_strictly(string json, string wanted)
    {
        const string Schema = """
            { "type": "object", "additionalProperties": false, "properties": { "name": { "type": "string" },
              "rows": { "type": "array", "items": { "type": "object", "additionalProperties": false,
                "properties": { "tons": { "type": "integer", "maximum": 100 } } } } } }
            """;
        var findings = new List<SchemaFinding>();

        Dialect(Schema).Validate(Encoding.UTF8.GetBytes(json), findings);

        Assert.Equal(wanted, string.Join(", ", Keys(findings)));
        Assert.Equal(wanted, string.Join(", ", Keys(Compiled(Encoding.UTF8.GetBytes(Schema)).Validate(Encoding.UTF8.GetBytes(json)))));
        Assert.Equal(wanted.Length == 0, Dialect(Schema).IsValid(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void An_instance_nested_3000_deep_is_one_finding()
    {
        var deep = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[", 3_000)) + string.Concat(Enumerable.Repeat("]", 3_000)));
        var findings = new List<SchemaFinding>();

        Dialect("""{ "type": "object", "additionalProperties": false }""").Validate(deep, findings);

        Assert.Equal("json", Assert.Single(findings).Keyword);
    }

    [Theory]
    [InlineData("const", "1")]
    [InlineData("if", "{}")]
    [InlineData("then", "{}")]
    [InlineData("else", "{}")]
    [InlineData("allOf", "[{}]")]
    [InlineData("anyOf", "[{}]")]
    [InlineData("oneOf", "[{}]")]
    [InlineData("not", "{}")]
    [InlineData("dependentRequired", "{}")]
    [InlineData("dependentSchemas", "{}")]
    [InlineData("contains", "{}")]
    [InlineData("minContains", "1")]
    [InlineData("uniqueItems", "true")]
    [InlineData("propertyNames", "{}")]
    [InlineData("patternProperties", "{}")]
    [InlineData("minProperties", "1")]
    [InlineData("prefixItems", "[{}]")]
    [InlineData("unevaluatedProperties", "false")]
    [InlineData("unevaluatedItems", "false")]
    [InlineData("$anchor", "\"a\"")]
    [InlineData("$dynamicAnchor", "\"a\"")]
    [InlineData("$id", "\"a\"")]
    [InlineData("minlength", "1")]
    [InlineData("contentEncoding", "\"base64\"")]
    public void A_keyword_outside_the_dialect_is_a_problem_with_its_cure(string keyword, string value)
    {
        var schema = $$"""
            { "type": "object", "additionalProperties": false, "properties": { "a": { "type": "string", "{{keyword}}": {{value}} } } }
            """;

        var compiled = DialectValidator.Compile(Encoding.UTF8.GetBytes(schema), SchemaOptions.Default);

        Assert.Null(compiled.Validator);
        var problem = Assert.Single(compiled.Problems, problem => problem.Code == "dialect.keyword");
        Assert.Equal(("schema.json", $"/properties/a/{keyword}"), (problem.File, problem.Pointer));
        Assert.Contains(keyword, problem.Cause.Ja, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Cure.Ja);
        Assert.NotEmpty(problem.Cure.En);
    }

    [Theory]
    [InlineData("""{ "type": "object", "properties": {} }""", "dialect.open", "")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "string" } }""", "dialect.open", "")]
    [InlineData("""{ "type": "array" }""", "dialect.items", "")]
    [InlineData("""{ "title": "x" }""", "dialect.type", "")]
    [InlineData("""{ "type": "array", "items": true }""", "dialect.boolean", "/items")]
    [InlineData("""{ "type": "string", "format": "hostname" }""", "dialect.format", "/format")]
    [InlineData("""{ "enum": [[1]] }""", "dialect.enum", "/enum")]
    [InlineData("""{ "$ref": "#/properties/a", "$defs": {} }""", "dialect.reference", "/$ref")]
    [InlineData("""{ "$ref": "#/$defs/a", "title": "x", "$defs": { "a": { "type": "string" } } }""", "dialect.sibling", "/title")]
    [InlineData("""{ "type": "array", "items": { "$ref": "#/$defs/a" }, "$defs": { "a": { "type": "array", "items": { "$ref": "#/$defs/a" } } } }""",
        "dialect.recursion", "/$defs/a")]
    [InlineData("""{ "type": "object", "additionalProperties": false, "required": ["b"] }""", "dialect.required", "/required")]
    [InlineData("""{ "type": "string", "pattern": "(?=a)" }""", "schema.pattern", "/pattern")]
    [InlineData("""{ "type": "string", "maxLength": "a" }""", "schema.keyword", "/maxLength")]
    [InlineData("""{ "$ref": "http://127.0.0.1:9/x" }""", "schema.reference", "/$ref")]
    public void The_shape_must_be_closed_and_plain(string schema, string code, string pointer)
    {
        var compiled = DialectValidator.Compile(Encoding.UTF8.GetBytes(schema), SchemaOptions.Default);

        Assert.Null(compiled.Validator);
        Assert.Contains(compiled.Problems, problem => problem.Code == code && problem.Pointer == pointer);
    }

    [Fact]
    public void Notes_titles_and_definitions_are_welcome()
    {
        const string Schema = """
            { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://port.example/a", "title": "占用", "x-cp-note": { "any": [1] },
              "type": "object", "additionalProperties": false, "required": ["area"],
              "properties": { "area": { "$ref": "#/$defs/area", "x-cp-kind": "number" }, "kind": { "type": ["string", "null"], "default": "a" } },
              "$defs": { "area": { "type": "number", "exclusiveMinimum": 0, "description": "㎡", "examples": [1] } } }
            """;

        Assert.True(Dialect(Schema).IsValid("""{ "area": 12.5, "kind": null }"""u8));
        Assert.False(Dialect(Schema).IsValid("""{ "area": 0 }"""u8));
    }

    private static DialectValidator Dialect(string schema) =>
        DialectValidator.Compile(Encoding.UTF8.GetBytes(schema), SchemaOptions.Default).Validator!;

    private static SchemaValidator Compiled(byte[] schema) => SchemaValidator.Compile(schema, Same).Validator!;

    private static IEnumerable<string> Keys(IEnumerable<SchemaFinding> findings) =>
        findings.Select(finding => $"{finding.Keyword} {finding.Pointer}").Order(StringComparer.Ordinal);
}
