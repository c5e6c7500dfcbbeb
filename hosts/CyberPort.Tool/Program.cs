using System.CommandLine;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Services;
using CyberPort.Spreadsheets;
using CyberPort.Tool;
using CyberPort.Workflows;

var database = new Option<string>("--database") { Description = "sqlite, postgres or sqlserver", DefaultValueFactory = _ => "sqlite" };
database.AcceptOnlyFromAmong("sqlite", "postgres", "sqlserver");
var connection = new Option<string>("--connection") { Description = "a connection string, or SQLite's file", DefaultValueFactory = _ => Path.Combine("data", "cyberport.db") };

var verify = new Command("verify-audit", "Walks every audit chain and says where one is broken. Exit code 1 when one is.") { database, connection };
verify.SetAction((parsed, cancel) => VerifyAudit.RunAsync(parsed.GetValue(database)!, parsed.GetValue(connection)!, cancel));

var migrate = new Command("migrate", "Brings the database to the newest form.") { database, connection };
migrate.SetAction((parsed, cancel) => Migrate.RunAsync(parsed.GetValue(database)!, parsed.GetValue(connection)!, cancel));

var packages = new Option<FileInfo[]>("--activities") { Description = "assemblies of activity packages, as CyberPort:ActivityPackages names them", Recursive = true };
packages.AcceptExistingOnly();
ActivityCatalog Catalog(ParseResult parsed) =>
    ActivityPackages.Load((parsed.GetValue(packages) ?? []).Select(file => new PackageSetting { Path = file.FullName })).Catalog();

var tenant = new Option<string>("--tenant") { Description = "the organisation's id", Required = true };
var receipt = new Option<string>("--receipt") { Description = "the case's receipt number", Required = true };
var reason = new Option<string>("--reason") { Description = "why it is held", DefaultValueFactory = _ => "" };
var release = new Option<bool>("--release") { Description = "gives the case back to the retention policy" };
var hold = new Command("hold", "Keeps a case whole whatever its age (legal hold), or releases it.") { database, connection, tenant, receipt, reason, release };
hold.SetAction((parsed, cancel) => Hold.RunAsync((parsed.GetValue(database)!, parsed.GetValue(connection)!),
    new(parsed.GetValue(tenant)!, parsed.GetValue(receipt)!, parsed.GetValue(reason)!, parsed.GetValue(release)), cancel));

var folder = new Argument<FileSystemInfo>("what") { Description = "the folder of a form package, an overlay or a workflow, or a definition's file" };
folder.AcceptExistingOnly();
var below = new Option<DirectoryInfo>("--base") { Description = "for an overlay: the folder of its base package" };
below.AcceptExistingOnly();
var check = new Command("check", "Checks a form package, overlay or workflow and runs its test cases. Exit code 1 when it has problems.") { folder, below };
check.SetAction(parsed => Check.Run(parsed.GetValue(folder)!, parsed.GetValue(below), Catalog(parsed)));

var definition = new Argument<FileInfo>("definition") { Description = "a workflow definition in Elsa 3's format" };
definition.AcceptExistingOnly();
var input = new Option<FileInfo>("--input") { Description = "the workflow's inputs, a JSON object" };
input.AcceptExistingOnly();
var answers = new Option<FileInfo>("--answers") { Description = "steps as in scenarios.json: [{\"answer\": {…}}, {\"advance\": {\"days\": 3}}]" };
answers.AcceptExistingOnly();
var now = new Option<DateTimeOffset?>("--now") { Description = "the clock at the beginning" };
var simulate = new Command("simulate", "Plays a workflow and prints a JSON line a step. Exit code 0 finished, 3 suspended, 4 faulted.") { definition, input, answers, now };
simulate.SetAction(parsed => new Workflows(Catalog(parsed)).Simulate(
    new(parsed.GetValue(definition)!, parsed.GetValue(input), parsed.GetValue(answers), parsed.GetValue(now))));

var target = new Option<FileInfo>("--out") { Description = "the file to write", Required = true };
var export = new Command("elsa-export", "Writes a workflow as Elsa 3 imports it.") { definition, target };
export.SetAction(parsed => new Workflows(Catalog(parsed)).Export(parsed.GetValue(definition)!, parsed.GetValue(target)!));
var import = new Command("elsa-import", "Reads Elsa's file and says item by item what is not supported; writes nothing while there is something.") { definition, target };
import.SetAction(parsed => new Workflows(Catalog(parsed)).Import(parsed.GetValue(definition)!, parsed.GetValue(target)!));

