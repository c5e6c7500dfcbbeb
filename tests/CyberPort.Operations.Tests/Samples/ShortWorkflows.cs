using System.Text;
using CyberPort.Storage.Forms;
using CyberPort.Workflows;

namespace CyberPort.Operations.Tests.Samples;

/// <summary>Short workflows that the port of Hiroshima offers in place of its own: for what no published workflow does.</summary>
public static class ShortWorkflows
{
    public const string Id = "short";

    /// <summary>Receipt, review, a step that fails each time, a second review.</summary>
    public static string Failing => Flow(
        [Step("receive", "CyberPort.Receive", "受付"), Review("review", "審査"), Failure, Review("check", "確認")],
        "receive.Accepted>review", "review.Advance>broken", "review.Deny>check", "broken.Done>check");

    public static string Failure => """
        {
          "id": "broken", "type": "Elsa.Delay", "metadata": { "displayText": "待機" },
          "timeSpan": { "typeName": "Object", "expression": { "type": "JavaScript", "value": "'soon'" } }
        }
        """;

    public static string Review(string id, string label) =>
        $$"""{ "id": "{{id}}", "type": "CyberPort.Review", "actions": [{ "key": "advance" }, { "key": "deny" }], "metadata": { "displayText": "{{label}}" } }""";

    public static string Step(string id, string type, string label) =>
        $$"""{ "id": "{{id}}", "type": "{{type}}", "metadata": { "displayText": "{{label}}" } }""";

    /// <summary>A definition of these activities; a connection is "source.Outcome>target".</summary>
    public static string Flow(IEnumerable<string> activities, params IEnumerable<string> connections) => $$"""
        {
          "id": "short-v1", "definitionId": "{{Id}}", "version": 1, "name": "short",
          "options": { "incidentStrategyType": "ContinueWithIncidentsStrategy" },
          "root": {
            "id": "flow", "type": "Elsa.Flowchart", "activities": [{{string.Join(", ", activities)}}],
            "connections": [{{string.Join(", ", connections.Select(Connection))}}]
          }
        }
        """;

    /// <summary>Stores a version without asking for scenarios and offers the procedure on it.</summary>
    public static async Task OfferAsync(Ports ports, string body, int version = 1)
    {
        var actor = await ports.ActorAsync("hij.kato");
        var bytes = Encoding.UTF8.GetBytes(body.Replace("\"version\": 1", $"\"version\": {version}", StringComparison.Ordinal));
        Assert.Empty(DefinitionReader.Read(bytes, ports.UseCases.Activities).Problems.Select(p => p.Cause.En));
        await ports.Db.WriteAsync(unit => ports.Stores.Procedures.Add(unit, new DefinitionRow
        {
            TenantId = Ports.Hiroshima,
            DefinitionId = Id,
            Version = version,
            Digest = $"short-{version}",
            Body = bytes,
            Scenarios = "{}"u8.ToArray(),
            PublishedAt = ports.Time.Now,
            PublishedBy = actor.Name,
        }), default);
        var offer = await ports.UseCases.Catalogue.FindAsync(Ports.Hiroshima, Ports.Procedure, default);
        await ports.UseCases.OfferProcedure.RunAsync(actor, offer with { DefinitionId = Id, DefinitionVersion = version }, default);
    }

    private static string Connection(string text)
    {
        var parts = text.Split('.', '>');
        return $$"""{ "source": { "activity": "{{parts[0]}}", "port": "{{parts[1]}}" }, "target": { "activity": "{{parts[2]}}", "port": "In" } }""";
    }
}
