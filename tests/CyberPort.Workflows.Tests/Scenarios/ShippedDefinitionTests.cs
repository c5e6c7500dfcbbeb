using CyberPort.Expressions;

namespace CyberPort.Workflows.Tests.Scenarios;

public sealed class ShippedDefinitionTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "workflow-definitions");

    private static readonly ActivityCatalog Catalog = ActivityCatalog.Standard();

    public static TheoryData<string> Definitions =>
        [.. Directory.EnumerateFiles(Folder, "definition.json",
            SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, Path.GetDirectoryName(f)!))];

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Every_definition_is_clean_and_goes_as_its_scenarios_tell(string name)
    {
        var reading = Read(name);

        Assert.Equal("", Told([.. reading.Problems, .. reading.Hints]));
        Assert.Equal("", Told(DefinitionChecker.Check(reading.Definition!)));
        Assert.Equal("", Told(CyberPort.Workflows.Scenarios.Run(reading.Definition!,
            File.ReadAllBytes(Path.Combine(Folder, name, "scenarios.json")), Catalog)));
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Every_definition_stands_in_the_shape_that_is_written(string name)
    {
        var file = Value.Parse(File.ReadAllBytes(Path.Combine(Folder, name, "definition.json")));

        Assert.Equal(file, Value.Parse(DefinitionWriter.Write(Read(name).Definition!)));
    }

    private static DefinitionReading Read(string name) =>
        DefinitionReader.Read(File.ReadAllBytes(Path.Combine(Folder, name, "definition.json")), Catalog);

    private static string Told(IReadOnlyList<Problem> problems) =>
        string.Join("\n", problems.Select(p => $"{p.File}{p.Pointer}: {p.Cause.En}"));
}
