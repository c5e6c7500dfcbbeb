namespace CyberPort.WorkflowTesting;

/// <summary>A story went otherwise than it says: the message names the step, what was expected and what happened.</summary>
public sealed class StoryFailedException(string message) : Exception(message);
