using CyberPort.Forms.Editing;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Editing;

/// <summary>Whatever is moved, the form stands in the order that was wanted, and moving it back leaves no trace.</summary>
public sealed class ArrangementTests
{
    private static readonly FormPackage Below = Shelf.Items["individual/water-area-occupancy"].Package!;

    [Fact]
    public void Up_and_down_again_leaves_no_trace()
    {
        var start = Workpiece.Start(Below, "jptest");
        var page = Below.Ui.ChildrenOf("")[1];
        var id = Below.Ui.ChildrenOf(page)[1];
        var up = Arrangement.Move(start, id, -1);

        Assert.Empty(up.Problems);
        Assert.Equal(id, up.Snapshot!.Ui.ChildrenOf(page)[0]);
        Assert.Equal(start.Document, Arrangement.Move(up, id, 1).Document);
        Assert.Equal(start.Document, Arrangement.Move(start, Below.Ui.ChildrenOf(page)[0], -1).Document);
    }

    [Fact]
    public void A_hundred_random_moves_of_own_and_national_elements_always_give_the_wanted_order()
    {
        var random = new Random(20261122);
        var page = Below.Ui.ChildrenOf("")[1];
        var work = Workpiece.Start(Below, "jptest");
        for (var i = 0; i < 4; i++) work = OwnItems.AddField(work, new OwnField("own" + i, "text", new("独自" + i, "Own " + i)), page, into: true);
        for (var i = 0; i < 100; i++)
        {
            var wanted = work.Snapshot!.Ui.ChildrenOf(page).ToList();
            var id = wanted[random.Next(wanted.Count)];
            var to = random.Next(wanted.Count);
            wanted.Remove(id);
            wanted.Insert(to, id);
            work = Arrangement.MoveInto(work, id, page, to);
            Assert.Empty(work.Problems);
            Assert.Equal(wanted, work.Snapshot!.Ui.ChildrenOf(page));
        }
    }

    [Fact]
    public void An_own_item_on_which_others_stand_can_go_away()
    {
        var page = Below.Ui.ChildrenOf("")[1];
        var work = Workpiece.Start(Below, "jptest");
        for (var i = 0; i < 3; i++) work = OwnItems.AddField(work, new OwnField("own" + i, "text", new("独自" + i, "Own " + i)), page, into: true);
        work = OverlayEdits.Remove(work, "/ext/own1");

        Assert.Empty(work.Problems);
        Assert.Equal(["field:/ext/own0", "field:/ext/own2"], work.Snapshot!.Ui.ChildrenOf(page).TakeLast(2));
    }

    [Fact]
    public void Nothing_goes_into_itself()
    {
        var work = Workpiece.Start(Below, "jptest");
        var section = Below.Ui.Nodes.Values.First(n => n.Kind == Layouts.UiKind.Section && n.Parent is not null);
        Assert.Same(work, Arrangement.MoveInto(work, section.Parent!, section.Id));
    }
}
