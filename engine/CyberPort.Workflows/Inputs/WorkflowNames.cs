using CyberPort.Expressions;

namespace CyberPort.Workflows.Inputs;

/// <summary>
/// What expressions of one definition may say: Elsa's functions, and an accessor for each variable, input and named activity.
/// </summary>
internal static class WorkflowNames
{
    private static readonly ExpressionParameter Name = new("name", ExpressionType.Text);
    private static readonly ExpressionParameter Anything = new("x", ExpressionType.Any);
    private static readonly ExpressionParameter Host = new("JSON", ExpressionType.Any);

    // Variables that a container gives to what it runs: rounds of a loop, the child that ended.
    private static readonly VariableDefinition[] Given =
    [
        new("CurrentValue", "CurrentValue", "Object", default), new("CurrentIndex", "CurrentIndex", "Int32", default),
        new("ChildInstanceId", "ChildInstanceId", "String", default), new("WorkflowStatus", "WorkflowStatus", "String", default),
        new("WorkflowSubStatus", "WorkflowSubStatus", "String", default), new("Undone", "Undone", "Object", default),
    ];

    public static ExpressionContext Of(
        IReadOnlyList<VariableDefinition> variables, IReadOnlyList<ParameterDefinition> inputs, IEnumerable<string> activityNames,
            ExpressionLimits limits)
    {
        Dictionary<string, ExpressionFunction> functions = [];
        foreach (var function in Fixed()) functions[function.Name] = function;
        foreach (var name in activityNames)
            Put(functions, $"getResultFrom{Pascal(name)}", ExpressionType.Any, e => e.Output(name));
        foreach (var variable in variables.Concat(Given))
            Put(functions, "get" + Pascal(variable.Name), TypeOf(variable.TypeName), e => e.Variable(variable.Name));
        // An input hides a variable of the same name, as in Elsa.
        foreach (var input in inputs) Put(functions, "get" + Pascal(input.Name), TypeOf(input.TypeName), e => e.Input(input.Name));

        var known = variables.Select(v => v.Name).Concat(Given.Select(v => v.Name)).ToList();
        functions["getVariable"] = ByName("getVariable", known, (e, name) => e.Variable(name));
        functions["getInput"] = ByName("getInput", [.. inputs.Select(i => i.Name)], (e, name) => e.Input(name));

        var types = variables.GroupBy(v => v.Name).ToDictionary(g => g.Key, g => TypeOf(g.First().TypeName));
        return new()
        {
            Names = ExpressionType.RecordOf(new Dictionary<string, ExpressionType> { ["variables"] = ExpressionType.RecordOf(types) }),
            // JSON.stringify(x) is a call of stringify with JSON before x.
            Locals = [new("JSON", ExpressionType.Any)],
            Functions = FunctionRegistry.Standard.With(functions.Values),
            Limits = limits,
        };
    }

    private static IEnumerable<ExpressionFunction> Fixed() =>
    [
        Get("getLastResult", ExpressionType.Any, e => e.Run.LastResult),
        Get("getCorrelationId", ExpressionType.Text, e => Value.Of(e.Run.CorrelationId)),
        Get("getWorkflowInstanceId", ExpressionType.Text, e => Value.Of(e.Run.Id.ToString())),
        Get("getWorkflowInstanceName", ExpressionType.Text, e => Value.Of(e.Run.Name)),
        Get("getWorkflowDefinitionId", ExpressionType.Text, e => Value.Of(e.Run.Definition.DefinitionId)),
        Get("getWorkflowDefinitionVersionId", ExpressionType.Text, e => Value.Of(e.Run.Definition.Id)),
        Get("getWorkflowDefinitionVersion", ExpressionType.Number, e => Value.Of(e.Run.Definition.Version)),
        Get("getLastAnswer", ExpressionType.Any, e => e.Run.LastAnswer),
        new("getOutputFrom", ExpressionType.Any, (s, a) => In(s).Output(a[0].AsText),
            [Name, new("output", ExpressionType.Text) { Optional = true }]),
        new("toJson", ExpressionType.Text, (s, a) => Json(s, a[0]), [Anything]) { TakesNull = true },
        new("stringify", ExpressionType.Text, (s, a) => Json(s, a[1]), [Host, Anything]) { TakesNull = true },
        new("parse", ExpressionType.Any, (_, a) => a[1].IsText
            ? InputReader.Opened(a[1])
            : Value.Null, [Host, Anything]) { TakesNull = true },
        new("isNullOrEmpty", ExpressionType.Boolean, (_, a) => Value.Of(InputReader.TextOf(a[0]) is null or ""),
            [Anything]) { TakesNull = true },
        new("isNullOrWhiteSpace", ExpressionType.Boolean, (_, a) => Value.Of(string.IsNullOrWhiteSpace(InputReader.TextOf(a[0]))),
            [Anything]) { TakesNull = true },
    ];

    private static WorkflowEnvironment In(EvaluationScope scope) => (WorkflowEnvironment)scope.Environment;

    private static ExpressionFunction Get(string name, ExpressionType type, Func<WorkflowEnvironment, Value> read) =>
        new(name, type, (s, _) => read(In(s)), []);

    private static void Put(Dictionary<string, ExpressionFunction> functions, string name, ExpressionType type, Func<WorkflowEnvironment,
        Value> read) =>
        functions[name] = Get(name, type, read);

    private static ExpressionFunction ByName(string function, IReadOnlyList<string> known, Func<WorkflowEnvironment, string, Value> read)
    {
        FunctionBody body = (s, a) => read(In(s), a[0].AsText);
        return new(function, ExpressionType.Any, body, [Name])
        {
            Specialise = arguments =>
                arguments[0] is { IsText: true } name && !known.Contains(name.AsText) ? Unknown(name.AsText, known) : new(body),
        };
    }

    private static FunctionChoice Unknown(string name, IReadOnlyList<string> known) => new(
        null,
        new($"「{name}」という変数や入力はありません。", $"There is no variable or input '{name}'."),
        Nearest.To(name, known) is { } near
            ? new($"「{near}」ではありませんか。", $"Did you mean '{near}'?")
            : new("変数または入力として定義してください。", "Define it as a variable or an input."));

    private static Value Json(EvaluationScope scope, Value value)
    {
        // Measured before it is written: a value can be short to make and endless to write.
        if (ValueSize.Of(value, most: 20_000) is null) throw new StepFaultException(ValueSize.TooLarge);
        var json = value.ToJson();
        scope.SpendText(json.Length);
        return Value.Of(json);
    }

    private static ExpressionType TypeOf(string typeName) => VariableTypes.Find(typeName) ?? ExpressionType.Any;

    /// <summary>The name as Elsa writes it behind "get": each word begins with a capital.</summary>
    public static string Pascal(string name)
    {
        var words = name.Split([' ', '_', '-'], StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
    }
}
