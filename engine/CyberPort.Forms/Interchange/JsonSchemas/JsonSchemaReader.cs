using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Interchange.JsonSchemas;

/// <summary>Reads the schema of an object (JSON Schema 2020-12, 2019-09 or draft-07) as a list of fields; what a form cannot say is told
/// item by item.</summary>
public static class JsonSchemaReader
{
    private static readonly string[] Drafts = ["2020-12", "2019-09", "draft-07"];

    /// <summary>The fields and the code lists of its choices; with problems there are none.</summary>
    public static FieldListReading Read(string file, ReadOnlyMemory<byte> json)
    {
        var problems = new List<Problem>();
        if (StrictJson.Read(file, json.Span, FormLimits.Default, problems) is not { } schema) return new(null, problems);

        if (schema["$schema"] is { IsText: true } draft && !Drafts.Any(d => draft.AsText.Contains(d, StringComparison.Ordinal)))
            problems.Add(JsonSchemaProblems.Draft(file, draft.AsText));
        var walk = new JsonSchemaWalk(file, schema, problems);
        walk.Root();
        if (walk.Rows.Count > FormLimits.Default.Fields)
            return new(null, [DocumentProblems.TooMany(file, "/properties", walk.Rows.Count, FormLimits.Default.Fields)]);
        FieldListReader.FindClashes(file, walk.Rows, problems);
        return problems.Count > 0 ? new(null, problems) : new(new(walk.Rows) { Codes = walk.Codes }, []);
    }
}
