namespace CyberPort.Workflows.Runs;

/// <summary>A place where a run waits.</summary>
internal sealed record Bookmark(int Instance, Waiting Waiting)
{
    public DateTimeOffset? DueAt => Waiting is Waiting.ForTime time ? time.DueAt : null;
}
