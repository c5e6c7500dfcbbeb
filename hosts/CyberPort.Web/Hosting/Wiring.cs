using CyberPort.Operations;
using CyberPort.Operations.Documents;
using CyberPort.Operations.Notices;
using CyberPort.Operations.Scripts;
using CyberPort.Operations.Services;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Files;
using CyberPort.Storage.SqlServer;

namespace CyberPort.Web.Hosting;

/// <summary>Puts the rooms together: one database, its stores, the use cases.</summary>
public static class Wiring
{
    public static IServiceCollection AddRooms(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => DatabaseChoice.Open(settings.Database, ConnectionOf(settings)));
        services.AddSingleton<Migrator>().AddSingleton<Stores>();
        services.AddSingleton(provider => new ScriptPool(settings.Scripts, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => AroundOf(settings, provider));
        services.AddSingleton(_ => ActivityPackages.Load(settings.ActivityPackages));
        services.AddSingleton(provider => new UseCases(
            provider.GetRequiredService<Stores>(), provider.GetRequiredService<Surroundings>(), provider.GetRequiredService<ActivityPackages>().Catalog()));
        Offer(services, u => u.Stores.Notifications, u => u.Stores.ProtectionKeys, u => u.Verification, u => u.Calendars);
        Offer(services, u => u.Forms, u => u.Catalogue, u => u.SignIn, u => u.Sessions);
        Offer(services, u => u.Drafts, u => u.SubmitForm, u => u.Corrections, u => u.CopyCase);
        Offer(services, u => u.AttachFile, u => u.ReadFile, u => u.AnswerTask, u => u.ClaimTask);
        Offer(services, u => u.WithdrawCase, u => u.RunTimers, u => u.ViewCase, u => u.ListDesk);
        Offer(services, u => u.ListMyCases, u => u.WriteNote, u => u.MyNotices, u => u.DeadLetters);
        Offer(services, u => u.HandleIncident, u => u.ListIncidents, u => u.MigrateRuns, u => u.DeliverOutbox);
        Offer(services, u => u.DelegateTask, u => u.OverseeTask, u => u.SaveAnswerDraft, u => u.AnswerTasks);
        Offer(services, u => u.AttachToTask, u => u.EnterAbsence, u => u.ListAbsences, u => u.PublishDecisionTable);
        Offer(services, u => u.BrowseDecisionTables, u => u.ViewFlow, u => u.BrowseWorkflows, u => u.MeasureWorkload);
        services.AddSingleton(provider => provider.GetRequiredService<UseCases>().ShortenJournals);
        services.AddSingleton(provider => provider.GetRequiredService<UseCases>().BrowseCatalogue);
        Offer(services, u => u.WorkOnForm, u => u.CheckForm, u => u.PublishWork, u => u.BrowseForms);
        Offer(services, u => u.BrowseTemplates, u => u.WorkOnTemplate, u => u.DecideUpgrade, u => u.FillTaskForm);
        services.AddSingleton(provider => provider.GetRequiredService<UseCases>().FormSteps);
        services.AddSingleton(provider => provider.GetRequiredService<UseCases>().BeginOwnForm);
        services.AddSingleton(provider => provider.GetRequiredService<UseCases>().BeginForm);
        services.AddSingleton(provider => provider.GetRequiredService<UseCases>().EnterOffer);
        services.AddSingleton(provider => provider.GetRequiredService<UseCases>().RebaseDraft);
        services.AddSingleton(provider => provider.GetRequiredService<UseCases>().FormHistory);
        services.AddSingleton(provider => provider.GetRequiredService<UseCases>().ReleaseForm);
        services.AddScoped<CyberPort.Designer.IDesignerUser, Forms.DesignerUser>();
        services.AddSingleton(provider => provider.GetRequiredService<Surroundings>().SignIn);
        services.AddSingleton<CyberPort.Web.Apply.StepParts>();
        return settings.Worker ? services.AddHostedService<BackgroundWork>() : services;
    }

    private static void Offer<TA, TB, TC, TD>(
        IServiceCollection services, Func<UseCases, TA> a, Func<UseCases, TB> b, Func<UseCases, TC> c, Func<UseCases, TD> d)
        where TA : class
        where TB : class
        where TC : class
        where TD : class
    {
        services.AddSingleton(provider => a(provider.GetRequiredService<UseCases>()));
        services.AddSingleton(provider => b(provider.GetRequiredService<UseCases>()));
        services.AddSingleton(provider => c(provider.GetRequiredService<UseCases>()));
        services.AddSingleton(provider => d(provider.GetRequiredService<UseCases>()));
    }

    private static string ConnectionOf(Settings settings) => settings.Connection.Length == 0 && settings.Database == "sqlite"
        ? Path.Combine(settings.DataFolder, "cyberport.db")
        : settings.Connection;

    private static Surroundings AroundOf(Settings settings, IServiceProvider provider)
    {
        var time = provider.GetRequiredService<TimeProvider>();
        IContentStore contents = settings.Files == "database"
            ? new DatabaseContents(provider.GetRequiredService<Db>(), time)
            : new FolderContents(Path.Combine(settings.DataFolder, "files"));
        IMailer mailer = settings.Mail == "smtp"
            ? new SmtpMailer(new SmtpOptions(settings.SmtpHost, settings.SmtpPort, settings.MailFrom) { User = settings.SmtpUser, Password = settings.SmtpPassword })
            : new FolderMailer(Path.Combine(settings.DataFolder, "mail"));
        return new Surroundings(contents, mailer, new ChromiumPrinter(settings.Chromium), settings.PublicAddress, time)
        {
            Egress = settings.Egress,
            Journal = settings.Journal,
            TaskForms = settings.TaskForms,
            Design = settings.Design,
            Scripts = provider.GetRequiredService<ScriptPool>(),
            Services = provider.GetRequiredService<ActivityPackages>().Services(),
        };
    }
}
