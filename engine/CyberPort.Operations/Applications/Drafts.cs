using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Procedures;
using CyberPort.Storage;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Files;
using CyberPort.Storage.Forms;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Applications;

/// <summary>A draft with everything that is needed to draw it.</summary>
/// <param name="Row">As it is stored.</param>
/// <param name="Form">The form it is filled on.</param>
/// <param name="Procedure">The procedure it is for.</param>
/// <param name="Values">What was filled in so far, as typed where it can not be read.</param>
/// <param name="Acknowledgements">Confirmed warnings.</param>
/// <param name="Previous">The case's submission before this correction, or nothing.</param>
public sealed record OpenDraft(
    DraftRow Row, CompiledForm Form, ProcedureRow Procedure, Value Values, IReadOnlyList<Acknowledgement> Acknowledgements, Value Previous)
{
    public ProcedureSettings Settings { get; } = ProcedureSettings.Of(Procedure);

    /// <summary>The task whose form this is; nothing for an application or a correction.</summary>
    public TaskRow? Task { get; init; }

    /// <summary>What was filled in, by the key of its place, with its origin.</summary>
    public IReadOnlyDictionary<string, Given> Given { get; } = OriginRows.ReadGiven(Row.Sources);

    /// <summary>What a copy did not take over.</summary>
    public IReadOnlyList<Lost> Lost => OriginRows.ReadLost(Row.Sources);

    /// <summary>The origin of what is entered here.</summary>
    public ValueOrigin ByHand => HandOf(Row.OwnerTenantId, Procedure);

    /// <summary>Where the answers came from, as they are now.</summary>
    public IReadOnlyDictionary<string, ValueOrigin> Origins(FormState state) => Provenance.Of(Form, state, Given, ByHand);

    /// <summary>The origin of what an organisation enters: the office's officers enter for others.</summary>
    public static ValueOrigin HandOf(TenantId owner, ProcedureRow procedure) => owner != procedure.TenantId
        ? ValueOrigin.Typed
        : new(OriginKind.Officer, new(procedure.OrganisationName, procedure.OrganisationNameEn));
}

/// <summary>Starting, opening, saving and dropping drafts: only for the organisation that fills them.</summary>
public sealed class Drafts(DraftParts parts, PrefillDraft prefill, OfficeCalendars calendars, TimeProvider time)
{
    private readonly Db _db = parts.Db;

    /// <summary>Starts a draft of an offered procedure.</summary>
    public async Task<DraftRow> StartAsync(Actor actor, TenantId tenant, string procedureKey, DraftStart start, CancellationToken cancel)
    {
        var procedure = await FindOfferedAsync(tenant, procedureKey, cancel);
        var now = time.GetUtcNow();
        var digest = start.SnapshotDigest ?? procedure.SnapshotDigest;
        if (start.CaseId is null && start.Channel == "online") start = await prefill.RunAsync(actor, procedure, start, cancel);
        var row = new DraftRow
        {
            TenantId = tenant,
            Id = Guid.CreateVersion7(now),
            ProcedureKey = procedureKey,
            SnapshotDigest = digest,
            OwnerTenantId = actor.Tenant,
            OwnerPersonId = actor.PersonId,
            CaseId = start.CaseId,
            TaskId = start.TaskId,
            Channel = start.Channel,
            Title = start.Title ?? procedure.NameJa,
            Page = "",
            FormValues = start.Values.ToJson(),
            Acknowledgements = "[]",
            Sources = OriginRows.Write(start.Given, start.Lost),
            ClientKey = Guid.CreateVersion7(now).ToString("N"),
            CreatedAt = now,
            UpdatedAt = now,
            Version = 1,
        };
        await _db.WriteAsync(unit => parts.Drafts.Add(unit, row), cancel);
        return row;
    }

    public async Task<OpenDraft> OpenAsync(Actor actor, TenantId tenant, Guid id, CancellationToken cancel)
    {
        var row = await parts.Drafts.FindAsync(tenant, actor.Tenant, id, cancel) ?? throw new NotFoundException("The draft");
        var procedure = await parts.Procedures.FindAsync(tenant, row.ProcedureKey, cancel) ?? throw new NotFoundException("The procedure");
        var form = await parts.Forms.GetAsync(tenant, row.SnapshotDigest, cancel);
        var ofTask = row.Channel == DraftStart.OfTask;
        var sent = row.CaseId is { } caseId && !ofTask ? await parts.Submissions.ListAsync(tenant, caseId, cancel) : [];
        return new OpenDraft(
            row, form, procedure, Value.Parse(row.FormValues), Acknowledged.Read(row.Acknowledgements), Acknowledged.Values(sent.Count > 0 ? sent[^1].FormValues : null))
        {
            Task = ofTask ? await parts.Tasks.FindAsync(tenant, row.TaskId!.Value, cancel) : null,
        };
    }