var activities = new Command("activities", "Prints the activities that definitions may use, with the JSON Schema of their inputs.");
activities.SetAction(parsed => Console.WriteLine(ActivitySchemas.Of(Catalog(parsed))));

var name = new Argument<string>("name") { Description = "the package's name in PascalCase, \"PortRegister\"" };
var engine = new Option<DirectoryInfo>("--engine") { Description = "the product's engine folder", DefaultValueFactory = _ => new DirectoryInfo("engine") };
var activity = new Command("activity", "Begins an activity package: an activity, a service, a definition with scenarios, tests.") { name, engine };
activity.SetAction(parsed => NewActivity.Run(parsed.GetValue(name)!, parsed.GetValue(engine)!));
var fields = new Option<FileInfo>("--fields") { Description = "a list of fields (.xlsx, CSV), an XLSForm or a JSON Schema",
    Required = true };
fields.AcceptExistingOnly();
var codes = new Option<FileInfo>("--codes") { Description = "code lists in a file of their own (.xlsx, CSV), or an XLSForm's sheet choices" };
codes.AcceptExistingOnly();
var procedure = new Option<string>("--procedure") { Description = "the procedure whose rows are taken, \"PR-202\"", DefaultValueFactory = _ => "" };
var formId = new Option<string>("--id") { Description = "the package's id, \"mlit/sand-extraction\"", Required = true };
var titleJa = new Option<string>("--title-ja") { Description = "the form's title in Japanese", Required = true };
var titleEn = new Option<string>("--title-en") { Description = "the form's title in English", Required = true };
var key = new Option<string>("--key") { Description = "the procedure's key, \"sandExtraction\"", Required = true };
var filing = new Option<bool>("--filing") { Description = "a filing (届出): complete when it arrives, not decided" };
var place = new Option<DirectoryInfo>("--out") { Description = "the new package's folder, such as form-schemas/generic/sand-extraction", Required = true };
var form = new Command("form", "Begins a form package from a list of fields. Exit code 1 when the list has problems.") { fields, codes, procedure, formId, titleJa, titleEn, key, filing, place };
form.SetAction(parsed => NewForm.Run(new(parsed.GetValue(fields)!, parsed.GetValue(codes), parsed.GetValue(procedure)!, new()
{
    Id = parsed.GetValue(formId)!,
    Title = new(parsed.GetValue(titleJa)!, parsed.GetValue(titleEn)!),
    Catalogue = parsed.GetValue(procedure) is { Length: > 0 } number ? number : "PR-000",
    Key = parsed.GetValue(key)!,
    EffectiveFrom = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime),
    IsFiling = parsed.GetValue(filing),
}, parsed.GetValue(place)!)));
var begin = new Command("new", "Begins something of your own.") { activity, form };

var formFolder = new Argument<DirectoryInfo>("folder") { Description = "the folder of a form package or an overlay" };
formFolder.AcceptExistingOnly();
var kind = new Option<string>("--as") { Description = string.Join(", ", FormFiles.Kinds), Required = true };
kind.AcceptOnlyFromAmong([.. FormFiles.Kinds]);
var exportForm = new Command("export",
    "Writes a form as a list of fields, an XLSForm, a JSON Schema, texts for translators, or one file.") { formFolder, below, kind,
    target };
exportForm.SetAction(parsed => Exchange.Export(parsed.GetValue(formFolder)!, parsed.GetValue(below), parsed.GetValue(kind)!,
    parsed.GetValue(target)!));
var file = new Argument<FileInfo>("file") { Description = "the file that comes in" };
file.AcceptExistingOnly();
var texts = new Command("texts",
    "Takes translations (.xlsx, CSV, XLIFF) over into a package's or an overlay's folder; says what was left.") { formFolder, file, below };
texts.SetAction(parsed => Exchange.ImportTexts(parsed.GetValue(formFolder)!, parsed.GetValue(below), parsed.GetValue(file)!));
var unpack = new Command("package", "Unpacks a package that came as one .json or .zip into a new folder.") { file, place };
unpack.SetAction(parsed => Exchange.ImportPackage(parsed.GetValue(file)!, parsed.GetValue(place)!));
var importForm = new Command("import", "Takes in what came from translators or another installation.") { texts, unpack };

return await new RootCommand("CyberPort's command line.") { verify, migrate, hold, check, simulate, export, import, exportForm, importForm,
    activities, begin, packages }.Parse(args).InvokeAsync();
