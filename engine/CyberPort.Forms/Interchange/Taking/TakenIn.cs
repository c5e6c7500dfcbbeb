using CyberPort.Expressions;

namespace CyberPort.Forms.Interchange.Taking;

/// <summary>What became of a file that was taken in: into what, how much of it, and what was not taken over, each with its cure.</summary>
public sealed record TakenIn<T>(T Into, int Changed, IReadOnlyList<Problem> Left);
