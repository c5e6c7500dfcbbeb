using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Editing;

/// <summary>Each single change of an overlay, as the designer makes it, on the national template of the water areas.</summary>
public sealed class OverlayEditTests
{
    private static readonly FormPackage Below = Shelf.Items["individual/water-area-occupancy"].Package!;

    private static Workpiece New => Workpiece.Start(Below, "jptest");

    [Fact]
    public void It_begins_as_the_national_form()
    {
        Assert.Empty(New.Problems);
        Assert.Equal(Below.Fields.Count, New.Snapshot!.Fields.Count);
        Assert.Equal("jptest/water-area-occupancy", New.Snapshot.Manifest.Id);
    }

    [Fact]
    public void An_optional_field_is_switched_and_switched_back_without_a_trace()
    {
        var path = Below.Fields.First(f => f is { Class: Structure.FieldClass.Optional, Off: true }).Path;
        var on = OverlayEdits.Switch(New, path, on: true);

        Assert.Empty(on.Problems);
        Assert.False(on.Snapshot!.Field(path)!.Off);
        Assert.Equal(New.Document, OverlayEdits.Switch(on, path, on: false).Document);
    }

    [Fact]
    public void A_text_and_a_limit_are_changed_and_the_base_s_own_value_takes_the_change_back()
    {
        var work = OverlayEdits.Set(New, "field:/purpose", "label.ja", Value.Of("占用の目的"));
        work = OverlayEdits.Set(work, "field:/area", "maximum", Value.Of(500));
        work = OverlayEdits.Set(work, "field:/structure/kind", "required", Value.Of(Below.Field("/structure/kind")!.Required));
        Assert.Empty(work.Problems);
        Assert.Equal(("占用の目的", 500), (work.Snapshot!.Ui.Nodes["field:/purpose"].Label!.Ja, work.Snapshot.Field("/area")!.Schema["maximum"].AsNumber));
        Assert.Equal("目的", work.Document["set"]["field:/purpose"]["label.ja"]["from"].AsText);

        work = OverlayEdits.Set(work, "field:/purpose", "label.ja", Value.Of("目的"));
        Assert.Equal(New.Document, OverlayEdits.Reset(work, "field:/area").Document);
    }

    [Fact]
    public void What_the_rules_of_the_overlay_refuse_is_a_problem_with_its_place()
    {
        var looser = OverlayEdits.Set(New, "field:/area", "maximum", Value.Of(99_999_999));

        Assert.Equal("loosened", Assert.Single(looser.Problems).Code);
        Assert.Null(looser.Form);
    }

    [Fact]
    public void An_own_field_is_added_worded_required_and_removed_with_its_rules()
    {
        var name = OwnItems.NameFor(New, new("埋設の深さ", "Depth of burial"));
        var work = OwnItems.AddField(New, new OwnField(name, "number", new("埋設の深さ", "Depth of burial")) { Unit = "m" }, "field:/area", into: false);
        Assert.Empty(work.Problems);
        Assert.Equal(("depthOfBurial", "m"), (name, work.Snapshot!.Field("/ext/depthOfBurial")!.Unit));
        var parent = work.Snapshot.Ui.Nodes["field:/area"].Parent!;
        var siblings = work.Snapshot.Ui.ChildrenOf(parent).ToList();
        Assert.Equal(siblings.IndexOf("field:/area") + 1, siblings.IndexOf("field:/ext/depthOfBurial"));

        work = OverlayEdits.SetOwn(work, "/ext/depthOfBurial", "label.ja", Value.Of("埋設深さ"));
        Assert.True(OverlayEdits.SetOwn(work, "/ext/depthOfBurial", "required", Value.True).Snapshot!.Field("/ext/depthOfBurial")!.Required);
        var sentence = new RuleSentence([new("/structure/kind", "is", Value.Of("pipe"))], All: true);
        work = OverlayEdits.PutRule(work, "jptest-depth-shown",
            Value.Record(("kind", Value.Of("visible")), ("target", Value.Of("/ext/depthOfBurial")), ("expr", Value.Of(sentence.ToExpression()))), null);
        work = OverlayEdits.PutRule(work, "jptest-depth",
            Value.Record(("kind", Value.Of("check")), ("severity", Value.Of("warning")), ("ack", Value.Of("reason")), ("targets", Value.Of([Value.Of("/ext/depthOfBurial")])),
                ("expr", Value.Of("ext.depthOfBurial >= 1.2"))), new("1.2m以上にしてください。", "At least 1.2 m."));
        Assert.Empty(work.Problems);

        work = OverlayEdits.RemoveRule(work, "jptest-depth");
        Assert.True(work.Document["messages"].IsNull);
        Assert.Equal(New.Document, OverlayEdits.Remove(work, "/ext/depthOfBurial").Document);
    }

