using System.CommandLine;
using CyberPort.Tool;

var database = new Option<string>("--database") { Description = "sqlite, postgres or sqlserver", DefaultValueFactory = _ => "sqlite" };
database.AcceptOnlyFromAmong("sqlite", "postgres", "sqlserver");
var connection = new Option<string>("--connection") { Description = "a connection string, or SQLite's file", DefaultValueFactory = _ => Path.Combine("data", "cyberport.db") };

var verify = new Command("verify-audit", "Walks every audit chain and says where one is broken. Exit code 1 when one is.") { database, connection };
verify.SetAction((parsed, cancel) => VerifyAudit.RunAsync(parsed.GetValue(database)!, parsed.GetValue(connection)!, cancel));

var migrate = new Command("migrate", "Brings the database to the newest form.") { database, connection };
migrate.SetAction((parsed, cancel) => Migrate.RunAsync(parsed.GetValue(database)!, parsed.GetValue(connection)!, cancel));

var folder = new Argument<DirectoryInfo>("folder") { Description = "a form package, an overlay or a workflow definition" };
folder.AcceptExistingOnly();
var below = new Option<DirectoryInfo>("--base") { Description = "for an overlay: the folder of its base package" };
below.AcceptExistingOnly();
var check = new Command("check", "Checks a form package, overlay or workflow and runs its test cases. Exit code 1 when it has problems.") { folder, below };
check.SetAction(parsed => Check.Run(parsed.GetValue(folder)!, parsed.GetValue(below)));

return await new RootCommand("CyberPort's command line.") { verify, migrate, check }.Parse(args).InvokeAsync();
