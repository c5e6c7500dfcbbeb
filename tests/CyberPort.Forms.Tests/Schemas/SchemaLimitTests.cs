using System.Text;
using CyberPort.Forms.Schemas;

namespace CyberPort.Forms.Tests.Schemas;

public sealed class SchemaLimitTests
{
    [Fact]
    public void A_schema_nested_3000_deep_is_a_problem()
    {
        var deep = Nested("{\"items\":", "true", "}", 3_000);

        var problem = Assert.Single(SchemaValidator.Compile(deep, SchemaOptions.Default).Problems);

        Assert.Contains("deep", problem.Cause.En, StringComparison.Ordinal);
        Assert.Equal("schema.json", problem.File);
    }

    [Fact]
    public void A_schema_nested_3000_deep_is_a_problem_even_when_the_depth_is_allowed()
    {
        var deep = Nested("{\"allOf\":[", "true", "]}", 3_000);
        var generous = new SchemaOptions { MaxSchemaDepth = 10_000, MaxSchemaBytes = 1_000_000 };

        var validator = SchemaValidator.Compile(deep, generous).Validator!;

        Assert.Equal("limit", Assert.Single(validator.Validate("1"u8)).Keyword);
        Assert.False(validator.IsValid("1"u8));
    }

    [Fact]
    public void An_instance_nested_3000_deep_is_a_finding()
    {
        var validator = Compile("""{ "items": { "$ref": "#" } }""");

        var finding = Assert.Single(validator.Validate(Nested("[", "1", "]", 3_000)));

        Assert.Equal("json", finding.Keyword);
        Assert.Contains("64", finding.Message.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deep_instance_under_a_generous_limit_still_ends_in_a_finding()
    {
        var validator = Compile("""{ "items": { "$ref": "#" } }""", new SchemaOptions { MaxInstanceDepth = 10_000 });

        Assert.Contains(validator.Validate(Nested("[", "1", "]", 3_000)), finding => finding.Keyword == "limit");
    }

    [Theory]
    [InlineData("""{ "$ref": "#" }""")]
    [InlineData("""{ "allOf": [{ "$ref": "#/$defs/a" }], "$defs": { "a": { "not": { "$ref": "#" } } } }""")]
    [InlineData("""{ "properties": { "x": { "$ref": "#/$defs/a" } }, "$defs": { "a": { "$ref": "#/$defs/b" }, "b": { "anyOf": [{ "$ref": "#/$defs/a" }] } } }""")]
    public void A_circle_of_references_is_a_problem(string schema)
    {
        var compiled = SchemaValidator.Compile(Encoding.UTF8.GetBytes(schema), SchemaOptions.Default);

        Assert.Contains(compiled.Problems, problem => problem.Code == "schema.endless");
    }

    [Fact]
    public void A_schema_that_doubles_its_work_at_each_level_runs_out_of_budget()
    {
        var defs = string.Join(',', Enumerable.Range(0, 40).Select(i =>
            $$"""
            "d{{i}}": { "allOf": [{ "$ref": "#/$defs/d{{i + 1}}" }, { "$ref": "#/$defs/d{{i + 1}}" }] }
            """));
        var validator = Compile($$"""{ "$ref": "#/$defs/d0", "$defs": { {{defs}}, "d40": true } }""");

        Assert.Equal("limit", Assert.Single(validator.Validate("1"u8)).Keyword);
    }

    [Fact]
    public void A_spent_budget_is_never_valid_not_even_under_not()
    {
        var validator = Compile("""{ "not": { "items": { "items": { "type": "string" } } } }""", new SchemaOptions { MaxSteps = 20 });

        Assert.False(validator.IsValid(Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("[\"a\",\"b\"]", 30)) + ",[1]]")));
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/schema.json")]
    [InlineData("file:///etc/passwd")]
    [InlineData("other.json")]
    [InlineData("#/$defs/none")]
    [InlineData("#none")]
    [InlineData("#/$defs/a/0")]
    [InlineData("urn:none")]
    [InlineData("https://json-schema.org/draft/2020-12/meta/../../../x")]
    public void A_reference_to_anything_that_was_not_handed_in_is_a_problem(string reference)
    {
        var schema = $$"""{ "properties": { "x": { "$ref": "{{reference}}" } }, "$defs": { "a": [] } }""";

        var problem = Assert.Single(SchemaValidator.Compile(Encoding.UTF8.GetBytes(schema), SchemaOptions.Default).Problems);

        Assert.Equal(("schema.reference", "/properties/x/$ref"), (problem.Code, problem.Pointer));
        Assert.NotEmpty(problem.Cure.Ja);
    }

    [Theory]
    [InlineData("""{ "type": "text" }""", "/type")]
    [InlineData("""{ "type": [] , "minLength": "1" }""", "/minLength")]
    [InlineData("""{ "minimum": "0" }""", "/minimum")]
    [InlineData("""{ "multipleOf": 0 }""", "/multipleOf")]
    [InlineData("""{ "maxItems": -1 }""", "/maxItems")]
    [InlineData("""{ "maxItems": 1.5 }""", "/maxItems")]
    [InlineData("""{ "required": "a" }""", "/required")]
    [InlineData("""{ "required": [1] }""", "/required")]
    [InlineData("""{ "properties": [] }""", "/properties")]
    [InlineData("""{ "properties": { "a": 1 } }""", "/properties/a")]
    [InlineData("""{ "allOf": [] }""", "/allOf")]
    [InlineData("""{ "enum": 1 }""", "/enum")]
    [InlineData("""{ "pattern": "(?=a)" }""", "/pattern")]
    [InlineData("""{ "patternProperties": { "(": true } }""", "/patternProperties/(")]
    [InlineData("""{ "uniqueItems": 1 }""", "/uniqueItems")]
    [InlineData("""{ "$id": "a#b" }""", "/$id")]
    [InlineData("""{ "$anchor": "a/b" }""", "/$anchor")]
    [InlineData("""{ "$schema": "http://json-schema.org/draft-04/schema#" }""", "/$schema")]
    [InlineData("""{ "format": 1 }""", "/format")]
    [InlineData("""{ "$ref": 1 }""", "/$ref")]
    [InlineData("""[]""", "")]
    [InlineData("""{ "a": 1, "a": 2 }""", "/a")]
    [InlineData("""{ "a": """, "")]
    [InlineData("", "")]
    public void A_malformed_schema_is_refused_with_the_place_the_cause_and_the_cure(string schema, string pointer)
    {
        var compiled = SchemaValidator.Compile(Encoding.UTF8.GetBytes(schema), SchemaOptions.Default);

        Assert.Null(compiled.Validator);
        Assert.Contains(compiled.Problems, problem => problem.Pointer == pointer);
        Assert.All(compiled.Problems, problem => Assert.All(
            new[] { problem.Cause.Ja, problem.Cause.En, problem.Cure.Ja, problem.Cure.En }, text => Assert.NotEmpty(text)));
    }

    [Theory]
    [InlineData("{", "json ")]
    [InlineData("1 2", "json ")]
    [InlineData("", "json ")]
    [InlineData("""{ "a": 1, "a": 2 }""", "json /a")]
    [InlineData("""{ "a": "\ud800" }""", "json /a")]
    [InlineData("""["\ud83d\ude00", "\ude00\ud83d"]""", "json /1")]
    public void A_document_that_is_no_proper_json_is_a_finding(string instance, string found)
    {
        var finding = Assert.Single(Compile("{}").Validate(Encoding.UTF8.GetBytes(instance)));

        Assert.Equal(found, $"{finding.Keyword} {finding.Pointer}");
        Assert.False(Compile("{}").IsValid(Encoding.UTF8.GetBytes(instance)));
    }

    [Fact]
    public void Broken_utf_8_is_a_finding()
    {
        Assert.Equal("json", Assert.Single(Compile("{}").Validate([(byte)'"', 0xC3, 0x28, (byte)'"'])).Keyword);
    }

    [Fact]
    public void A_nul_character_is_a_finding_where_it_is_refused()
    {
        const string Instance = """{ "a": "x\u0000" }""";

        Assert.Empty(Compile("{}").Validate(Encoding.UTF8.GetBytes(Instance)));
        Assert.Equal("/a", Assert.Single(Compile("{}", new SchemaOptions { RefuseNul = true }).Validate(Encoding.UTF8.GetBytes(Instance))).Pointer);
    }

    [Fact]
    public void Size_values_digits_and_findings_are_capped()
    {
        var options = new SchemaOptions { MaxInstanceBytes = 200, MaxInstanceValues = 50, MaxNumberLength = 20, MaxFindings = 3 };
        var validator = Compile("""{ "items": { "type": "string" } }""", options);

        Assert.Equal("json", Assert.Single(validator.Validate(new byte[201])).Keyword);
        Assert.Equal("json", Assert.Single(validator.Validate(Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("1", 60)) + "]"))).Keyword);
        Assert.Equal("json", Assert.Single(validator.Validate(Encoding.UTF8.GetBytes(new string('1', 21)))).Keyword);
        Assert.Equal(3, validator.Validate("[1,2,3,4,5]"u8).Count);
    }

    [Fact]
    public void A_schema_of_too_many_parts_is_a_problem()
    {
        var many = "{\"$defs\":{" + string.Join(',', Enumerable.Range(0, 200).Select(i => $"\"a{i}\":{{}}")) + "},\"allOf\":["
            + string.Join(',', Enumerable.Range(0, 200).Select(i => $"{{\"$ref\":\"#/$defs/a{i}\"}}")) + "]}";

        var compiled = SchemaValidator.Compile(Encoding.UTF8.GetBytes(many), new SchemaOptions { MaxSchemaNodes = 100 });

        Assert.Contains(compiled.Problems, problem => problem.Code == "schema.limit");
    }

    [Theory]
    [InlineData("1e400", true)]
    [InlineData("1e999999999999999999999", true)]
    [InlineData("-1e999999999999999999999", false)]
    [InlineData("1e-999999999999999999999", true)]
    [InlineData("0e99999", false)]
    public void Numbers_of_any_size_are_compared_without_being_written_out(string number, bool valid)
    {
        Assert.Equal(valid, Compile("""{ "exclusiveMinimum": 0 }""").IsValid(Encoding.UTF8.GetBytes(number)));
    }

    private static SchemaValidator Compile(string schema, SchemaOptions? options = null) =>
        SchemaValidator.Compile(Encoding.UTF8.GetBytes(schema), options ?? SchemaOptions.Default).Validator!;

    private static byte[] Nested(string open, string core, string close, int depth) => Encoding.UTF8.GetBytes(
        string.Concat(Enumerable.Repeat(open, depth)) + core + string.Concat(Enumerable.Repeat(close, depth)));
}
