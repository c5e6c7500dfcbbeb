namespace CyberPort.Expressions;

/// <summary>One text in the two languages of the product (日本語, English).</summary>
public sealed record LocalText(string Ja, string En)
{
    /// <summary>The text in "ja" or "en"; every other language reads Japanese, the product's first language.</summary>
    public string In(string language) => language == "en" ? En : Ja;
}
