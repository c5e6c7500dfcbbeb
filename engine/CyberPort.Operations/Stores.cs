using CyberPort.Storage.Audit;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Documents;
using CyberPort.Storage.Files;
using CyberPort.Storage.Forms;
using CyberPort.Storage.Organisations;
using CyberPort.Storage.Outbox;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations;

/// <summary>All stores of one database.</summary>
public sealed class Stores(Db db, TimeProvider time)
{
    public Db Db { get; } = db;
    public OrganisationStore Organisations { get; } = new(db);
    public PersonStore People { get; } = new(db);
    public SessionStore Sessions { get; } = new(db);
    public ProtectionKeyStore ProtectionKeys { get; } = new(db);
    public HolidayStore Holidays { get; } = new(db);
    public PackageStore Packages { get; } = new(db);
    public ProcedureStore Procedures { get; } = new(db);
    public WorkingCopyStore WorkingCopies { get; } = new(db);
    public PublicationStore Publications { get; } = new(db);
    public FormUpgradeStore FormUpgrades { get; } = new(db);
    public CaseStore Cases { get; } = new(db);
    public DeskStore Desk { get; } = new(db);
    public SubmissionStore Submissions { get; } = new(db);
    public DraftStore Drafts { get; } = new(db);
    public NoteStore Notes { get; } = new(db);
    public RunStore Runs { get; } = new(db);
    public JournalStore Journals { get; } = new(db);
    public TaskStore Tasks { get; } = new(db);
    public WorkloadStore Workload { get; } = new(db);
    public FileStore Files { get; } = new(db);
    public DocumentStore Documents { get; } = new(db);
    public NumberStore Numbers { get; } = new();
    public OutboxStore Outbox { get; } = new(db);
    public NotificationStore Notifications { get; } = new(db);
    public TaskDraftStore TaskDrafts { get; } = new(db);
    public AbsenceStore Absences { get; } = new(db);
    public DecisionTableStore DecisionTables { get; } = new(db);
    public AuditStore Audit { get; } = new(db, time);
}
