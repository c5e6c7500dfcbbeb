using System.Xml.Linq;

namespace CyberPort.House.Tests;

public sealed class ArrowTests
{
    // what each room may know directly; anything else is a new arrow and needs a decision
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["CyberPort.Expressions"] = [],
        ["CyberPort.Forms"] = ["CyberPort.Expressions"],
        ["CyberPort.Scripting"] = ["CyberPort.Expressions"],
        ["CyberPort.Workflows"] = ["CyberPort.Expressions", "CyberPort.Scripting"],
        ["CyberPort.WorkflowTesting"] = ["CyberPort.Workflows"],
        ["CyberPort.Storage"] = [],
        ["CyberPort.Storage.SqlServer"] = ["CyberPort.Storage"],
        ["CyberPort.Operations"] = ["CyberPort.Storage", "CyberPort.Forms", "CyberPort.Workflows", "CyberPort.Scripting"],
        // workbooks as texts, and the files in which forms go out and come in
        ["CyberPort.Spreadsheets"] = ["CyberPort.Forms"],
        ["CyberPort.FormViews"] = ["CyberPort.Forms"],
        ["CyberPort.Designer"] = ["CyberPort.Operations", "CyberPort.FormViews"],
        ["CyberPort.Web"] = ["CyberPort.Operations", "CyberPort.FormViews", "CyberPort.Designer", "CyberPort.Spreadsheets",
            "CyberPort.Storage.SqlServer", "CyberPort.Scripts"],
        // the program of scripts lies beside the one that starts it, and is never called
        ["CyberPort.Scripts"] = ["CyberPort.Scripting"],
        ["CyberPort.Tool"] = ["CyberPort.Operations", "CyberPort.Spreadsheets", "CyberPort.Storage.SqlServer"],
    };

    [Fact]
    public void Rooms_know_only_the_rooms_that_the_picture_shows_below_them()
    {
        var wrong = from project in Projects("engine").Concat(Projects("designer")).Concat(Projects("hosts"))
                    from reference in References(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/')))
                    let room = Path.GetFileNameWithoutExtension(project)
                    where !Allowed.TryGetValue(room, out var below) || !below.Contains(reference)
                    select $"{room} -> {reference}";

        House.Empty(wrong, "An arrow that is not in the picture of the rooms:");
    }

    [Fact]
    public void Only_the_SQL_Server_room_ships_the_SQL_Server_client_and_only_storage_speaks_to_databases()
    {
        var wrong = from project in Projects("engine").Concat(Projects("hosts"))
                    let room = Path.GetFileNameWithoutExtension(project)
                    where !room.StartsWith("CyberPort.Storage", StringComparison.Ordinal)
                    from package in References(project, "PackageReference")
                    where package is "Dapper" or "Npgsql" or "Microsoft.Data.SqlClient" or "Microsoft.Data.Sqlite.Core"
                    select $"{room} -> {package}";

        House.Empty(wrong, "A database's package outside of the storage rooms:");
    }

    [Fact]
    public void Only_the_process_that_runs_scripts_ships_an_engine_for_them()
    {
        var wrong = from project in Projects("engine").Concat(Projects("hosts"))
                    where Path.GetFileNameWithoutExtension(project) != "CyberPort.Scripts"
                    where References(project, "PackageReference").Contains("Jint")
                    select Path.GetFileName(project);

        House.Empty(wrong, "A script engine inside a process that has something to lose:");
    }

    [Fact]
    public void Versions_stand_in_one_place()
    {
        var wrong = from project in Projects("engine").Concat(Projects("hosts")).Concat(Projects("tests"))
                    from reference in XDocument.Load(project).Descendants("PackageReference")
                    where reference.Attribute("Version") is not null
                    select $"{Path.GetFileName(project)}: {reference.Attribute("Include")?.Value}";

        House.Empty(wrong, "A version outside of Directory.Packages.props:");
    }

    [Fact]
    public void Each_room_has_a_readme_of_at_most_thirty_lines()
    {
        var wrong = from project in Projects("engine").Concat(Projects("designer")).Concat(Projects("hosts"))
                    let readme = Path.Combine(Path.GetDirectoryName(project)!, "README.md")
                    let lines = File.Exists(readme) ? File.ReadAllLines(readme).Length : 0
                    where lines is 0 or > 30
                    select $"{Path.GetFileNameWithoutExtension(project)}: {lines} lines";

        House.Empty(wrong, "A room without a README.md of 1-30 lines:");
    }

    private static IEnumerable<string> Projects(string folder)
    {
        var path = Path.Combine(House.Root, folder);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];
    }

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(project).Descendants(kind).Select(r => r.Attribute("Include")!.Value);
}
