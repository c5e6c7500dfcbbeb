using CyberPort.Operations.Absences;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Catalogues;
using CyberPort.Operations.Cases;
using CyberPort.Operations.Children;
using CyberPort.Operations.Decisions;
using CyberPort.Operations.Delivery;
using CyberPort.Operations.Design;
using CyberPort.Operations.Documents;
using CyberPort.Operations.Effects;
using CyberPort.Operations.Egress;
using CyberPort.Operations.Events;
using CyberPort.Operations.Files;
using CyberPort.Operations.Incidents;
using CyberPort.Operations.Notices;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Publications;
using CyberPort.Operations.Retention;
using CyberPort.Operations.Scripts;
using CyberPort.Operations.Services;
using CyberPort.Operations.TaskForms;
using CyberPort.Operations.Tasks;
using CyberPort.Operations.Templates;
using CyberPort.Operations.Upgrades;
using CyberPort.Operations.Versions;
using CyberPort.Operations.Workload;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Files;
using CyberPort.Workflows;

namespace CyberPort.Operations;

/// <summary>What the use cases need from outside.</summary>
public sealed record Surroundings(IContentStore Contents, IMailer Mailer, IDocumentPrinter Printer, string PublicAddress, TimeProvider Time)
{
    public SignInOptions SignIn { get; init; } = new();
    public DeliveryOptions Delivery { get; init; } = new();
    public RunnerLimits Runner { get; init; } = new();
    public JournalOptions Journal { get; init; } = new();
    public EgressOptions Egress { get; init; } = new();
    public TaskFormOptions TaskForms { get; init; } = new();
    public DesignOptions Design { get; init; } = new();

    /// <summary>How hosts of requests are looked up; the system's way when nothing is given.</summary>
    public HostLookup? HostLookup { get; init; }

    /// <summary>Where scripts of workflows run; without one their outbox rows wait.</summary>
    public ScriptPool? Scripts { get; init; }

    /// <summary>What steps of workflows can ask beside the product's own.</summary>
    public IReadOnlyList<IService> Services { get; init; } = [];
}

/// <summary>Every use case, put together by hand on one database: the hosts, the tests and the benchmarks take them from here.</summary>
public sealed class UseCases : IDisposable
{
    private readonly EgressSender _sender;

