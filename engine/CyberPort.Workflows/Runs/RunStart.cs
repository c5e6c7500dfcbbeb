using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>What a run begins with: its id is given, so that starting twice with one id is one run.</summary>
public sealed record RunStart(Guid RunId, Value Input, string? CorrelationId = null);
