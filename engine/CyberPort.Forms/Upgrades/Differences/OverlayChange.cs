using CyberPort.Expressions;

namespace CyberPort.Forms.Upgrades;

/// <summary>One thing an overlay does to its base, told in a sentence.</summary>
/// <param name="Target">"field:/purpose", "rule:jphij-disposal", "codelist:water-areas".</param>
/// <param name="Facet">"label.ja", "enable", "move", "rows"; empty for an own item.</param>
public sealed record OverlayChange(string Target, string Facet, Value From, Value To, LocalText Sentence);