    public UseCases(Stores stores, Surroundings around, ActivityCatalog? activities = null)
    {
        (Stores, Activities) = (stores, activities ?? ActivityCatalog.Standard());
        var (s, db, time) = (stores, stores.Db, around.Time);
        var runner = new Runner(Activities, around.Runner);
        Calendars = new OfficeCalendars(s.Holidays, time);
        Decisions = new OfficeDecisions(s.DecisionTables, time);
        StandIns = new StandIns(s.Absences, Calendars);
        Forms = new FormLibrary(s.Packages);
        Definitions = new DefinitionLibrary(s.Procedures, Activities);
        Catalogue = new Catalogue(s.Procedures, Calendars);
        BrowseCatalogue = new BrowseCatalogue(Catalogue, s.Packages, s.Organisations);
        SignIn = new SignIn(db, s.People, s.Sessions, s.Audit, around.SignIn, time);
        Sessions = new Sessions(db, s.People, s.Sessions, s.Audit, around.SignIn, time);
        OfferProcedure = new OfferProcedure(db, s.Procedures, s.Audit);
        var release = new ReleaseParts(db, s.Publications, s.Procedures, s.Outbox, s.Audit, Forms, Calendars);
        ReleaseForm = new ReleaseForm(release, OfferProcedure, around.Design, time);
        FormHistory = new FormHistory(release, s.Packages, ReleaseForm, OfferProcedure, time);
        PublishForm = new PublishForm(new(db, s.Packages, s.FormUpgrades, s.Outbox, s.Audit), ReleaseForm, time);
        var taskForms = new TaskFormLibrary(s.Packages, s.Organisations, Forms);
        PublishWorkflow = new PublishWorkflow(new(db, s.Procedures, s.Packages, s.Audit), Definitions, new TaskFormChecks(taskForms), time);
        BrowseWorkflows = new BrowseWorkflows(s.Procedures, Definitions, s.DecisionTables, Activities);
        AdoptForm = new AdoptForm(db, s.Packages, s.Audit, time);

        var design = new DesignParts(db, s.WorkingCopies, s.Packages, s.Procedures, s.FormUpgrades, s.Audit)
        {
            Publications = s.Publications,
        };
        WorkOnForm = new WorkOnForm(design, around.Design, time);
        FormSteps = new FormSteps(Definitions);
        var past = new ReplaySubmissions(s.Submissions, s.Drafts, Forms, around.Design);
        CheckForm = new CheckForm(past, PublishForm);
        PublishWork = new PublishWork(design, WorkOnForm, CheckForm, PublishForm, ReleaseForm);
        BrowseForms = new BrowseForms(design);
        BrowseTemplates = new BrowseTemplates(s.Packages, s.FormUpgrades, s.WorkingCopies);
        WorkOnTemplate = new WorkOnTemplate(design, s.FormUpgrades, PublishForm, past, around.Design, time);
        BeginOwnForm = new BeginOwnForm(design, s.Organisations, Calendars, time);
        var upgrades = new UpgradeParts(db, s.FormUpgrades, s.Packages, s.WorkingCopies, s.Procedures, s.Audit)
        {
            Publications = s.Publications, People = s.People, Notifications = s.Notifications, Outbox = s.Outbox,
        };
        DecideUpgrade = new DecideUpgrade(upgrades, WorkOnForm, time);
        BeginForm = new BeginForm(design, s.Organisations, time);
        EnterOffer = new EnterOffer(new(db, s.Packages, s.Publications, s.Procedures, Forms, s.Audit), BrowseWorkflows, OfferProcedure, time);

        var issuer = new DocumentIssuer(s.Documents, s.Numbers, s.Outbox, time);
        var steps = new StepWriter(s.Tasks, s.TaskDrafts, s.Runs, s.Outbox, issuer, time);
        var arrivals = new ArrivalWriter(new(s.Cases, s.Submissions, s.Runs, s.Drafts, s.Files), steps, s.Numbers, s.Audit);
        var loader = new CaseLoader(new(s.Cases, s.Runs, s.Submissions, s.Procedures, Forms, Definitions), Calendars, Decisions);
        MoveCase = new MoveCase(new(db, loader, s.Cases, s.Runs, steps, s.Audit, new ChildClocks(s.Runs, Definitions, steps, runner)), runner, time);
        var prefill = new PrefillDraft(new(s.Organisations, s.Cases, s.Submissions, Forms), Calendars);
        Drafts = new Drafts(new(db, s.Drafts, s.Procedures, s.Submissions, s.Files, Forms) { Tasks = s.Tasks }, prefill, Calendars, time);
        var claims = new ClaimFiles(s.Files, time);
        SubmitForm = new SubmitForm(new(db, s.Procedures, s.Submissions, Forms, Definitions, claims, arrivals), Calendars, Decisions, runner, time);
        Corrections = new Corrections(new(s.Cases, s.Tasks, s.Submissions, s.Drafts, s.Files, MoveCase) { Forms = Forms }, Drafts, Calendars, time);
        CopyCase = new CopyCase(new(db, s.Cases, s.Submissions, s.Procedures, s.Files), Forms, Drafts, time);
        RebaseDraft = new RebaseDraft(new(db, s.Drafts, s.Files, s.Audit), Drafts, Forms, time);
        AttachFile = new AttachFile(db, s.Files, around.Contents, time);
        ReadFile = new ReadFile(new(db, s.Cases, s.Drafts, s.Files, s.Documents), around.Contents, s.Audit);
        var finder = new TaskFinder(s.Tasks, s.Cases, StandIns);
        var given = new ReadTaskForm(new(taskForms, claims, s.Procedures, s.Files), Calendars, around.TaskForms);
        AnswerTask = new AnswerTask(finder, s.Tasks, given, MoveCase, time);
        FillTaskForm = new FillTaskForm(finder, new(taskForms, Drafts, s.Submissions), AnswerTask, Calendars);
        ClaimTask = new ClaimTask(finder, db, s.Tasks, s.Cases, s.Audit);
        WithdrawCase = new WithdrawCase(MoveCase);
        RunTimers = new RunTimers(s.Runs, MoveCase, time);
        ShortenJournals = new ShortenJournals(new(db, s.Journals, s.Runs, s.Audit), around.Journal, time);
        ViewFlow = new ViewFlow(loader, s.Tasks, s.Runs, Definitions);
        HandleIncident = new HandleIncident(s.Runs, MoveCase);
        ListIncidents = new ListIncidents(s.Runs, Definitions);
        MigrateRuns = new MigrateRuns(s.Runs, Definitions, runner, MoveCase);
        MeasureWorkload = new MeasureWorkload(s.Workload, Calendars, time);
        ViewCase = new ViewCase(new(db, s.Cases, s.Runs, s.Tasks, s.Notes, s.Documents, s.Files) { Drafts = s.TaskDrafts, StandIns = StandIns, TaskForms = taskForms }, loader, s.Audit, Calendars);
        ListDesk = new ListDesk(db, s.Desk, new DeskMarks(s.Tasks, StandIns), s.Audit, Calendars);
        ListMyCases = new ListMyCases(s.Cases, s.Tasks, s.Drafts);
        var outlets = new NoteOutlets(s.Outbox, s.Audit);
        WriteNote = new WriteNote(db, s.Cases, s.Tasks, s.Notes, outlets, time);
        MyNotices = new MyNotices(db, s.Notifications, time);
        DeadLetters = new DeadLetters(db, s.Outbox, s.Audit, time);
        Verification = new AuditVerification(s.Audit);
        var handing = new DelegateParts(db, s.Tasks, s.Cases, s.People, outlets, s.Audit);
        DelegateTask = new DelegateTask(finder, handing, time);
        OverseeTask = new OverseeTask(finder, handing, MoveCase, time);
        SaveAnswerDraft = new SaveAnswerDraft(finder, db, s.TaskDrafts, s.Audit, time);
        AnswerTasks = new AnswerTasks(AnswerTask, finder, s.Tasks);
        AttachToTask = new AttachToTask(finder, new(db, s.Files, s.Audit), around.Contents, time);
        EnterAbsence = new EnterAbsence(db, s.Absences, s.People, s.Audit, Calendars, time);
        ListAbsences = new ListAbsences(s.Absences, s.People, Calendars);
        PublishDecisionTable = new PublishDecisionTable(db, s.DecisionTables, Decisions, s.Audit, time);
        BrowseDecisionTables = new BrowseDecisionTables(s.DecisionTables, Calendars);

        var notices = new NoticeHandler(new(db, s.People, s.Notifications, s.Outbox), loader, new NoticeLinks(around.PublicAddress), time);
        var documents = new DocumentHandler(new(db, s.Documents, s.Files, around.Contents, s.Audit), around.Printer, time);
        IEnumerable<IEffectHandler> scripts = around.Scripts is { } pool ? [new ScriptHandler(loader, MoveCase, pool)] : [];
        var replies = new ReplyToRun(loader, MoveCase);
        var children = new ChildParts(db, loader, Definitions, s.Runs, s.Cases, steps, s.Audit);
        var newer = new UpgradeHandler(upgrades, PublishForm, ReleaseForm, time);
        IEffectHandler[] flows = [new ChildStart(children, runner, replies, time), new ChildEnd(replies), new ChildStop(s.Runs, MoveCase),
            new RequestHandler(new EgressGate(around.Egress), _sender = new EgressSender(around.Egress, around.HostLookup), replies), new AskHandler(around.Services, replies),
            new EventDelivery(s.Runs, MoveCase)];
        DeliverOutbox = new DeliverOutbox(
            db, s.Outbox, [notices, new MailHandler(around.Mailer), documents, newer, ReleaseForm, .. scripts, .. flows], around.Delivery, time);
    }