    [Theory]
    [InlineData("Depth")]
    [InlineData("1st")]
    [InlineData("深さ")]
    public void A_name_that_is_no_key_or_taken_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => OwnItems.AddField(New, new OwnField(name, "text", new("深さ", "Depth")), "field:/area", into: false));

    [Fact]
    public void Every_kind_of_the_palette_can_be_added_and_is_sound()
    {
        var work = New;
        foreach (var kind in OwnItems.Kinds)
            work = OwnItems.AddField(work, new OwnField("own" + kind.Name, kind.Name, kind.Label) { List = kind.HasList ? Below.CodeLists.Keys.First() : null, Unit = "m" }, "page:" + Page(), into: true);

        Assert.Empty(work.Problems);
        var children = work.Snapshot!.Ui.ChildrenOf("page:" + Page());
        Assert.Equal(OwnItems.Kinds.Select(k => "field:/ext/own" + k.Name), children.Skip(children.Count - OwnItems.Kinds.Count));
    }

    [Fact]
    public void An_own_section_takes_own_and_national_fields_and_goes_away_again()
    {
        var work = OwnItems.AddNode(New, "section", new("広島港の項目", "Of this port"), "page:" + Page(), into: true);
        work = OwnItems.AddField(work, new OwnField("depth", "number", new("深さ", "Depth")), "section:own1", into: true);
        work = Arrangement.MoveInto(work, "field:/area", "section:own1", 0);
        Assert.Empty(work.Problems);
        Assert.Equal(["field:/area", "field:/ext/depth"], work.Snapshot!.Ui.ChildrenOf("section:own1"));
    }

    [Fact]
    public void Codes_are_left_out_and_all_of_them_taken_back()
    {
        var list = Below.CodeLists["occupancy-area-kind"];
        var less = OverlayEdits.Restrict(New, "occupancy-area-kind", [.. list.Offered.Skip(1)]);

        Assert.Empty(less.Problems);
        Assert.Equal(list.Offered.Count - 1, less.Snapshot!.CodeLists["occupancy-area-kind"].Offered.Count);
        Assert.Equal(New.Document, OverlayEdits.Restrict(less, "occupancy-area-kind", [.. list.Offered]).Document);
    }

    [Fact]
    public void The_outline_says_what_is_own_changed_optional_and_off()
    {
        var work = OverlayEdits.Set(New, "field:/area", "label.ja", Value.Of("占用する面積"));
        work = OwnItems.AddField(work, new OwnField("depth", "number", new("深さ", "Depth")), "field:/area", into: false);
        var outline = Outline.Of(work, work.Snapshot!);

        Assert.Equal(work.Snapshot!.Ui.ChildrenOf("").Count, outline.Count(i => i.Level == 1));
        Assert.True(outline.Single(i => i.Id == "field:/area").Changed);
        Assert.True(outline.Single(i => i.Id == "field:/ext/depth") is { Own: true, Changed: false });
        Assert.Contains(outline, i => i is { Optional: true, Off: true });
        Assert.DoesNotContain(outline, i => i.Id.StartsWith("row:", StringComparison.Ordinal));
    }

    private static string Page() => Below.Ui.ChildrenOf("")[1]["page:".Length..];
}
