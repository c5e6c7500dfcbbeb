using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Packages;
using CyberPort.Forms.States;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Editing;

/// <summary>Own tables, matrices, places and texts: in a form of its own and as what a port adds to the national one.</summary>
public sealed class OwnColumnTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_kind_of_the_palette_gives_a_form_that_is_whole(bool isOwnForm)
    {
        var work = Begin(isOwnForm);
        var place = work.Snapshot!.Ui.Nodes.Keys.First(k => k.StartsWith("section:", StringComparison.Ordinal));
        foreach (var kind in OwnItems.Kinds)
        {
            var field = new OwnField("try" + char.ToUpperInvariant(kind.Name[0]) + kind.Name[1..], kind.Name, new("試し", "Try"))
            {
                Unit = "t", List = work.Snapshot!.CodeLists.Keys.First(),
            };
            work = OwnItems.AddField(work, field, place, into: true);
            Assert.True(work.Problems.Count == 0, $"{kind.Name}: {string.Join('\n', work.Problems)}");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Columns_are_added_worded_limited_required_and_removed(bool isOwnForm)
    {
        var (work, group) = WithRows(isOwnForm);
        work = OwnColumns.Add(work, group, new("weight", "number", new("重量", "Weight")) { Unit = "t", Required = true });
        work = OwnColumns.Add(work, group, new("weight", "text", new("備考", "Remark")));
        Assert.Equal([$"{group}/*/content", $"{group}/*/weight", $"{group}/*/weight2"], OwnColumns.Of(work, group));
        var weight = work.Snapshot!.Field($"{group}/*/weight")!;
        Assert.Equal(("t", true), (weight.Unit, weight.Required));

        var schema = OverlayEdits.GetOwn(work, weight.Path, "schema");
        work = OverlayEdits.SetOwn(work, weight.Path, "schema", schema.With("/maximum", Value.Of(30)));
        work = OverlayEdits.SetOwn(work, weight.Path, "required", Value.Null);
        Assert.Empty(work.Problems);
        weight = work.Snapshot!.Field(weight.Path)!;
        Assert.Equal((30, false), (weight.Schema["maximum"].AsNumber, weight.Required));

        work = OwnColumns.Remove(work, $"{group}/*/content");
        work = OwnColumns.Remove(work, $"{group}/*/weight");
        var last = OwnColumns.Remove(work, $"{group}/*/weight2");
        Assert.Empty(last.Problems);
        Assert.Equal([$"{group}/*/weight2"], OwnColumns.Of(last, group));

        work = OverlayEdits.Remove(last, group);
        Assert.Empty(work.Problems);
        Assert.DoesNotContain(work.Snapshot!.Fields, f => f.Path.StartsWith(group, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_text_made_of_the_answers_begins_with_its_label_and_is_written_by_a_rule(bool isOwnForm)
    {
        var work = Begin(isOwnForm);
        var place = work.Snapshot!.Ui.Nodes.Keys.First(k => k.StartsWith("section:", StringComparison.Ordinal));
        work = OwnItems.AddField(work, new("summary", "documentText", new("要旨", "Summary")), place, into: true);
        var path = isOwnForm ? "/summary" : "/ext/summary";
        var rule = work.Snapshot!.Rules.Values.Single(r => r.Target == path);

        work = OverlayEdits.PutRule(work, rule.Id, OverlayEdits.RuleOf(work, rule.Id), new("目的は{purpose}です。", "For {purpose}."));

        Assert.Empty(work.Problems);
        var state = work.Form!.Evaluate(Value.Record(("purpose", Value.Of("荷役"))), new FormContext { Today = new(2026, 11, 22) });
        Assert.Equal("目的は荷役です。", state.Values.At(path).AsText);
    }

    private static Workpiece Begin(bool isOwnForm)
    {
        if (!isOwnForm) return Workpiece.Start(Shelf.Items["individual/water-area-occupancy"].Package!, "jptest");
        var files = OwnForms.Begin(Shelf.Items["individual/water-area-occupancy"].Package!, "jptest", "own-try", new("試し", "Try"), new(2026, 11, 22));
        return Workpiece.OfForm(PackageReader.Read(files).Package!, files);
    }

    private static (Workpiece Work, string Group) WithRows(bool isOwnForm)
    {
        var work = Begin(isOwnForm);
        var place = work.Snapshot!.Ui.Nodes.Keys.First(k => k.StartsWith("section:", StringComparison.Ordinal));
        return (OwnItems.AddField(work, new("machines", "rows", new("機械", "Machines")), place, into: true), isOwnForm ? "/machines" : "/ext/machines");
    }
}
