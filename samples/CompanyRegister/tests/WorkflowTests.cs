using CyberPort.Operations.Services;
using CyberPort.Workflows;
using CyberPort.WorkflowTesting;

namespace CompanyRegister.Tests;

/// <summary>The example's definition, played.</summary>
public sealed class WorkflowTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "workflow");
    private const string Number = """{ "corporateNumber": "1234567890123" }""";

    // as an installation loads it
    private static ActivityCatalog Catalog => ActivityPackages.Load([new() { Path = typeof(CompanyRegisterPackage).Assembly.Location }]).Catalog();

    [Fact]
    public void The_example_is_sound_and_its_scenarios_go_as_written() => WorkflowFolder.Check(Folder, Catalog);

    [Fact]
    public void What_the_register_gives_is_the_workflows_output() => Begin(Number)
        .ServiceGives("""{ "name": "髙﨑マリーナ有限会社", "address": "呉市" }""")
        .Step("""{ "answer": { "kind": "approval", "action": "approve" } }""")
        .Expect("status", "\"Finished\"")
        .Expect("output", """{ "company": "髙﨑マリーナ有限会社" }""");

    [Fact]
    public void A_number_that_is_none_is_an_incident_that_says_what_to_do()
    {
        var story = Begin("""{ "corporateNumber": "12" }""").Expect("incidents", """["lookup"]""");

        Assert.Contains("13 桁", Assert.Single(story.Run.Incidents).Message.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rejection_needs_a_reason()
    {
        var story = Begin(Number).ServiceGives("""{ "name": "x", "address": "y" }""");

        Assert.Throws<StoryFailedException>(() => story.Step("""{ "answer": { "kind": "approval", "action": "reject" } }"""));
        story.Step("""{ "answer": { "kind": "approval", "action": "reject", "reason": "利害関係がある" } }""").Expect("status", "\"Finished\"");
    }

    private static Story Begin(string inputs) => Story.Begin(Path.Combine(Folder, "definition.json"), Catalog, inputs);
}
