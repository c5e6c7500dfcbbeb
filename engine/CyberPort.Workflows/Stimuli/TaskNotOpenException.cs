using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>The answered task is not waiting (any more): somebody else was faster, or the run has ended.</summary>
public sealed class TaskNotOpenException(Guid taskId) : Exception($"The task {taskId} is not open.")
{
    public Guid TaskId { get; } = taskId;

    public LocalText Text { get; } = new(
        "この業務はすでに処理されたか、取り消されています。一覧を更新してください。", "This task was already answered or closed. Reload the list.");
}
