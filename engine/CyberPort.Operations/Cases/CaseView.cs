using CyberPort.Forms.Entry;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Effects;
using CyberPort.Operations.TaskForms;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Documents;
using CyberPort.Storage.Files;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Cases;

/// <summary>A case with everything that one person may see of it.</summary>
public sealed record CaseView
{
    public required CaseRow Case { get; init; }
    public required CaseFrame Frame { get; init; }

    /// <summary>First to last.</summary>
    public required IReadOnlyList<SubmissionRow> Submissions { get; init; }

    /// <summary>All tasks for the office, for an applicant the applicant's own.</summary>
    public required IReadOnlyList<TaskRow> Tasks { get; init; }

    /// <summary>What an applicant is told of the way so far, first to last; empty for the office, which has the tasks.</summary>
    public IReadOnlyList<PublicStep> Steps { get; init; } = [];

    /// <summary>The answered forms of those tasks (調書), first to last.</summary>
    public IReadOnlyList<TaskRecord> Records { get; init; } = [];

    /// <summary>What the forms of open tasks are called, by the task's id.</summary>
    public IReadOnlyDictionary<Guid, CyberPort.Expressions.LocalText> FormTitles { get; init; } = new Dictionary<Guid, CyberPort.Expressions.LocalText>();

    public required IReadOnlyList<NoteRow> Notes { get; init; }
    public required IReadOnlyList<DocumentRow> Documents { get; init; }
    public required IReadOnlyList<FileRow> Files { get; init; }

    /// <summary>Working days left of the standard processing period; negative when overdue, nothing when there is none.</summary>
    public int? Remaining { get; init; }

    /// <summary>Files beside tasks that only the office sees; empty for an applicant.</summary>
    public IReadOnlyList<FileRow> OfficeFiles { get; init; } = [];

    /// <summary>What the reader has written for answers so far.</summary>
    public IReadOnlyList<TaskDraftRow> Drafts { get; init; } = [];

    /// <summary>Who reads it, with those for whom the person stands in today.</summary>
    public required Actor Reader { get; init; }

    public required DateOnly Today { get; init; }
    public int Incidents { get; init; }

    /// <summary>Where the answers came from.</summary>
    public IReadOnlyDictionary<string, ValueOrigin> Origins => OriginRows.Read(Submissions[^1].Sources);

    /// <summary>Where the answers of a task's form came from: the case, the rules, or who answered it.</summary>
    public IReadOnlyDictionary<string, ValueOrigin> OriginsOf(TaskRecord record)
    {
        var sent = Submissions.LastOrDefault(s => s.SubmittedAt <= record.Task.ClosedAt) ?? Submissions[0];
        var owner = PublicStep.IsApplicants(record.Task) ? Case.ApplicantTenantId : Case.TenantId;
        var then = record.Task.ClosedAt is { } closed ? OfficeCalendars.DayOf(closed) : Today;
        var state = record.Form.Evaluate(record.Values, Frame.Context(then));
        var given = TaskRecord.Begin(record.Form, sent, Case.ReceiptNumber, then).Given;
        return Provenance.Of(record.Form, state, given, OpenDraft.HandOf(owner, Frame.Procedure));
    }

    /// <summary>How many inputs the applicant was saved.</summary>
    public SavedInputs Saved => SavedInputs.Of(Frame.Form, Frame.Form.Evaluate(Frame.Values, Frame.Context(Today)), Origins);
}
