using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Waits until somebody or something outside has done a named task and brings its result.</summary>
[Activity("Elsa.RunTask", Label = "作業を依頼", English = "Run task", Category = "Waiting")]
public sealed class RunTask : IWaitingActivity
{
    private static readonly TaskAction Complete = new("complete", new("完了", "Complete"), NeedsReason: false, Primary: true);

    [Input("作業名", English = "Task name")] public required string TaskName { get; init; }

    [Input("内容", English = "Payload")] public Value Payload { get; init; }

    public ActivityResult Start(ActivityContext context) =>
        ActivityResult.Wait(new Waiting.ForTask(new(context.NewTaskId(), context.Node.Id, "task",
            new(TaskName, TaskName))
        { Actions = [Complete] }));

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus) =>
        ActivityResult.Done().Returning(((Stimulus.Answer)stimulus).Data);

    // Elsa faults the run when the result is missing; here the task stays open and the caller is told.
    public IEnumerable<AnswerFault> Check(ActivityContext context, Stimulus.Answer answer) =>
        answer.Data.IsNull ? [new("", new("結果がありません。", "The result is missing."))] : [];
}
