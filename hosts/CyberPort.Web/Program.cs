using CyberPort.Storage.Databases;
using CyberPort.Web.Absences;
using CyberPort.Web.Account;
using CyberPort.Web.Api;
using CyberPort.Web.Apply;
using CyberPort.Web.Catalogues;
using CyberPort.Web.Decisions;
using CyberPort.Web.Demo;
using CyberPort.Web.Desk;
using CyberPort.Web.Documents;
using CyberPort.Web.Forms;
using CyberPort.Web.Hosting;
using CyberPort.Web.MyCases;
using CyberPort.Web.Operator;
using CyberPort.Web.Templates;
using CyberPort.Web.Upgrades;

// settings and pages lie beside the program, wherever it is started from
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
var settings = builder.Configuration.GetSection("CyberPort").Get<Settings>() ?? new Settings();
builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestBodySize = settings.LargestRequest);
builder.Services.AddSingleton(settings).AddRooms(settings).AddWeb(settings);

var app = builder.Build();
await app.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None);
if (settings.Demo) await DemoStart.RunAsync(app.Services, settings);
app.UseWeb();
app.MapLanguage();
app.MapAccount();
app.MapApply();
app.MapTaskForms();
app.MapMyCases();
app.MapDesk();
app.MapCatalogue();
app.MapTasks();
app.MapAbsences();
app.MapDecisionTables();
app.MapForms();
app.MapExchange();
app.MapTemplates();
app.MapUpgrades();
app.MapDocuments();
app.MapOperator();
app.MapApi();
await app.RunAsync();

/// <summary>The web host, named so that tests can start it.</summary>
public partial class Program;
