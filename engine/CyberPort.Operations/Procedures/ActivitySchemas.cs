using CyberPort.Expressions;
using CyberPort.Workflows;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using NJsonSchema;
using NJsonSchema.Generation;
using NJsonSchema.Generation.TypeMappers;

namespace CyberPort.Operations.Procedures;

/// <summary>The JSON Schema of an activity's inputs, made from its class: what property panels are drawn from and imports are told.</summary>
public static class ActivitySchemas
{
    private static readonly JsonSchemaGeneratorSettings Settings = new()
    {
        SerializerSettings = new JsonSerializerSettings { ContractResolver = new CamelCasePropertyNamesContractResolver() },
        FlattenInheritanceHierarchy = true,
        TypeMappers =
        {
            new PrimitiveTypeMapper(typeof(Value), schema => schema.Type = JsonObjectType.None),
            new PrimitiveTypeMapper(typeof(LocalText), AddLanguages),
        },
    };

    /// <summary>One activity's inputs: an object with a property an input, its label as title, its choices as enum, its usual value as default.</summary>
    public static JsonSchema Of(ActivityKind kind)
    {
        var schema = new JsonSchema
        {
            Type = JsonObjectType.Object, Title = kind.Label.Ja, AllowAdditionalProperties = kind.AnyInput,
            ExtensionData = new Dictionary<string, object?> { ["x-title-en"] = kind.Label.En, ["x-type"] = kind.Type, ["x-category"] = kind.Category },
        };
        foreach (var input in kind.Inputs) schema.Properties[input.Name] = PropertyOf(input);
        return schema;
    }

    /// <summary>Every activity of a catalog, by type name, as JSON.</summary>
    public static string Of(ActivityCatalog catalog)
    {
        var all = new Newtonsoft.Json.Linq.JObject();
        foreach (var kind in catalog.Kinds.OrderBy(k => k.Type, StringComparer.Ordinal)) all[kind.Type] = Newtonsoft.Json.Linq.JToken.Parse(Of(kind).ToJson());
        return all.ToString(Formatting.Indented);
    }

    private static JsonSchemaProperty PropertyOf(InputKind input)
    {
        var made = JsonConvert.DeserializeObject<JsonSchemaProperty>("{}")!;
        var type = Nullable.GetUnderlyingType(input.ValueType) ?? input.ValueType;
        JsonSchemaGenerator.Generate(made, Namotion.Reflection.ContextualTypeExtensions.ToContextualType(type), new JsonSchemaResolver(made, Settings));
        made.Title = input.Label.Ja;
        made.IsRequired = input.Required;
        made.Default = input.Usual;
        made.ExtensionData = new Dictionary<string, object?> { ["x-title-en"] = input.Label.En };
        foreach (var choice in input.Choices) made.Enumeration.Add(choice);
        return made;
    }

    private static JsonSchemaGenerator JsonSchemaGenerator { get; } = new(Settings);

    private static void AddLanguages(JsonSchema schema)
    {
        schema.Type = JsonObjectType.Object;
        foreach (var language in new[] { "ja", "en" }) schema.Properties[language] = new JsonSchemaProperty { Type = JsonObjectType.String };
    }
}
