namespace CyberPort.Operations.TaskForms;

/// <summary>What the forms of tasks may hold.</summary>
public sealed record TaskFormOptions
{
    /// <summary>Characters of one answered form, written as JSON.</summary>
    public int LongestAnswer { get; init; } = 262_144;
}
