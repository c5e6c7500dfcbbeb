using System.Collections.Frozen;

namespace CyberPort.Expressions;

/// <summary>The closed list of functions that an expression may call.</summary>
public sealed class FunctionRegistry
{
    private readonly FrozenDictionary<string, ExpressionFunction> _byName;

    private FunctionRegistry(IEnumerable<ExpressionFunction> functions) => _byName = functions.ToFrozenDictionary(f => f.Name);

    /// <summary>The functions of the language itself.</summary>
    public static FunctionRegistry Standard { get; } = new(
        [.. Functions.NumberFunctions.All, .. Functions.TextFunctions.All, .. Functions.DateFunctions.All,
            .. Functions.LookupFunctions.All]);

    public IEnumerable<string> Names => _byName.Keys;

    public IEnumerable<ExpressionFunction> All => _byName.Values;

    /// <summary>The function of that name, or null.</summary>
    public ExpressionFunction? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>A registry with further functions; a name that is there already is taken over.</summary>
    public FunctionRegistry With(params IEnumerable<ExpressionFunction> functions)
    {
        Dictionary<string, ExpressionFunction> all = new(_byName);
        foreach (var function in functions) all[function.Name] = function;
        return new(all.Values);
    }
}
