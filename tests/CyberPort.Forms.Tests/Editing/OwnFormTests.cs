using CyberPort.Expressions;
using CyberPort.Forms.Cases;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Editing;

/// <summary>A form without another one below it: begun blank, put together step by step, whole after each, numbered by what changed.</summary>
public sealed class OwnFormTests
{
    private static readonly FormPackage Blank = Shelf.Items["blank/blank-application"].Package!;

    private static Workpiece New
    {
        get
        {
            var files = OwnForms.Begin(Blank, "jptest", "pier-crane-use", new("桟橋クレーンの使用", "Use of the pier crane"), new DateOnly(2026, 11, 22));
            return Workpiece.OfForm(PackageReader.Read(files).Package!, files);
        }
    }

    [Theory]
    [InlineData("blank/blank-application")]
    [InlineData("blank/blank-filing")]
    [InlineData("individual/water-area-occupancy")]
    public void It_begins_as_a_whole_form_with_its_own_name(string like)
    {
        var files = OwnForms.Begin(Shelf.Items[like].Package!, "jptest", "pier-crane-use", new("桟橋クレーンの使用", "Use of the pier crane"), new DateOnly(2026, 11, 22));
        var work = Workpiece.OfForm(PackageReader.Read(files).Package!, files);

        Assert.Empty(work.Problems);
        Assert.Empty(FormCases.Run(work.Form!));
        Assert.Equal(("jptest/pier-crane-use", "1.0.0", "桟橋クレーンの使用"), (work.Form!.Manifest.Id, work.Form.Manifest.Version, work.Form.Manifest.Title.Ja));
        Assert.Equal(("pierCraneUse", false), (work.Form.Manifest.Procedure!.Key, work.Form.Manifest.Procedure.IsBlank));
    }

    [Fact]
    public void A_field_is_added_at_the_top_worded_limited_moved_and_removed_with_its_rules()
    {
        var work = OwnItems.AddField(New, new OwnField("load", "number", new("荷重", "Load")) { Unit = "t", Required = true }, "field:/purpose", into: false);
        Assert.Empty(work.Problems);
        Assert.Equal(("t", true), (work.Snapshot!.Field("/load")!.Unit, work.Snapshot.Field("/load")!.Required));
        Assert.Equal(["field:/purpose", "field:/load", "field:/documents"], work.Snapshot.Ui.ChildrenOf("section:content"));

        work = OverlayEdits.SetOwn(work, "/load", "help.ja", Value.Of("つり荷の重さ"));
        work = OverlayEdits.SetOwn(work, "/load", "help.en", Value.Of("What is lifted"));
        work = OverlayEdits.SetOwn(work, "/load", "schema", OverlayEdits.GetOwn(work, "/load", "schema").With("/maximum", Value.Of(30)));
        work = OverlayEdits.PutRule(work, "jptest-1", Value.Record(("kind", Value.Of("check")), ("severity", Value.Of("error")), ("targets", Value.Of([Value.Of("/load")])), ("expr", Value.Of("load <= 20"))), new("20tまでです。", "At most 20 t."));
        Assert.Empty(work.Problems);
        Assert.Equal((30, "20tまでです。"), (work.Snapshot!.Field("/load")!.Schema["maximum"].AsNumber, work.Snapshot.Messages.Find("jptest-1")!.Ja));

        work = Arrangement.Move(work, "field:/load", -1);
        Assert.Equal("field:/load", work.Snapshot!.Ui.ChildrenOf("section:content")[0]);
        work = Arrangement.MoveInto(work, "field:/load", "section:address");
        Assert.Equal(("section:address", "field:/load"), (work.Snapshot!.Ui.Nodes["field:/load"].Parent, work.Snapshot.Ui.ChildrenOf("section:address")[^1]));

        work = OverlayEdits.Remove(work, "/load");
        Assert.Empty(work.Problems);
        Assert.Equal((null, false, null), (work.Snapshot!.Field("/load"), work.Snapshot.Rules.ContainsKey("jptest-1"), work.Snapshot.Messages.Find("jptest-1")));
        Assert.Equal(New.Snapshot!.Digest, work.Snapshot.Digest);
    }

    [Fact]
    public void What_outputs_and_cases_say_of_a_removed_field_goes_with_it()
    {
        var work = OverlayEdits.Remove(New, "/purpose");

        Assert.Empty(work.Problems);
        Assert.Equal("''", work.Read(PackagePaths.Outputs)["workflow"]["purpose"].AsText);
        Assert.True(work.Read(PackagePaths.Cases)["complete"]["values"]["purpose"].IsNull);
    }

    [Fact]
    public void A_field_that_is_a_shared_one_gets_its_own_schema_when_it_changes()
    {
        var schema = OverlayEdits.GetOwn(New, "/documents", "schema").With("/maxItems", Value.Of(3));
        var work = OverlayEdits.SetOwn(New, "/documents", "schema", schema);

        Assert.Empty(work.Problems);
        Assert.Equal(3, work.Snapshot!.Field("/documents")!.Schema["maxItems"].AsNumber);
    }

    [Fact]
    public void The_version_follows_from_what_changes()
    {
        var text = OverlayEdits.SetOwn(New, "/purpose", "label.ja", Value.Of("目的"));
        var optional = OwnItems.AddField(New, new OwnField("load", "number", new("荷重", "Load")), "field:/purpose", into: false);
        optional = OverlayEdits.SetOwn(optional, "/load", "schema", OverlayEdits.GetOwn(optional, "/load", "schema").With("/x-cp-class", Value.Of("optional")));
        var required = OwnItems.AddField(New, new OwnField("load", "number", new("荷重", "Load")) { Required = true }, "field:/purpose", into: false);

        Assert.Equal(["1.0.0", "1.0.1", "1.1.0", "2.0.0"], new[] { New, text, optional, required }.Select(w => OwnForms.Numbered(w).Snapshot!.Manifest.Version));
        // nobody has seen a form that was only begun: whatever changes, it is the first version
        var begun = Workpiece.OfBegun(New.Files);
        Assert.Equal("1.0.0", OwnForms.Numbered(OverlayEdits.Remove(begun, "/purpose")).Snapshot!.Manifest.Version);
        Assert.Equal("1.0.1", OwnForms.Numbered(OwnForms.Numbered(text)).Snapshot!.Manifest.Version);
    }

    [Fact]
    public void Every_ready_block_can_be_added_to_any_form()
    {
        var overlay = Workpiece.Start(Shelf.Items["individual/facility-use-permission"].Package!, "jptest");
        foreach (var (work, page) in new[] { (New, "page:content"), (overlay, "page:use") })
        {
            var all = OwnBlocks.All.Aggregate(work, (w, block) => OwnBlocks.Add(w, block, page, into: true));
            Assert.Empty(all.Problems);
            Assert.Equal(OwnBlocks.All.Sum(b => b.Fields.Count), all.Snapshot!.Fields.Count - work.Snapshot!.Fields.Count - all.Snapshot.Fields.Except(work.Snapshot.Fields).Count(f => f.RowsPath is not null));
            Assert.Equal(["applicant", "vessel", "facility", "periodAndArea", "attachments"], OwnBlocks.All.Select(b => b.Name));
        }
    }
}
