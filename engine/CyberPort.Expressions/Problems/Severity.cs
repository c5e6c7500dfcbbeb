namespace CyberPort.Expressions;

/// <summary>How grave a finding is: only an error stops a submission.</summary>
public enum Severity
{
    Info,
    Warning,
    Error,
}
