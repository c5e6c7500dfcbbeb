using CyberPort.Expressions;
using CyberPort.Forms.Cases;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Editing;

/// <summary>What was tried becomes a test that passes now, fails when the form changes, and is renewed when the change is right.</summary>
public sealed class CaseRecorderTests
{
    private static readonly FormPackage Below = Shelf.Items["individual/water-area-occupancy"].Package!;
    private static readonly DateOnly Day = new(2026, 4, 10);

    [Fact]
    public void A_recorded_case_passes_fails_after_a_change_and_is_renewed()
    {
        var work = OwnItems.AddField(Workpiece.Start(Below, "jptest"), new OwnField("depth", "number", new("深さ", "Depth")), "field:/area", into: false);
        var values = Below.Cases.Values.First(c => c.Values.Kind == ValueKind.Record).Values;
        work = CaseRecorder.Record(work, work.Form!, values, new("見本", "Sample"), Day);
        Assert.Empty(work.Problems);
        Assert.Empty(FormCases.Run(work.Form!));
        Assert.False(CaseRecorder.Cases(work)["recorded-1"]["expect"]["visible"]["/ext/depth"].IsNull);

        var stricter = OverlayEdits.SetOwn(work, "/ext/depth", "required", Value.True);
        Assert.Contains(FormCases.Run(stricter.Form!), p => p.Pointer.StartsWith("/recorded-1/", StringComparison.Ordinal));
        stricter = CaseRecorder.Renew(stricter, stricter.Form!, "recorded-1");
        Assert.DoesNotContain(FormCases.Run(stricter.Form!), p => p.Pointer.StartsWith("/recorded-1/", StringComparison.Ordinal));

        Assert.Equal(2, CaseRecorder.Cases(CaseRecorder.Record(work, work.Form!, values, new("もう1つ", "Another"), Day)).AsRecord.Count(c => c.Key.StartsWith("recorded-", StringComparison.Ordinal)));
        Assert.True(CaseRecorder.Cases(CaseRecorder.Remove(work, "recorded-1"))["recorded-1"].IsNull);
    }

    [Fact]
    public void Advice_names_what_is_missing_for_those_who_fill_it_in()
    {
        var work = OwnItems.AddField(Workpiece.Start(Below, "jptest"), new OwnField("depth", "number", new("深さ", "深さ")), "field:/area", into: false);
        work = OwnItems.AddNode(work, "section", new("空の見出し", "Empty"), Below.Ui.ChildrenOf("")[1], into: true);
        work = OverlayEdits.PutRule(work, "jptest-never", Value.Record(("kind", Value.Of("visible")), ("target", Value.Of("/ext/depth")), ("expr", Value.Of("false"))), null);

        Assert.Empty(work.Problems);
        Assert.Equal(["empty-section", "never-seen", "no-english"], FormAdvice.Of(work, work.Form!).Select(a => a.Code).Order(StringComparer.Ordinal));
    }
}
