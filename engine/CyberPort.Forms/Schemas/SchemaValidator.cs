using System.Globalization;
using CyberPort.Forms.Schemas.Checking;
using CyberPort.Forms.Schemas.Compiling;
using CyberPort.Forms.Schemas.Json;

namespace CyberPort.Forms.Schemas;

/// <summary>Validates against JSON Schema 2020-12, complete, within limits, and without ever fetching anything.</summary>
public sealed class SchemaValidator
{
    private readonly SchemaNode _root;
    private readonly SchemaOptions _options;

    private SchemaValidator(SchemaNode root, SchemaOptions options) => (_root, _options) = (root, options);

    /// <summary>Compiles a schema once; the validator may be used from many threads.</summary>
    public static SchemaCompilation Compile(ReadOnlyMemory<byte> schemaUtf8, SchemaOptions options)
    {
        var (root, problems) = SchemaCompiler.Compile(schemaUtf8.Span, options);
        return new(root is null ? null : new(root, options), problems.Found);
    }

    /// <summary>Everything that does not fit, or nothing when the instance is valid.</summary>
    public IReadOnlyList<SchemaFinding> Validate(ReadOnlySpan<byte> instanceUtf8)
    {
        var findings = new List<SchemaFinding>();
        if (Read(instanceUtf8, findings) is { } data) new Evaluation(_options, findings).Check(_root, new(data, InstancePath.Root, null));
        return findings;
    }

    /// <summary>The verdict alone, given at the first thing that does not fit.</summary>
    public bool IsValid(ReadOnlySpan<byte> instanceUtf8)
    {
        var faults = new List<SchemaFinding>();
        if (Read(instanceUtf8, faults) is not { } data || faults.Count > 0) return false;
        var run = new Evaluation(_options, findings: null);
        return run.Check(_root, new(data, InstancePath.Root, null)) && !run.GaveUp;
    }

    private JsonData? Read(ReadOnlySpan<byte> utf8, List<SchemaFinding> findings)
    {
        var limits = new JsonLimits(
            _options.MaxInstanceBytes, _options.MaxInstanceDepth, _options.MaxInstanceValues, _options.MaxNumberLength);
        var reading = JsonDataReader.Read(utf8, limits);
        foreach (var fault in reading.Faults)
        {
            if (fault.Kind == JsonFaultKind.NulCharacter && !_options.RefuseNul) continue;
            findings.Add(SchemaMessages.Finding(fault.Pointer, "json",
                ("fault", fault.Kind.ToString()), ("limit", Limit(fault.Kind, limits)), ("position", fault.Detail)));
        }
        return reading.Data;
    }

    private static string Limit(JsonFaultKind kind, JsonLimits limits) => (kind switch
    {
        JsonFaultKind.TooLarge => limits.Bytes,
        JsonFaultKind.TooDeep => limits.Depth,
        JsonFaultKind.TooManyValues => limits.Values,
        JsonFaultKind.NumberTooLong => limits.NumberLength,
        _ => 0,
    }).ToString(CultureInfo.InvariantCulture);
}
