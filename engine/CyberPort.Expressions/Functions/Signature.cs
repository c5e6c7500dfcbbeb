namespace CyberPort.Expressions.Functions;

/// <summary>Short words to write the table of functions with.</summary>
internal static class Signature
{
    public static ExpressionFunction Function(string name, ExpressionType result, FunctionBody body,
        params ExpressionParameter[] parameters) =>
        new(name, result, body, parameters);

    public static ExpressionParameter Number(string name) => new(name, ExpressionType.Number);

    public static ExpressionParameter Text(string name) => new(name, ExpressionType.Text);

    public static ExpressionParameter Date(string name) => new(name, ExpressionType.Date);

    public static ExpressionParameter Any(string name) => new(name, ExpressionType.Any);

    public static ExpressionParameter Maybe(ExpressionParameter parameter) => parameter with { Optional = true };

    public static ExpressionParameter Many(ExpressionParameter parameter) => parameter with { Repeats = true };

    public static ExpressionParameter Written(ExpressionParameter parameter) => parameter with { Literal = true };
}
