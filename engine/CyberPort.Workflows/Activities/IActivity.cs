namespace CyberPort.Workflows;

/// <summary>One kind of step: it decides what happens and returns it, and does nothing itself.</summary>
public interface IActivity
{
    ActivityResult Start(ActivityContext context);
}

/// <summary>A step that waits and is taken up again by an answer, a time or an event.</summary>
public interface IWaitingActivity : IActivity
{
    ActivityResult Resume(ActivityContext context, Stimulus stimulus);

    /// <summary>What is wrong with an answer, beyond a reason that its action needs; the task stays open then.</summary>
    IEnumerable<AnswerFault> Check(ActivityContext context, Stimulus.Answer answer) => [];
}

/// <summary>A step that runs others inside itself.</summary>
public interface IContainerActivity : IActivity
{
    ActivityResult ChildDone(ActivityContext context, ChildDone child);
}

/// <summary>A child that came to its end: the tag it was started with, and its outcomes.</summary>
public sealed record ChildDone(ActivityNode Node, string? Tag, IReadOnlyList<string> Outcomes);
