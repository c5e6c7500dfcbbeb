using System.Text;
using System.Text.Json;
using CyberPort.Forms.Schemas;

namespace CyberPort.Forms.Tests.Schemas;

public sealed class SchemaVectorTests
{
    public static TheoryData<string, string> Vectors { get; } = Load("values", "numbers", "texts", "lists", "records", "combinations", "references", "unevaluated");

    public static TheoryData<string, string> Formats { get; } = Load("formats");

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Each_keyword_finds_its_faults_and_says_where(string about, string json)
    {
        using var document = JsonDocument.Parse(json);
        var validator = Compile(document.RootElement, SchemaOptions.Default, about);

        foreach (var data in document.RootElement.GetProperty("valid").EnumerateArray())
        {
            Assert.Empty(validator.Validate(Utf8(data)));
            Assert.True(validator.IsValid(Utf8(data)), data.GetRawText());
        }
        foreach (var fault in document.RootElement.GetProperty("invalid").EnumerateArray())
        {
            var data = Utf8(fault.GetProperty("data"));
            var wanted = fault.GetProperty("at").EnumerateArray().Select(at => at.GetString()).Order(StringComparer.Ordinal);
            var found = validator.Validate(data).Select(finding => $"{finding.Keyword} {finding.Pointer}").Order(StringComparer.Ordinal);
            Assert.Equal(wanted, found);
            Assert.False(validator.IsValid(data));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Formats_are_checked_when_that_is_asked_for(string about, string json)
    {
        using var document = JsonDocument.Parse(json);
        var validator = Compile(document.RootElement, new SchemaOptions { AssertFormats = true }, about);
        var note = Compile(document.RootElement, SchemaOptions.Default, about);

        foreach (var data in document.RootElement.GetProperty("valid").EnumerateArray()) Assert.Empty(validator.Validate(Utf8(data)));
        foreach (var data in document.RootElement.GetProperty("invalid").EnumerateArray())
        {
            var found = validator.Validate(Utf8(data));
            Assert.True(found.Count == 1 && found[0].Keyword == "format", data.GetRawText());
            Assert.Empty(note.Validate(Utf8(data)));
        }
    }

    [Fact]
    public void The_vocabulary_for_asserted_formats_makes_them_checks()
    {
        const string Meta = """
            { "$id": "https://port.example/meta", "$vocabulary": { "https://json-schema.org/draft/2020-12/vocab/core": true,
              "https://json-schema.org/draft/2020-12/vocab/format-assertion": true } }
            """;
        var documents = new Dictionary<string, ReadOnlyMemory<byte>> { ["https://port.example/meta"] = Encoding.UTF8.GetBytes(Meta) };
        var schema = """{ "$schema": "https://port.example/meta", "format": "date", "minLength": 99 }"""u8.ToArray();
        var validator = SchemaValidator.Compile(schema, new SchemaOptions { Documents = documents }).Validator!;

        Assert.Empty(validator.Validate("\"2026-11-20\""u8));
        Assert.Equal("format", Assert.Single(validator.Validate("\"2026-11-31\""u8)).Keyword);
    }

    private static SchemaValidator Compile(JsonElement vector, SchemaOptions options, string about)
    {
        var compiled = SchemaValidator.Compile(Utf8(vector.GetProperty("schema")), options);
        Assert.True(compiled.Problems.Count == 0, about + ": " + string.Join("; ", compiled.Problems.Select(problem => problem.Cause.En)));
        return compiled.Validator!;
    }

    private static byte[] Utf8(JsonElement element) => Encoding.UTF8.GetBytes(element.GetRawText());

    private static TheoryData<string, string> Load(params string[] files)
    {
        var data = new TheoryData<string, string>();
        foreach (var file in files)
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Schemas", "Vectors", file + ".json")));
            foreach (var vector in document.RootElement.EnumerateArray())
                data.Add($"{file}: {vector.GetProperty("about").GetString()}", vector.GetRawText());
        }
        return data;
    }
}
