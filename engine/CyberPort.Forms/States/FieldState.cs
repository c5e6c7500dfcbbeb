using CyberPort.Forms.Codes;

namespace CyberPort.Forms.States;

/// <summary>How one field or node is to be drawn now.</summary>
/// <param name="Visible">Shown; a hidden value stays in the draft and is absent everywhere else.</param>
/// <param name="Enabled">May be written; a computed field may not.</param>
/// <param name="Required">Must be answered before the form is submitted.</param>
/// <param name="Options">The choices that are offered; null when the field is no choice.</param>
/// <param name="Text">The text that a text rule gives; null to keep the layout's own.</param>
public sealed record FieldState(bool Visible, bool Enabled, bool Required, IReadOnlyList<Option>? Options, string? Text);
