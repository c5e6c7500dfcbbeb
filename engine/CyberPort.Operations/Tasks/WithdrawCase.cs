using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Storage;
using CyberPort.Storage.Audit;
using CyberPort.Workflows;

namespace CyberPort.Operations.Tasks;

/// <summary>The applicant takes the application back (取下げ), at any time before it is decided.</summary>
public sealed class WithdrawCase(MoveCase moves)
{
    /// <exception cref="AnswerRefusedException">There is no reason, or the case is closed already.</exception>
    public Task RunAsync(Actor actor, TenantId tenant, Guid caseId, string reason, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new AnswerRefusedException(new LocalText("取下げの理由を入力してください。", "Write why you withdraw the application."));

        return moves.RunAsync(new Move
        {
            Tenant = tenant,
            CaseId = caseId,
            Stimulus = loaded =>
            {
                if (loaded.Case.ApplicantTenantId != actor.Tenant) throw new NotFoundException("The case");
                if (loaded.Case.ClosedAt is not null) throw new AnswerRefusedException(Closed);
                return Task.FromResult<Stimulus>(new Stimulus.Withdraw(AnswerTask.By(actor), reason.Trim()));
            },
            Audit = _ => new AuditEntry(actor.AuditName, "withdraw", $"case/{caseId:D}", "{}"),
        }, cancel);
    }

    private static LocalText Closed => new(
        "この申請はすでに終了しているため、取り下げられません。", "This application has ended already and can not be withdrawn.");
}
