namespace CyberPort.Workflows;

/// <summary>A person who acts on a run, with the roles held while acting.</summary>
public sealed record Participant(string Id, string Name, IReadOnlyList<string> Roles);
