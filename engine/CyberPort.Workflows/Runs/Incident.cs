using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>A step that could not be done; an administrator repairs it.</summary>
public sealed record Incident(string ActivityId, string ActivityType, LocalText Message, DateTimeOffset At);
