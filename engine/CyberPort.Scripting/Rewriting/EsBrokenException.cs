using CyberPort.Expressions;

namespace CyberPort.Scripting.Rewriting;

/// <summary>The script cannot be cut into tokens at this place.</summary>
internal sealed class EsBrokenException(int position, LocalText cause) : Exception(cause.En)
{
    public int Position { get; } = position;

    public LocalText Text { get; } = cause;
}
