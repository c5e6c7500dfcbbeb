using CyberPort.Forms.Schemas.Compiling;
using CyberPort.Forms.Schemas.Keywords;

namespace CyberPort.Forms.Schemas.Checking;

/// <summary>A keyword's name, its vocabulary and how it is compiled (null: refused, or nothing to check).</summary>
internal sealed record KeywordEntry(string Name, Vocabulary Vocabulary, Func<KeywordSource, Keyword?> Read);

/// <summary>All keywords in the order of evaluation: the type first, what asks for marks last.</summary>
internal static class KeywordTable
{
    public static IReadOnlyList<KeywordEntry> InOrder { get; } =
    [
        new("type", Vocabulary.Validation, TypeKeyword.Read),
        new("enum", Vocabulary.Validation, EnumKeyword.Read),
        new("const", Vocabulary.Validation, ConstKeyword.Read),
        new("minimum", Vocabulary.Validation, RangeKeyword.Read),
        new("exclusiveMinimum", Vocabulary.Validation, RangeKeyword.Read),
        new("maximum", Vocabulary.Validation, RangeKeyword.Read),
        new("exclusiveMaximum", Vocabulary.Validation, RangeKeyword.Read),
        new("multipleOf", Vocabulary.Validation, MultipleKeyword.Read),
        new("minLength", Vocabulary.Validation, LengthKeyword.Read),
        new("maxLength", Vocabulary.Validation, LengthKeyword.Read),
        new("pattern", Vocabulary.Validation, PatternKeyword.Read),
        new("format", Vocabulary.FormatAnnotation | Vocabulary.FormatAssertion, FormatKeyword.Read),
        new("minItems", Vocabulary.Validation, SizeKeyword.Read),
        new("maxItems", Vocabulary.Validation, SizeKeyword.Read),
        new("uniqueItems", Vocabulary.Validation, UniqueKeyword.Read),
        new("minProperties", Vocabulary.Validation, SizeKeyword.Read),
        new("maxProperties", Vocabulary.Validation, SizeKeyword.Read),
        new("required", Vocabulary.Validation, RequiredKeyword.Read),
        new("dependentRequired", Vocabulary.Validation, DependentRequiredKeyword.Read),
        new("propertyNames", Vocabulary.Applicator, PropertyNamesKeyword.Read),
        new("$ref", Vocabulary.Core, ReferenceKeyword.Read),
        new("$dynamicRef", Vocabulary.Core, DynamicReferenceKeyword.Read),
        new("prefixItems", Vocabulary.Applicator, PrefixItemsKeyword.Read),
        new("items", Vocabulary.Applicator, ItemsKeyword.Read),
        new("contains", Vocabulary.Applicator, ContainsKeyword.Read),
        new("properties", Vocabulary.Applicator, PropertiesKeyword.Read),
        new("patternProperties", Vocabulary.Applicator, PatternPropertiesKeyword.Read),
        new("additionalProperties", Vocabulary.Applicator, AdditionalPropertiesKeyword.Read),
        new("dependentSchemas", Vocabulary.Applicator, DependentSchemasKeyword.Read),
        new("allOf", Vocabulary.Applicator, AllOfKeyword.Read),
        new("anyOf", Vocabulary.Applicator, AnyOfKeyword.Read),
        new("oneOf", Vocabulary.Applicator, OneOfKeyword.Read),
        new("not", Vocabulary.Applicator, NotKeyword.Read),
        new("if", Vocabulary.Applicator, IfKeyword.Read),
        new("unevaluatedItems", Vocabulary.Unevaluated, UnevaluatedItemsKeyword.Read),
        new("unevaluatedProperties", Vocabulary.Unevaluated, UnevaluatedPropertiesKeyword.Read),
    ];
}