    /// <summary>What the organisation has begun for a task; nothing yet.</summary>
    public Task<DraftRow?> FindOfTaskAsync(Actor actor, TenantId tenant, Guid taskId, CancellationToken cancel) =>
        parts.Drafts.FindOfTaskAsync(tenant, actor.Tenant, taskId, cancel);

    public Task<IReadOnlyList<DraftRow>> ListAsync(Actor actor, CancellationToken cancel) => parts.Drafts.ListOfOwnerAsync(actor.Tenant, cancel);

    /// <summary>Saves values, acknowledgements and the page; answers the draft as it is now.</summary>
    /// <exception cref="StaleRowException">Another device saved it meanwhile.</exception>
    public async Task<OpenDraft> SaveAsync(OpenDraft draft, CancellationToken cancel)
    {
        var row = draft.Row with
        {
            FormValues = draft.Values.ToJson(),
            Acknowledgements = Acknowledged.Write(draft.Acknowledgements),
            UpdatedAt = time.GetUtcNow(),
        };
        await _db.WriteAsync(unit => parts.Drafts.Save(unit, row), cancel);
        return draft with { Row = row with { Version = row.Version + 1 } };
    }

    /// <summary>Drops a draft and what was attached to it.</summary>
    public async Task DropAsync(OpenDraft draft, CancellationToken cancel)
    {
        var files = await parts.Files.ListAsync(draft.Row.TenantId, "draft", draft.Row.Id, cancel);
        await _db.WriteAsync(unit =>
        {
            foreach (var file in files) parts.Files.Remove(unit, draft.Row.TenantId, draft.Row.Id, file.Id);
            parts.Drafts.Delete(unit, draft.Row);
        }, cancel);
    }

    /// <summary>How the form looks for these values: the same at every change, on the check page and at submit.</summary>
    public FormState Evaluate(OpenDraft draft, FormPhase phase, string language, string? pageId = null) =>
        draft.Form.Evaluate(draft.Values, new FormContext
        {
            Today = calendars.Today,
            Phase = phase,
            PageId = pageId,
            Language = language,
            Previous = draft.Previous,
            Facts = draft.Settings.FactsOf(draft.Form),
            Acknowledgements = draft.Acknowledgements,
        });

    private async Task<ProcedureRow> FindOfferedAsync(TenantId tenant, string procedureKey, CancellationToken cancel)
    {
        var procedure = await parts.Procedures.FindAsync(tenant, procedureKey, cancel);
        return procedure is { WithdrawnAt: null } && procedure.OfferedFrom <= calendars.Today ? procedure : throw new NotFoundException("The procedure");
    }
}

/// <summary>With what a draft begins.</summary>
public sealed record DraftStart
{
    public Value Values { get; init; } = Value.Of(ValueRecord.Empty);

    /// <summary>The channel of a task's form.</summary>
    public const string OfTask = "task";

    /// <summary>online, paper or telephone (P-40); <see cref="OfTask"/> for a task's form.</summary>
    public string Channel { get; init; } = "online";

    /// <summary>What was filled in, by the key of its place, with its origin.</summary>
    public IReadOnlyDictionary<string, Given> Given { get; init; } = new Dictionary<string, Given>();

    /// <summary>What a copy did not take over.</summary>
    public IReadOnlyList<Lost> Lost { get; init; } = [];

    /// <summary>For a correction: the form that the case runs on; nothing takes the one that is offered now.</summary>
    public string? SnapshotDigest { get; init; }

    public Guid? CaseId { get; init; }
    public Guid? TaskId { get; init; }

    /// <summary>What it is called in lists; the procedure's name when nothing is given.</summary>
    public string? Title { get; init; }
}

/// <summary>The stores behind drafts.</summary>
public sealed record DraftParts(
    Db Db, DraftStore Drafts, ProcedureStore Procedures, SubmissionStore Submissions, FileStore Files, FormLibrary Forms)
{
    public required TaskStore Tasks { get; init; }
}
