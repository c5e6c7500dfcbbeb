namespace CyberPort.Forms.Schemas.Compiling;

/// <summary>The vocabularies of 2020-12.</summary>
[Flags]
internal enum Vocabulary
{
    None = 0,
    Core = 1,
    Applicator = 2,
    Unevaluated = 4,
    Validation = 8,
    MetaData = 16,
    FormatAnnotation = 32,
    FormatAssertion = 64,
    Content = 128,
    Standard = Core | Applicator | Unevaluated | Validation | MetaData | FormatAnnotation | Content,
}

/// <summary>The names of the vocabularies.</summary>
internal static class Vocabularies
{
    private const string Prefix = "https://json-schema.org/draft/2020-12/vocab/";

    /// <summary>The vocabulary of a URI, or None when it is not one of 2020-12.</summary>
    public static Vocabulary Of(string uri) => (uri.StartsWith(Prefix, StringComparison.Ordinal) ? uri[Prefix.Length..] : "") switch
    {
        "core" => Vocabulary.Core,
        "applicator" => Vocabulary.Applicator,
        "unevaluated" => Vocabulary.Unevaluated,
        "validation" => Vocabulary.Validation,
        "meta-data" => Vocabulary.MetaData,
        "format-annotation" => Vocabulary.FormatAnnotation,
        "format-assertion" => Vocabulary.FormatAssertion,
        "content" => Vocabulary.Content,
        _ => Vocabulary.None,
    };
}
