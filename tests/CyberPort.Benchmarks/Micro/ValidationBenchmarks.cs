using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using CyberPort.Forms.Schemas;
using CyberPort.Forms.Tests.Schemas;
using NJsonSchema;

namespace CyberPort.Benchmarks.Micro;

/// <summary>A form of 60 fields with 20 rows of 8, all errors collected: bytes to verdict.</summary>
[MemoryDiagnoser]
public class ValidationBenchmarks
{
    private readonly DialectValidator _dialect = DialectValidator.Compile(SixtyFieldForm.Schema, new SchemaOptions()).Validator!;
    private readonly SchemaValidator _complete = SchemaValidator.Compile(SixtyFieldForm.Schema, new SchemaOptions()).Validator!;
    private readonly JsonSchema _peer = JsonSchema.FromJsonAsync(Encoding.UTF8.GetString(SixtyFieldForm.Schema)).GetAwaiter().GetResult();
    private readonly string _validText = Encoding.UTF8.GetString(SixtyFieldForm.Valid);
    private readonly List<SchemaFinding> _findings = new(32);

    [Benchmark(Description = "limit: tokens only (Utf8JsonReader)")]
    public int Tokens()
    {
        var reader = new Utf8JsonReader(SixtyFieldForm.Valid);
        var count = 0;
        while (reader.Read()) count++;
        return count;
    }

    [Benchmark(Baseline = true, Description = "DialectValidator, valid")]
    public bool Valid() => _dialect.IsValid(SixtyFieldForm.Valid);

    [Benchmark(Description = "DialectValidator, 11 faults")]
    public int Invalid()
    {
        _findings.Clear();
        _dialect.Validate(SixtyFieldForm.Invalid, _findings);
        return _findings.Count;
    }

    [Benchmark(Description = "SchemaValidator (all of 2020-12), valid")]
    public int Complete() => _complete.Validate(SixtyFieldForm.Valid).Count;

    [Benchmark(Description = "peer: NJsonSchema 10.7, valid")]
    public int Peer() => _peer.Validate(_validText).Count;
}
