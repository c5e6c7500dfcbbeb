using CyberPort.Operations.Design;
using CyberPort.Operations.Egress;
using CyberPort.Operations.Retention;
using CyberPort.Operations.Scripts;
using CyberPort.Operations.Services;
using CyberPort.Operations.TaskForms;

namespace CyberPort.Web.Hosting;

/// <summary>What an installation may set (appsettings.json, environment variables CyberPort__…, command line).</summary>
public sealed record Settings
{
    /// <summary>sqlite (default), postgres or sqlserver.</summary>
    public string Database { get; init; } = "sqlite";

    /// <summary>Connection string of PostgreSQL or SQL Server; for SQLite the file's path, by default data/cyberport.db.</summary>
    public string Connection { get; init; } = "";

    /// <summary>Where SQLite's file, stored files and folder mail lie.</summary>
    public string DataFolder { get; init; } = "data";

    /// <summary>folder (default) or database: where the bytes of attachments and documents lie.</summary>
    public string Files { get; init; } = "folder";

    /// <summary>Loads the demo (two ports, people, cases) into an empty database.</summary>
    public bool Demo { get; init; }

    /// <summary>The password of all demo people; a new one for each database when empty.</summary>
    public string DemoPassword { get; init; } = "";

    /// <summary>Where form-schemas and workflow-definitions lie; found by walking up from the program when empty.</summary>
    public string DefinitionsFolder { get; init; } = "";

    /// <summary>The address that mails link to.</summary>
    public string PublicAddress { get; init; } = "http://localhost:5080";

    /// <summary>folder (default: data/mail) or smtp.</summary>
    public string Mail { get; init; } = "folder";

    public string MailFrom { get; init; } = "no-reply@cyberport.example";

    public string SmtpHost { get; init; } = "";

    public int SmtpPort { get; init; } = 25;

    public string SmtpUser { get; init; } = "";

    /// <summary>Comes from the environment or a secret store, never from a file in the repository.</summary>
    public string SmtpPassword { get; init; } = "";

    /// <summary>The Chromium that makes PDFs.</summary>
    public string Chromium { get; init; } = "/usr/bin/chromium";

    /// <summary>Whether this process also delivers the outbox and runs deadlines.</summary>
    public bool Worker { get; init; } = true;

    /// <summary>Where scripts of workflows run, how many at once and within which limits.</summary>
    public ScriptOptions Scripts { get; init; } = new();

    /// <summary>Where requests of workflows may go; nowhere by default.</summary>
    public EgressOptions Egress { get; init; } = new();

    /// <summary>How long the journals of runs are kept whole.</summary>
    public JournalOptions Journal { get; init; } = new();

    /// <summary>What the forms of tasks may hold.</summary>
    public TaskFormOptions TaskForms { get; init; } = new();

    /// <summary>How forms are worked on.</summary>
    public DesignOptions Design { get; init; } = new();

    /// <summary>Largest body of one request in bytes, counted while it is read.</summary>
    public long LargestRequest { get; init; } = 60 * 1024 * 1024;

    /// <summary>Activity packages of this installation: the assemblies' paths and what is set for each (docs/adding-an-activity.md).</summary>
    public PackageSetting[] ActivityPackages { get; init; } = [];

    /// <summary>Addresses of proxies whose X-Forwarded-For is believed.</summary>
    public string[] TrustedProxies { get; init; } = [];
}
