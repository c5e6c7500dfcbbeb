using CyberPort.EndToEnd.Access;
using CyberPort.Forms.Publishing;
using CyberPort.Web.Demo;
using CyberPort.Workflows;

namespace CyberPort.EndToEnd.Pages;

/// <summary>Every procedure that the demo's ports offer: its form and its workflow fit each other, and people find it.</summary>
[Collection("pages")]
public sealed class OfferTests(InsideServer server)
{
    public static TheoryData<string, string> Offers
    {
        get
        {
            var offers = new TheoryData<string, string>();
            foreach (var offer in DemoData.Read().Offers) offers.Add(offer.Tenant, offer.Procedure);
            return offers;
        }
    }

    [Theory]
    [MemberData(nameof(Offers))]
    public async Task The_form_hands_over_what_the_workflow_reads_and_words_what_it_sends(string tenant, string procedure)
    {
        var cancel = TestContext.Current.CancellationToken;
        var row = await server.UseCases.Catalogue.FindAsync(new(tenant), procedure, cancel);
        var form = await server.UseCases.Forms.GetAsync(new(tenant), row.SnapshotDigest, cancel);
        var workflow = await server.UseCases.Definitions.GetAsync(new(tenant), row.DefinitionId, row.DefinitionVersion, cancel);

        Assert.Empty(workflow.Inputs.Select(i => i.Name).Except(form.Outputs.WorkflowInputs));
        Assert.Empty(Written(workflow, "CyberPort.IssueDocument", "document").Except(form.Outputs.Documents));
        Assert.Empty(Written(workflow, "CyberPort.Notify", "template").Except(form.Outputs.Notices));
        Assert.Empty(Written(workflow, "CyberPort.Correction", "template").Except(form.Outputs.Notices));
    }

    [Theory]
    [MemberData(nameof(Offers))]
    public async Task Its_page_says_the_law_the_steps_and_whom_to_ask(string tenant, string procedure)
    {
        using var stranger = server.Stranger();
        await stranger.GoAsync("/catalogue");
        Assert.Contains(stranger.Page.QuerySelectorAll("a"), a => a.GetAttribute("href") == $"/catalogue/{tenant}/{procedure}");

        await stranger.GoAsync($"/catalogue/{tenant}/{procedure}");
        var filing = await FilingAsync(tenant, procedure);
        foreach (var word in new[] { "条", filing ? "届出者" : "申請者", "確認と提出", "-000-0000", filing ? "届出を始める" : "申請を始める" })
        {
            Assert.Contains(word, stranger.Text, StringComparison.Ordinal);
        }
    }

    private async Task<bool> FilingAsync(string tenant, string procedure)
    {
        var row = await server.UseCases.Catalogue.FindAsync(new(tenant), procedure, TestContext.Current.CancellationToken);
        CompiledForm form = await server.UseCases.Forms.GetAsync(new(tenant), row.SnapshotDigest, TestContext.Current.CancellationToken);
        return form.Manifest.Procedure!.Filing == CyberPort.Forms.Manifests.FilingKind.Filing;
    }

    private static IEnumerable<string> Written(WorkflowDefinition workflow, string type, string input) =>
        workflow.Activities.Where(a => a.Type == type).Select(a => a.Source.At($"/{input}/expression/value")).Where(v => v.IsText).Select(v => v.AsText);
}
