using CyberPort.Expressions;

namespace CyberPort.Forms.Schemas;

/// <summary>The compiled schema, or the problems that stand in its way.</summary>
public sealed record SchemaCompilation(SchemaValidator? Validator, IReadOnlyList<Problem> Problems);
