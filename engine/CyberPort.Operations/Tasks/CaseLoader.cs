using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Decisions;
using CyberPort.Operations.Effects;
using CyberPort.Operations.Procedures;
using CyberPort.Storage;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Forms;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Tasks;

/// <summary>A case with its run and what it runs on, as read just now.</summary>
public sealed record LoadedCase(CaseRow Case, RunRow RunRow, RunState Run, CaseFrame Frame, IReadOnlyList<SubmissionRow> Submissions);

/// <summary>Reads what a step of a case needs.</summary>
public sealed class CaseLoader(CaseLoaderParts parts, OfficeCalendars calendars, OfficeDecisions decisions)
{
    /// <summary>The case with its own run.</summary>
    public Task<LoadedCase> LoadAsync(TenantId tenant, Guid caseId, CancellationToken cancel) => LoadAsync(tenant, caseId, null, cancel);

    /// <summary>The case with one of its runs; its own when none is named.</summary>
    public async Task<LoadedCase> LoadAsync(TenantId tenant, Guid caseId, Guid? runId, CancellationToken cancel)
    {
        var row = await parts.Cases.FindAsync(tenant, caseId, cancel) ?? throw new NotFoundException("The case");
        var runRow = runId is { } id ? await parts.Runs.FindAsync(tenant, id, cancel) : await parts.Runs.FindOfCaseAsync(tenant, caseId, cancel);
        if (runRow?.CaseId != caseId) throw new NotFoundException("The run");
        var submissions = await parts.Submissions.ListAsync(tenant, caseId, cancel);
        var procedure = await parts.Procedures.FindAsync(tenant, row.ProcedureKey, cancel) ?? throw new NotFoundException("The procedure");
        var frame = new CaseFrame(
            await parts.Forms.GetAsync(tenant, row.SnapshotDigest, cancel),
            Value.Parse(submissions[^1].FormValues),
            procedure,
            await parts.Definitions.GetAsync(tenant, runRow.DefinitionId, runRow.DefinitionVersion, cancel),
            await calendars.GetAsync(tenant, cancel)) { Decisions = await decisions.GetAsync(tenant, cancel) };
        return new LoadedCase(row, runRow, RunState.FromJson(System.Text.Encoding.UTF8.GetBytes(runRow.State)), frame, submissions);
    }
}

/// <summary>The stores and libraries behind a case.</summary>
public sealed record CaseLoaderParts(
    CaseStore Cases, RunStore Runs, SubmissionStore Submissions, ProcedureStore Procedures, FormLibrary Forms, DefinitionLibrary Definitions);
