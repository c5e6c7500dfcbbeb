using CyberPort.Expressions;
using CyberPort.Workflows;

namespace CompanyRegister;

/// <summary>One of several roles decides; which one is drawn by lot.</summary>
/// <remarks>The lot is the task's id, which nobody can choose: the same run, played again, draws the same role.</remarks>
[Activity("CompanyRegister.ApprovalByLot", Label = "抽選による決裁", English = "Approval by lot", Category = "CompanyRegister", Outcomes = ["Approved", "Rejected"])]
public sealed class ApprovalByLot : IWaitingActivity
{
    [Input("候補のロール", English = "Roles")] public IReadOnlyList<string> Roles { get; init; } = ["sectionHead", "officeManager"];

    [Input("期限（開庁日）", English = "Due in working days")] public int DueInDays { get; init; } = 5;

    public ActivityResult Start(ActivityContext context)
    {
        if (Roles.Count == 0) throw new StepFaultException(new("候補のロールがありません。roles に 1 つ以上書いてください。", "There is no role to draw from. Write at least one in roles."));

        var id = context.NewTaskId();
        var drawn = Roles[(int)(BitConverter.ToUInt32(id.ToByteArray(), 12) % (uint)Roles.Count)];
        var task = new HumanTask(id, context.Node.Id, "approval", context.Node.Label)
        {
            Candidates = [drawn],
            DueAt = context.Due(DueInDays, workingDays: true),
            Actions = [new("approve", new("決裁する", "Approve"), NeedsReason: false, Primary: true), new("reject", new("否決する", "Reject"), NeedsReason: true, Primary: false)],
        };
        return ActivityResult.Wait(new Waiting.ForTask(task)).Remember(Value.Of(drawn));
    }

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus) => stimulus is Stimulus.Answer answer
        ? ActivityResult.Done(answer.ActionKey == "approve" ? "Approved" : "Rejected").Returning(Value.Record(("drawn", context.State)))
        : ActivityResult.Wait();
}
