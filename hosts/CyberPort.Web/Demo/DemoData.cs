using System.Text.Json;
using System.Text.Json.Nodes;

namespace CyberPort.Web.Demo;

/// <summary>The demo as data: organisations, people, offers and the story of each case (demo.json).</summary>
public sealed record DemoData
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip };

    public required IReadOnlyList<DemoOrganisation> Organisations { get; init; }
    public required IReadOnlyList<DemoPerson> People { get; init; }
    public required IReadOnlyList<string> Holidays { get; init; }
    public required IReadOnlyList<DemoOffer> Offers { get; init; }

    /// <summary>What the ports take over of the national catalogue as it is.</summary>
    public required IReadOnlyList<DemoShare> Shares { get; init; }

    public required IReadOnlyList<DemoCase> Cases { get; init; }

    public static DemoData Read()
    {
        var assembly = typeof(DemoData).Assembly;
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith("demo.json", StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<DemoData>(stream, Json)!;
    }
}

/// <summary>An organisation of the demo.</summary>
public sealed record DemoOrganisation(string Tenant, string Id, string? Parent, string Kind, string Ja, string En)
{
    /// <summary>What is known of a company, as its forms name it: prefills its applications.</summary>
    public JsonObject? Details { get; init; }
}

/// <summary>A person of the demo with its memberships.</summary>
public sealed record DemoPerson(string SignIn, string Name, string Kana, IReadOnlyList<DemoMembership> Memberships);

/// <summary>A place in an organisation.</summary>
public sealed record DemoMembership(string Tenant, string Organisation, string Title, IReadOnlyList<string> Roles)
{
    public IReadOnlyList<string> Sections { get; init; } = [];
    public IReadOnlyList<string> SubstitutesFor { get; init; } = [];
}

/// <summary>A procedure that a port offers: its overlay, its workflow, its settings.</summary>
public sealed record DemoOffer(string Tenant, string Procedure, string Overlay, string Base, string Workflow, string By, JsonObject Settings);

/// <summary>The story of one case.</summary>
public sealed record DemoCase(string Tenant, string Procedure, string Applicant, string Arrives, JsonObject Values, IReadOnlyList<DemoStep> Story)
{
    /// <summary>Values that differ from an earlier story's (merged into <see cref="Values"/> of the case with that number).</summary>
    public int? Like { get; init; }

    public string Channel { get; init; } = "online";

    /// <summary>Slots that get a drawing attached.</summary>
    public IReadOnlyList<string> Attach { get; init; } = [];

    /// <summary>Left as a draft.</summary>
    public bool Draft { get; init; }
}

/// <summary>One step of a story: who does what, how many hours after the step before.</summary>
public sealed record DemoStep(string By, string Action, double Hours)
{
    public string Kind { get; init; } = "";
    public string Comment { get; init; } = "";
    public IReadOnlyList<string> Conditions { get; init; } = [];
    public JsonObject? Values { get; init; }

    /// <summary>Slots of a task's form that get a drawing attached.</summary>
    public IReadOnlyList<string> Attach { get; init; } = [];
    public string? Reason { get; init; }
}
