using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Decisions;
using CyberPort.Operations.Effects;
using CyberPort.Operations.Files;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Files;
using CyberPort.Storage.Forms;
using CyberPort.Workflows;

namespace CyberPort.Operations.Applications;

/// <summary>Files an application: validate, run the rules, start the workflow, keep everything in one transaction, answer the receipt.</summary>
/// <remarks>The browser, an import and the API all come in here and meet the same validator and rules (P-01, X-14).</remarks>
public sealed class SubmitForm(SubmitParts parts, OfficeCalendars calendars, OfficeDecisions decisions, Runner runner, TimeProvider time)
{
    private const int Tries = 12;

    /// <exception cref="AnswerRefusedException">A file that the values name is not the sender's.</exception>
    /// <exception cref="StaleRowException">The draft was sent already under another key.</exception>
    public async Task<SubmitResult> RunAsync(Actor actor, Submission submission, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await FindReceiptAsync(actor, submission, cancel) is { } first) return new SubmitResult(first, null);

            try
            {
                return await ArriveAsync(actor, submission, cancel);
            }
            catch (DuplicateKeyException) when (attempt < Tries)
            {
                // the same key came twice at once and the other one won, or two first applications of a year both began its numbers
            }
            catch (Exception error) when (error is StaleRowException or AnswerRefusedException)
            {
                // the draft and its files belong to the case already: if it is this one, its receipt is the answer
                if (await FindReceiptAsync(actor, submission, cancel) is { } other) return new SubmitResult(other, null);
                throw;
            }
        }
    }

    private async Task<SubmitResult> ArriveAsync(Actor actor, Submission submission, CancellationToken cancel)
    {
        // 1 the form and what the rules say
        var procedure = await parts.Procedures.FindAsync(submission.Tenant, submission.ProcedureKey, cancel);
        if (procedure is null or { WithdrawnAt: not null }) throw new NotFoundException("The procedure");
        var settings = ProcedureSettings.Of(procedure);
        var form = await parts.Forms.GetAsync(submission.Tenant, submission.SnapshotDigest ?? procedure.SnapshotDigest, cancel);
        var claimed = await parts.Files.RunAsync(actor, submission, form, cancel);
        submission = submission with { Values = claimed.Values };
        var context = Context(submission, settings, form);
        var state = form.Evaluate(submission.Values, context);
        if (state.Findings.Any(f => f.Stops)) return new SubmitResult(null, state);

        // 2 the workflow decides what is to happen
        var values = form.Submission(state);
        var definition = await parts.Definitions.GetAsync(submission.Tenant, procedure.DefinitionId, procedure.DefinitionVersion, cancel);
        var frame = new CaseFrame(form, values, procedure, definition, await calendars.GetAsync(submission.Tenant, cancel))
        {
            Decisions = await decisions.GetAsync(submission.Tenant, cancel),
        };
        // instants are kept in milliseconds, and a repeated answer has to be the first one to the last digit
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var caseId = Guid.CreateVersion7(now);
        var start = new RunStart(Guid.CreateVersion7(now), form.Outputs.WorkflowInput(values, context), caseId.ToString("D"));
        var step = runner.Start(definition, start, frame.At(now));

        // 3 one transaction
        var arrival = parts.Arrivals.Prepare(new Arrival(actor, submission, state, frame, step, caseId, now) { Files = claimed.Copies });
        var receipt = await parts.Db.WriteTogetherAsync(submission.Tenant.Value, unit => parts.Arrivals.WriteAsync(unit, arrival, cancel), cancel);
        return new SubmitResult(receipt, null);
    }

    private async Task<Receipt?> FindReceiptAsync(Actor actor, Submission submission, CancellationToken cancel)
    {
        var row = await parts.Submissions.FindReceiptAsync(submission.Tenant, submission.ClientKey, cancel);
        if (row is null) return null;
        return row.SubmittedBy == actor.PersonId
            ? new Receipt(submission.Tenant, row.CaseId, row.ReceiptNumber, row.ReceivedAt)
            : throw new NotFoundException("The submission");
    }

    private FormContext Context(Submission submission, ProcedureSettings settings, CompiledForm form) => new()
    {
        Today = calendars.Today,
        Phase = FormPhase.Submit,
        Facts = settings.FactsOf(form),
        Acknowledgements = submission.Acknowledgements,
    };
}

/// <summary>What filing an application reads and writes.</summary>
public sealed record SubmitParts(
    Db Db, ProcedureStore Procedures, SubmissionStore Submissions, FormLibrary Forms, DefinitionLibrary Definitions, ClaimFiles Files, ArrivalWriter Arrivals);

/// <summary>An application that was found good and whose workflow has taken its first step.</summary>
public sealed record Arrival(
    Actor Actor, Submission Submission, FormState State, CaseFrame Frame, Step Step, Guid CaseId, DateTimeOffset Now)
{
    /// <summary>Files that were uploaded before and now become the case's.</summary>
    public IReadOnlyList<FileRow> Files { get; init; } = [];
}
