using System.Text;
using System.Text.Json;
using CyberPort.Forms.Schemas;

namespace CyberPort.Forms.Tests.Schemas;

public sealed class OfficialSuiteTests
{
    /// <summary>Every required file by name, so that a shrunken suite is noticed and a missing one is skipped by name.</summary>
    public static TheoryData<string> Files { get; } =
    [
        "additionalProperties.json", "allOf.json", "anchor.json", "anyOf.json", "boolean_schema.json", "const.json", "contains.json",
        "content.json", "default.json", "defs.json", "dependentRequired.json", "dependentSchemas.json", "dynamicRef.json", "enum.json",
        "exclusiveMaximum.json", "exclusiveMinimum.json", "format.json", "if-then-else.json", "infinite-loop-detection.json",
        "items.json", "maxContains.json", "maxItems.json", "maxLength.json", "maxProperties.json", "maximum.json", "minContains.json",
        "minItems.json", "minLength.json", "minProperties.json", "minimum.json", "multipleOf.json", "not.json", "oneOf.json",
        "pattern.json", "patternProperties.json", "prefixItems.json", "properties.json", "propertyNames.json", "ref.json",
        "refRemote.json", "required.json", "type.json", "unevaluatedItems.json", "unevaluatedProperties.json", "uniqueItems.json",
        "vocabulary.json",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_required_test_of_the_official_suite_passes(string file)
    {
        if (OfficialSuite.Folder is null) Assert.Skip(OfficialSuite.Missing);

        using var document = OfficialSuite.Read(file);
        var failures = document.RootElement.EnumerateArray().SelectMany(Failures).ToList();

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public void No_file_of_the_suite_is_left_out()
    {
        if (OfficialSuite.Folder is null) Assert.Skip(OfficialSuite.Missing);

        Assert.Empty(OfficialSuite.Files().Except(Files.Select(row => row.Data)));
    }

    private static IEnumerable<string> Failures(JsonElement group)
    {
        var name = group.GetProperty("description").GetString();
        var schema = Encoding.UTF8.GetBytes(group.GetProperty("schema").GetRawText());
        var compiled = SchemaValidator.Compile(schema, OfficialSuite.Options);
        if (compiled.Validator is not { } validator)
        {
            yield return $"{name}: {string.Join("; ", compiled.Problems.Select(problem => problem.Pointer + " " + problem.Cause.En))}";
            yield break;
        }
        foreach (var test in group.GetProperty("tests").EnumerateArray())
        {
            var data = Encoding.UTF8.GetBytes(test.GetProperty("data").GetRawText());
            var wanted = test.GetProperty("valid").GetBoolean();
            var findings = validator.Validate(data);
            if (findings.Count == 0 != wanted || validator.IsValid(data) != wanted)
                yield return $"{name} / {test.GetProperty("description").GetString()}: wanted {wanted}, found {string.Join(", ", findings)}";
        }
    }
}
