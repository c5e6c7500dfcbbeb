using CyberPort.Expressions;
using CyberPort.Operations.Procedures;
using CyberPort.Workflows;

namespace CyberPort.Operations.Tests.Procedures;

public sealed class ActivitySchemasTests
{
    public static TheoryData<string> Types => [.. ActivityCatalog.Standard().Kinds.Select(k => k.Type)];

    [Theory, MemberData(nameof(Types))]
    public void Every_activity_has_a_schema_with_all_its_inputs_by_name_and_label(string type)
    {
        var kind = ActivityCatalog.Standard().Find(type)!;
        var schema = Value.Parse(ActivitySchemas.Of(kind).ToJson());

        Assert.Equal(kind.Inputs.Select(i => i.Name), schema["properties"].IsNull ? [] : schema["properties"].AsRecord.Keys);
        Assert.All(kind.Inputs, i => Assert.Equal(i.Label.Ja, schema["properties"][i.Name]["title"].AsText));
        Assert.Equal(kind.Inputs.Where(i => i.Required).Select(i => i.Name).Order(), Texts(schema["required"]).Order());
        Assert.Equal(kind.Label.En, schema["x-title-en"].AsText);
    }

    [Fact]
    public void Types_choices_and_usual_values_are_those_of_the_class()
    {
        var review = Value.Parse(ActivitySchemas.Of(ActivityCatalog.Standard().Find("CyberPort.Review")!).ToJson())["properties"];
        var consultation = Value.Parse(ActivitySchemas.Of(ActivityCatalog.Standard().Find("CyberPort.Consultation")!).ToJson())["properties"];

        Assert.Equal(("string", "reviewer"), (review["role"]["type"].AsText, review["role"]["default"].AsText));
        Assert.Contains("integer", review["dueInDays"]["type"].ToJson(), StringComparison.Ordinal);
        Assert.Equal("array", review["actions"]["type"].AsText);
        Assert.Equal(["remind", "agree", "object"], Texts(consultation["silence"]["enum"]));
    }

    [Fact]
    public void All_of_them_are_one_JSON_text_by_type() =>
        Assert.Equal(ActivityCatalog.Standard().Kinds.Select(k => k.Type).Order(StringComparer.Ordinal),
            Value.Parse(ActivitySchemas.Of(ActivityCatalog.Standard())).AsRecord.Keys.Order(StringComparer.Ordinal));

    private static IEnumerable<string> Texts(Value list) => list.Kind == ValueKind.List ? list.AsList.Select(v => v.AsText) : [];
}
