using CyberPort.Expressions;
using CyberPort.Workflows.Inputs;

namespace CyberPort.Workflows.Runs;

internal sealed partial class Burst
{
    /// <summary>Takes the step up that waits for the reply; one that comes twice or too late is passed over.</summary>
    private void Reply(Stimulus.Reply reply)
    {
        if (WhoWaits(waiting => waiting is Waiting.ForReply asked && asked.Id == reply.Id) is not var (bookmark, instance)) return;

        var kept = ValueSize.Of(reply.Given, _limits.MaxValueParts) is null ? null : reply;
        Note("reply", Value.Record(("replyId", Value.Of(reply.Id.ToString())), ("given", kept?.Given ?? Value.Null)), null);
        _run.Bookmarks.Remove(bookmark);
        if (kept is null) Fail(instance, ValueSize.TooLarge);
        else TakeUp(instance, kept);
        Drain();
    }

    /// <summary>The step that waits for something from outside, and its bookmark; nothing when none does any more.</summary>
    private (Bookmark Bookmark, ActivityInstance Instance)? WhoWaits(Func<Waiting, bool> forIt) =>
        _run.Status == RunStatus.Running && _run.Bookmarks.Find(b => forIt(b.Waiting)) is { } bookmark && _run.Find(bookmark.Instance) is { IsRunning: true } instance
            ? (bookmark, instance)
            : null;

    /// <summary>What somebody outside has begun for a step that does not wait any more.</summary>
    private void Abandon(Bookmark bookmark, string why)
    {
        if (bookmark.Waiting is Waiting.ForTask task) _effects.Add(new Effect.CloseTask(task.Task.Id, why));
        else if (bookmark.Waiting is Waiting.ForReply { From: ReplyFrom.Child } child) _effects.Add(new Effect.CancelWorkflow(child.Id));
    }

    /// <summary>Those that nobody waits for end with the run, too.</summary>
    private void StopChildren()
    {
        if (_run.Children > 0) _effects.Add(new Effect.CancelWorkflow(null));
    }
}
