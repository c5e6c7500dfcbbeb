using CyberPort.Operations.Accounts;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Documents;
using CyberPort.Storage.Files;
using CyberPort.Storage.Forms;
using CyberPort.Storage.Organisations;
using CyberPort.Storage.Outbox;
using CyberPort.Storage.Runs;
using CyberPort.Storage.SqlServer;

namespace CyberPort.Web.Hosting;

/// <summary>Puts the rooms together: one database, its stores, the use cases.</summary>
public static class Wiring
{
    public static IServiceCollection AddStorage(this IServiceCollection services, Settings settings)
    {
        var connection = settings.Connection.Length == 0 && settings.Database == "sqlite"
            ? Path.Combine(settings.DataFolder, "cyberport.db")
            : settings.Connection;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => DatabaseChoice.Open(settings.Database, connection));
        services.AddSingleton<Migrator>();
        services.AddSingleton<OrganisationStore>().AddSingleton<PersonStore>().AddSingleton<SessionStore>();
        services.AddSingleton<ProtectionKeyStore>().AddSingleton<HolidayStore>();
        services.AddSingleton<PackageStore>().AddSingleton<ProcedureStore>();
        services.AddSingleton<CaseStore>().AddSingleton<DeskStore>().AddSingleton<SubmissionStore>().AddSingleton<DraftStore>().AddSingleton<NoteStore>();
        services.AddSingleton<RunStore>().AddSingleton<TaskStore>();
        services.AddSingleton<FileStore>().AddSingleton<DocumentStore>().AddSingleton<NumberStore>();
        services.AddSingleton<OutboxStore>().AddSingleton<NotificationStore>();
        services.AddSingleton<AuditStore>().AddSingleton<AuditVerification>();
        return settings.Files == "database"
            ? services.AddSingleton<IContentStore, DatabaseContents>()
            : services.AddSingleton<IContentStore>(_ => new FolderContents(Path.Combine(settings.DataFolder, "files")));
    }

    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddSingleton(new SignInOptions());
        services.AddSingleton<SignIn>().AddSingleton<Sessions>();
        return services;
    }
}
