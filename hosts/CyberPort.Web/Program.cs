using CyberPort.Storage.Databases;
using CyberPort.Web.Account;
using CyberPort.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
var settings = builder.Configuration.GetSection("CyberPort").Get<Settings>() ?? new Settings();
builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestBodySize = settings.LargestRequest);
builder.Services.AddSingleton(settings).AddStorage(settings).AddOperations().AddWeb(settings);

var app = builder.Build();
await app.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None);
app.UseWeb();
app.MapLanguage();
app.MapAccount();
await app.RunAsync();

/// <summary>The web host, named so that tests can start it.</summary>
public partial class Program;
