namespace CyberPort.Expressions;

/// <summary>A name beside the fields.</summary>
/// <remarks>
/// The path says where it stands in the values, "/rows/*" for a row: the paths an expression reads begin with it. Null when it stands
/// nowhere.
/// </remarks>
public sealed record ExpressionLocal(string Name, ExpressionType Type, string? Path = null);
