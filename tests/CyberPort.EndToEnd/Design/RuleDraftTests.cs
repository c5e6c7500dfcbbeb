using CyberPort.Designer.Rules;
using CyberPort.Designer.Sessions;
using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Rules;
using CyberPort.Operations.Design;
using CyberPort.Storage;
using CyberPort.Storage.Forms;
using CyberPort.Web.Demo;
using CyberPort.Web.Hosting;

namespace CyberPort.EndToEnd.Design;

/// <summary>A rule that is changed in the designer keeps what the designer does not show.</summary>
public sealed class RuleDraftTests
{
    private static readonly Value Basis = Value.Record(("ja", Value.Of("施行令17条")), ("en", Value.Of("Order, article 17")));

    [Fact]
    public void A_check_keeps_its_basis_phases_targets_and_acknowledgement()
    {
        var session = Session(("/rules/jphij-disposal/basis", Basis), ("/rules/jphij-disposal/phases", Value.List(Value.Of("submit"))),
            ("/rules/jphij-disposal/targets", Value.List(Value.Of("/attachments/other"), Value.Of("/ext/dredgedVolume"))));
        var draft = new RuleDraft(session, "/attachments/other", "jphij-disposal");
        draft.Write(written: true);
        draft.Text = "ext.dredgedVolume < 500 || attachments.other.count() > 0";

        var before = session.Work.Document["rules"]["jphij-disposal"];
        Assert.Equal(before.With("/expr", Value.Of(draft.Text)), draft.ApplyTo(session.Work).Document["rules"]["jphij-disposal"]);
    }

    [Fact]
    public void A_new_message_takes_the_place_of_the_old_one_and_another_severity_its_acknowledgement()
    {
        var session = Session(("/rules/jphij-disposal/basis", Basis));
        var draft = new RuleDraft(session, "/attachments/other", "jphij-disposal") { Action = "error", MessageJa = "土砂の処分先を示す書類を添付してください。", MessageEn = "Attach where the soil goes." };
        var rule = draft.ApplyTo(session.Work).Document["rules"]["jphij-disposal"];

        Assert.Equal(("error", "", Basis), (rule["severity"].AsText, rule["ack"].IsNull ? "" : "ack", rule["basis"]));
        Assert.Equal(draft.MessageJa, draft.ApplyTo(session.Work).Document["messages"]["jphij-disposal"]["ja"].AsText);
    }

    [Fact]
    public void When_a_check_is_looked_at_and_what_its_warning_asks_for_can_be_chosen()
    {
        var session = Session();
        var draft = new RuleDraft(session, "/attachments/other", "jphij-disposal") { Ack = "tick" };
        Assert.Equal([FormPhase.Page, FormPhase.Submit, FormPhase.Review], draft.Phases);
        draft.Phases.Remove(FormPhase.Page);
        draft.Phases.Add(FormPhase.Input);
        var rule = draft.ApplyTo(session.Work).Document["rules"]["jphij-disposal"];

        Assert.Equal((Value.List(Value.Of("input"), Value.Of("submit"), Value.Of("review")), "tick"), (rule["phases"], rule["ack"].AsText));
        draft.Ack = "none";
        Assert.True(draft.ApplyTo(session.Work).Document["rules"]["jphij-disposal"]["ack"].IsNull);
        draft.Phases.Clear();
        Assert.Equal("missing.phase", draft.Missing);
    }

    [Fact]
    public void What_cannot_be_shown_whole_is_not_offered_to_be_changed() =>
        Assert.Equal([true, true, true, true, false, false, false, false],
            new[] { RuleKind.Visible, RuleKind.Required, RuleKind.Compute, RuleKind.Check, RuleKind.Enabled, RuleKind.Options, RuleKind.Prefill, RuleKind.Text }
                .Select(kind => RuleDraft.CanEdit(new RuleDefinition { Id = "r", Kind = kind, Digest = "" })));

    // Hiroshima's form for occupying a water area, with these values put into its overlay
    private static DesignSession Session(params (string Pointer, Value Value)[] changes)
    {
        var folder = DefinitionFolder.Find(new Settings());
        var libraries = new Dictionary<string, FormPackage>(StringComparer.Ordinal);
        foreach (var name in folder.Libraries())
            if (PackageReader.Read(folder.Package(name), libraries).Package is { } library) libraries[library.Manifest.Id] = library;
        var work = new Workpiece(PackageReader.Read(folder.Package("individual/water-area-occupancy"), libraries).Package!, folder.Package("overlays/jphij/water-area-occupancy"));
        work = work.With(changes.Aggregate(work.Document, (document, change) => document.With(change.Pointer, change.Value)));
        return new DesignSession(new OpenWork(new WorkingCopyRow
        {
            TenantId = new TenantId("jphij"),
            FormKey = "jphij/water-area-occupancy",
            BaseTenantId = new TenantId("mlit"),
            BaseKey = "mlit/water-area-occupancy",
            BaseVersion = "1.0.0",
            Body = [],
            Revision = 1,
            SavedAt = DateTimeOffset.UnixEpoch,
            SavedBy = "加藤 洋",
        }, work, Mine: true));
    }
}
