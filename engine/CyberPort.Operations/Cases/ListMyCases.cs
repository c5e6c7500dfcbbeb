using CyberPort.Operations.Accounts;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Cases;

/// <summary>What an applicant has under way.</summary>
/// <param name="Cases">Its cases at every port, newest first.</param>
/// <param name="Tasks">What it has to do next (補正).</param>
/// <param name="Drafts">What it has not sent yet.</param>
public sealed record MyCases(IReadOnlyList<CaseRow> Cases, IReadOnlyList<TaskRow> Tasks, IReadOnlyList<DraftRow> Drafts);

/// <summary>The applicant's list (申請の状況).</summary>
public sealed class ListMyCases(CaseStore cases, TaskStore tasks, DraftStore drafts)
{
    private const int Most = 500;

    public async Task<MyCases> RunAsync(Actor actor, CancellationToken cancel) => new(
        await cases.ListOfApplicantAsync(actor.Tenant, Most, cancel),
        await tasks.ListOfApplicantAsync(actor.Tenant, cancel),
        await drafts.ListOfOwnerAsync(actor.Tenant, cancel));
}
