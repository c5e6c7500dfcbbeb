namespace CyberPort.Expressions;

/// <summary>What the compiler knows about a value; Any is checked at evaluation only.</summary>
public enum TypeKind
{
    Any,
    Null,
    Boolean,
    Number,
    Text,
    Date,
    List,
    Record,
}
