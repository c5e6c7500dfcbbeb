namespace CyberPort.Workflows;

/// <summary>What one start or one stimulus led to; all of it is stored together or not at all.</summary>
public sealed record Step(RunState Run, IReadOnlyList<Effect> Effects, IReadOnlyList<JournalEntry> Journal);
