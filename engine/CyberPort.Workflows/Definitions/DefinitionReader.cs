using System.Text.Json;
using CyberPort.Expressions;
using CyberPort.Workflows.Definitions;
using CyberPort.Workflows.Inputs;

namespace CyberPort.Workflows;

/// <summary>
/// Reads workflow definitions in Elsa 3's format, of every age; type names are looked up in the catalog and nowhere else.
/// </summary>
public static class DefinitionReader
{
    public static DefinitionReading Read(ReadOnlyMemory<byte> json, ActivityCatalog catalog) =>
        Read(json, catalog, DefinitionLimits.Standard);

    public static DefinitionReading Read(ReadOnlyMemory<byte> json, ActivityCatalog catalog, DefinitionLimits limits)
    {
        if (json.Length > limits.MaxBytes) return Broken(DefinitionFaults.TooLong(limits.MaxBytes));

        try
        {
            // A byte order mark is no part of the JSON.
            var bytes = json.Span is [0xEF, 0xBB, 0xBF, ..] ? json.Span[3..] : json.Span;
            var source = Value.Parse(bytes);
            return source.Kind == ValueKind.Record ? Read(source, catalog, limits) : Broken(DefinitionFaults.NoObject());
        }
        catch (JsonException fault)
        {
            return Broken(DefinitionFaults.NoJson(fault.Message));
        }
        catch (DefinitionBrokenException fault)
        {
            return Broken(fault.Problem);
        }
    }

    private static DefinitionReading Broken(Problem problem) => new(null, [problem], []);

    private static DefinitionReading Read(Value given, ActivityCatalog catalog, DefinitionLimits limits)
    {
        var source = new OldShapes(limits).Modern(given);
        List<Problem> problems = [];
        List<Problem> hints = [];
        var variables = ReadVariables(source["variables"], "/variables", problems);
        var inputs = ReadParameters(source["inputs"], "/inputs", problems);
        var outputs = ReadParameters(source["outputs"], "/outputs", problems);

        var all = AllVariables(source["root"]).Concat(variables).ToList();
        var names = WorkflowNames.Of(all, inputs, NamesOf(source["root"]), ExpressionLimits.Standard);
        var reader = new ActivityReader(catalog, names, limits, problems, hints);
        var root = reader.Read(source["root"], "/root");
        return new(new(source, root) { Variables = variables, Inputs = inputs, Outputs = outputs }, problems, hints);
    }

    internal static IReadOnlyList<VariableDefinition> ReadVariables(Value list, string pointer, List<Problem>? problems)
    {
        if (list.Kind != ValueKind.List) return [];

        List<VariableDefinition> variables = [];
        for (var i = 0; i < list.AsList.Count; i++)
        {
            var (id, name, type) = (TextOf(list.AsList[i]["id"]), TextOf(list.AsList[i]["name"]), TextOf(list.AsList[i]["typeName"])
                ?? "Object");
            if ((id ?? name) is null) continue;
            if (VariableTypes.Find(type) is null) problems?.Add(DefinitionFaults.UnknownVariableType($"{pointer}/{i}/typeName", type));
            if (list.AsList[i]["isArray"].IsTrue) type += "[]";
            var initial = list.AsList[i]["value"];
            variables.Add(new(id ?? name!, name ?? id!, type, initial.IsNull ? initial : VariableTypes.Convert(initial, type)));
        }

        return variables;
    }

    private static List<ParameterDefinition> ReadParameters(Value list, string pointer, List<Problem> problems)
    {
        List<ParameterDefinition> parameters = [];
        if (list.Kind != ValueKind.List) return parameters;

        for (var i = 0; i < list.AsList.Count; i++)
        {
            var item = list.AsList[i].Kind == ValueKind.Record ? Value.Of(OldShapes.Lowered(list.AsList[i].AsRecord)) : Value.Null;
            var (name, type) = (TextOf(item["name"]), TextOf(item["type"]) ?? "Object");
            if (name is null) continue;
            if (VariableTypes.Find(type) is null) problems.Add(DefinitionFaults.UnknownVariableType($"{pointer}/{i}/type", type));
            parameters.Add(new(name, item["isArray"].IsTrue ? type + "[]" : type) { DisplayName = TextOf(item["displayName"]) ?? "" });
        }

        return parameters;
    }

    private static IEnumerable<VariableDefinition> AllVariables(Value value) =>
        Records(value).SelectMany(r => ReadVariables(r["variables"], "", null));

    private static IEnumerable<string> NamesOf(Value root) =>
        Records(root).Where(r => OldShapes.IsActivity("", r)).Select(r => TextOf(r["name"]) ?? TextOf(r["id"])).OfType<string>().Distinct();

    private static IEnumerable<Value> Records(Value value) => value.Kind switch
    {
        ValueKind.Record => value.AsRecord.Values.SelectMany(Records).Prepend(value),
        ValueKind.List => value.AsList.SelectMany(Records),
        _ => [],
    };

    private static string? TextOf(Value value) => value.IsText ? value.AsText : null;
}
