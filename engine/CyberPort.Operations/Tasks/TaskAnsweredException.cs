using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Tasks;

/// <summary>The task is not open any more (409): somebody answered it, or it was withdrawn.</summary>
public sealed class TaskAnsweredException(TaskRow task)
    : Exception($"The task was {task.Status} by {task.AnsweredByName} at {task.ClosedAt:u}.")
{
    /// <summary>The task as it is now: by whom, when and how it was answered.</summary>
    public TaskRow Answered { get; } = task;
}

/// <summary>An answer that can not be taken: the task stays open. The message says in both languages what is missing.</summary>
public sealed class AnswerRefusedException(CyberPort.Expressions.LocalText reason) : Exception(reason.En)
{
    public CyberPort.Expressions.LocalText Reason { get; } = reason;
}
