using CyberPort.Forms.Entry;

namespace CyberPort.FormViews.Drawing;

/// <summary>The lines that say where values came from.</summary>
public static class SourceTexts
{
    /// <summary>One line for each place with an origin; at the form itself nobody is told what was entered there.</summary>
    public static IReadOnlyDictionary<string, string> Of(
        IReadOnlyDictionary<string, ValueOrigin> origins, string language, ValueOrigin? unsaid = null) =>
        origins.Where(one => one.Value != unsaid).ToDictionary(one => one.Key, one => Of(one.Value, language), StringComparer.Ordinal);

    public static string Of(ValueOrigin origin, string language)
    {
        var texts = FormTexts.For(language);
        var from = origin.From.In(language);
        return from.Length == 0 ? texts[$"source{origin.Kind}"] : texts.Format($"source{origin.Kind}From", from);
    }
}
