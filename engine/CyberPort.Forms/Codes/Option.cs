using CyberPort.Expressions;

namespace CyberPort.Forms.Codes;

/// <summary>One choice of a choice field.</summary>
public sealed record Option(string Code, LocalText Label, string? Kana = null);
