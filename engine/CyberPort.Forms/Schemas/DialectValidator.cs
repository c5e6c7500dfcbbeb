using System.Text.Unicode;
using CyberPort.Expressions;
using CyberPort.Forms.Schemas.Dialect;

namespace CyberPort.Forms.Schemas;

/// <summary>Whether a document is still being filled in: then nothing is missing yet.</summary>
public enum Completeness
{
    Draft,
    Complete,
}

/// <summary>The compiled form schema, or the problems that stand in its way.</summary>
public sealed record DialectCompilation(DialectValidator? Validator, IReadOnlyList<Problem> Problems);

/// <summary>Validates against a form's schema (dialect cp/1) in one pass over the UTF-8, without allocating when all is well.</summary>
/// <remarks>Finds the same as <see cref="SchemaValidator"/> with asserted formats and refused U+0000.</remarks>
public sealed class DialectValidator
{
    private readonly DialectNode _root;
    private readonly int _maxFindings;

    private DialectValidator(DialectNode root, int maxFindings) => (_root, _maxFindings) = (root, maxFindings);

    /// <summary>Compiles a form's schema; every keyword outside the dialect is a problem with its cure.</summary>
    public static DialectCompilation Compile(ReadOnlyMemory<byte> schemaUtf8, SchemaOptions options)
    {
        var (root, problems) = DialectCompiler.Compile(schemaUtf8.Span, options);
        return new(root is null ? null : new(root, options.MaxFindings), problems);
    }

    /// <summary>The verdict alone, given at the first thing that does not fit.</summary>
    public bool IsValid(ReadOnlySpan<byte> utf8)
    {
        var run = new DialectRun(_root, findings: null, stackalloc int[DialectRun.Deepest + 2]);
        run.Start(utf8, !Utf8.IsValid(utf8));
        return run.Valid;
    }

    /// <summary>Adds everything that does not fit.</summary>
    public void Validate(ReadOnlySpan<byte> utf8, List<SchemaFinding> findings) => Validate(utf8, findings, Completeness.Complete);

    /// <summary>Adds everything that does not fit; of a draft, nothing that is only missing yet (required, minItems).</summary>
    public void Validate(ReadOnlySpan<byte> utf8, List<SchemaFinding> findings, Completeness completeness)
    {
        var run = new DialectRun(_root, findings, stackalloc int[DialectRun.Deepest + 2])
        {
            IsDraft = completeness == Completeness.Draft,
            MostFindings = findings.Count + _maxFindings,
        };
        run.Start(utf8, !Utf8.IsValid(utf8));
    }
}
