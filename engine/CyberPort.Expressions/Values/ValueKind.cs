namespace CyberPort.Expressions;

/// <summary>The six shapes a value can have.</summary>
public enum ValueKind
{
    Null,
    Boolean,
    Number,
    Text,
    List,
    Record,
}
