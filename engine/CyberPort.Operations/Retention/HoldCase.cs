using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Tasks;
using CyberPort.Storage;
using CyberPort.Storage.Audit;

namespace CyberPort.Operations.Retention;

/// <summary>Keeps a case whole whatever its age (legal hold), or gives it back to the policy.</summary>
/// <remarks>Whoever may open the database may do this: it is asked for on the command line, not on a page.</remarks>
public sealed class HoldCase(RetentionParts parts, TimeProvider time)
{
    /// <summary>Holds a case; answers whether it was not held before.</summary>
    /// <exception cref="NotFoundException">The organisation has no case of that receipt number.</exception>
    /// <exception cref="AnswerRefusedException">There is no reason.</exception>
    public Task<bool> HoldAsync(TenantId tenant, string receiptNumber, (string Reason, string By) why, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(why.Reason))
            throw new AnswerRefusedException(new LocalText("保存を続ける理由を入力してください。", "Write why the case is held."));
        return ChangeAsync(tenant, receiptNumber, why, held: true, cancel);
    }

    /// <summary>Gives a case back; answers whether it was held.</summary>
    /// <exception cref="NotFoundException">The organisation has no case of that receipt number.</exception>
    public Task<bool> ReleaseAsync(TenantId tenant, string receiptNumber, string by, CancellationToken cancel) =>
        ChangeAsync(tenant, receiptNumber, ("", by), held: false, cancel);

    private async Task<bool> ChangeAsync(TenantId tenant, string receiptNumber, (string Reason, string By) why, bool held, CancellationToken cancel)
    {
        var caseId = await parts.Journals.FindCaseAsync(tenant, receiptNumber, cancel) ?? throw new NotFoundException("The case");
        return await parts.Db.WriteAsync(async unit =>
        {
            await parts.Audit.LockFirstAsync(unit, tenant);
            if (await parts.Journals.IsHeldAsync(unit, tenant, caseId) == held) return false;

            if (held) parts.Journals.Hold(unit, tenant, caseId, (why.Reason.Trim(), why.By, time.GetUtcNow()));
            else parts.Journals.Release(unit, tenant, caseId);
            var detail = Value.Record(("reason", Value.Of(why.Reason.Trim()))).ToJson();
            await parts.Audit.AppendAsync(unit, tenant, new AuditEntry(why.By, held ? "hold" : "release-hold", $"case/{caseId:D}", detail));
            return true;
        }, cancel);
    }
}