    public Stores Stores { get; }
    public ActivityCatalog Activities { get; }
    public OfficeCalendars Calendars { get; }
    public FormLibrary Forms { get; }
    public DefinitionLibrary Definitions { get; }
    public BrowseWorkflows BrowseWorkflows { get; }
    public Catalogue Catalogue { get; }
    public BrowseCatalogue BrowseCatalogue { get; }
    public AdoptForm AdoptForm { get; }
    public SignIn SignIn { get; }
    public Sessions Sessions { get; }
    public PublishForm PublishForm { get; }
    public PublishWorkflow PublishWorkflow { get; }
    public OfferProcedure OfferProcedure { get; }
    public ReleaseForm ReleaseForm { get; }
    public FormHistory FormHistory { get; }
    public WorkOnForm WorkOnForm { get; }
    public FormSteps FormSteps { get; }
    public CheckForm CheckForm { get; }
    public PublishWork PublishWork { get; }
    public BrowseForms BrowseForms { get; }
    public BrowseTemplates BrowseTemplates { get; }
    public WorkOnTemplate WorkOnTemplate { get; }
    public BeginOwnForm BeginOwnForm { get; }
    public DecideUpgrade DecideUpgrade { get; }
    public BeginForm BeginForm { get; }
    public EnterOffer EnterOffer { get; }
    public MoveCase MoveCase { get; }
    public Drafts Drafts { get; }
    public SubmitForm SubmitForm { get; }
    public Corrections Corrections { get; }
    public CopyCase CopyCase { get; }
    public RebaseDraft RebaseDraft { get; }
    public AttachFile AttachFile { get; }
    public ReadFile ReadFile { get; }
    public AnswerTask AnswerTask { get; }
    public FillTaskForm FillTaskForm { get; }
    public ClaimTask ClaimTask { get; }
    public WithdrawCase WithdrawCase { get; }
    public RunTimers RunTimers { get; }
    public HandleIncident HandleIncident { get; }
    public ListIncidents ListIncidents { get; }
    public MigrateRuns MigrateRuns { get; }
    public ShortenJournals ShortenJournals { get; }
    public ViewCase ViewCase { get; }
    public ViewFlow ViewFlow { get; }
    public ListDesk ListDesk { get; }
    public MeasureWorkload MeasureWorkload { get; }
    public ListMyCases ListMyCases { get; }
    public WriteNote WriteNote { get; }
    public MyNotices MyNotices { get; }
    public DeadLetters DeadLetters { get; }
    public AuditVerification Verification { get; }
    public DeliverOutbox DeliverOutbox { get; }
    public OfficeDecisions Decisions { get; }
    public StandIns StandIns { get; }
    public DelegateTask DelegateTask { get; }
    public OverseeTask OverseeTask { get; }
    public SaveAnswerDraft SaveAnswerDraft { get; }
    public AnswerTasks AnswerTasks { get; }
    public AttachToTask AttachToTask { get; }
    public EnterAbsence EnterAbsence { get; }
    public ListAbsences ListAbsences { get; }
    public PublishDecisionTable PublishDecisionTable { get; }
    public BrowseDecisionTables BrowseDecisionTables { get; }

    public void Dispose()
    {
        SignIn.Dispose();
        _sender.Dispose();
    }
}
