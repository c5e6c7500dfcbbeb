namespace CyberPort.Expressions;

/// <summary>What an expression may ask of the world around the values.</summary>
public interface IExpressionEnvironment
{
    /// <summary>The day that today() gives.</summary>
    DateOnly Today { get; }

    /// <summary>An attribute of a code list's row; Null when there is no such list, row or attribute.</summary>
    Value Code(string list, Value code, string attribute);

    /// <summary>A value of an earlier submission: 1 is the one before this; Null when there is none.</summary>
    Value Previous(string pointer, int back);
}
