namespace CyberPort.Expressions;

/// <summary>A fault in a definition (form package, overlay, workflow), found when it is published.</summary>
/// <param name="Code">A stable key of the kind of fault.</param>
/// <param name="File">The file inside the package, "rules.json".</param>
/// <param name="Pointer">A JSON Pointer inside the file.</param>
/// <param name="Cause">What is wrong.</param>
/// <param name="Cure">What to do about it.</param>
public sealed record Problem(string Code, string File, string Pointer, LocalText Cause, LocalText Cure);
