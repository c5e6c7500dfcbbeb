using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Editing;

/// <summary>What helps those who draw forms: who depends on whom, what may stand in an expression, how long filling in takes, what is asked twice.</summary>
public sealed class GuidanceTests
{
    private static readonly FormPackage Below = Shelf.Items["individual/facility-use-permission"].Package!;

    private static Workpiece New => Workpiece.Start(Below, "jptest");

    [Fact]
    public void What_is_computed_comes_after_what_it_is_computed_from()
    {
        var graph = RuleGraph.Of(Below);
        var fee = graph.Edges.Where(e => e.To == "field:/fee").ToArray();

        Assert.Superset(new HashSet<string> { "field:/area", "field:/facility", "field:/period" }, fee.Select(e => e.From).ToHashSet());
        Assert.All(graph.Edges.Where(e => e.Kind is Forms.Rules.RuleKind.Compute), e => Assert.True(LevelOf(graph, e.From) < LevelOf(graph, e.To)));
        Assert.Empty(graph.Cycles);
        Assert.Contains(graph.Around("field:/fee").Nodes, n => n.Id == "field:/area");
        Assert.DoesNotContain(graph.Around("field:/fee").Nodes, n => n.Id == "field:/delegate/party");
    }

    [Fact]
    public void A_circle_is_named_although_such_a_form_cannot_be_compiled()
    {
        var work = New;
        foreach (var name in new[] { "one", "two" })
            work = OwnItems.AddField(work, new OwnField(name, "number", new(name == "one" ? "甲" : "乙", name)), "field:/area", into: false);
        foreach (var (target, other) in new[] { ("one", "two"), ("two", "one") })
            work = OverlayEdits.PutRule(work, "jptest-" + target, Value.Record(("kind", Value.Of("compute")), ("target", Value.Of("/ext/" + target)), ("expr", Value.Of($"ext.{other} + 1"))), null);

        Assert.Null(work.Form);
        var cycle = Assert.Single(RuleGraph.Of(work.Snapshot!).Cycles);
        Assert.Equal(["乙", "甲"], cycle.Select(n => n.Label.Ja).Order(StringComparer.Ordinal));
        Assert.Equal(2, RuleGraph.Of(work.Snapshot!).Edges.Count(e => e.InCycle));
    }

    [Theory]
    [InlineData("peri", "period.from")]
    [InlineData("area > 0 && 使用目的", "purpose")]
    [InlineData("code('faci", "facilities")]
    [InlineData("daysB", "daysBetween(")]
    [InlineData("th", "this")]
    public void What_was_begun_is_completed(string text, string wanted)
    {
        var help = ExpressionHelp.At(Below, "/area", text, text.Length);
        var suggestion = Assert.Single(help.Suggestions, s => s.Insert == wanted);
        var (taken, caret) = help.Take(text, suggestion);

        Assert.EndsWith(wanted, taken, StringComparison.Ordinal);
        Assert.Equal(taken.Length, caret);
    }

    [Fact]
    public void What_stands_at_the_caret_is_told_with_its_type()
    {
        Assert.Equal(("使用面積", "数（㎡）"), Told("area < 100", 2));
        Assert.Equal(("daysBetween(from, to)", "数"), Told("daysBetween(period.from, period.to)", 4));
        Assert.Null(ExpressionHelp.At(Below, "/area", "'area'", 3).Here);
        Assert.Empty(ExpressionHelp.At(Below, "/area", "", 0).Suggestions);
        Assert.NotEmpty(ExpressionHelp.At(Below, "/area", "", 0, all: true).Suggestions);
        Assert.Equal(0, ExpressionHelp.At(Below, "/area", "", 99).End);
    }

    [Fact]
    public void A_further_question_takes_further_time()
    {
        var before = FillTime.Of(New.Form!);
        var after = FillTime.Of(OwnItems.AddField(New, new OwnField("photo", "file", new("写真", "Photo")) { Required = true }, "field:/area", into: false).Form!);

        Assert.Equal((before.Required + 1, before.Others, before.Known, before.Seconds + 60), (after.Required, after.Others, after.Known, after.Seconds));
        Assert.True(before.Known > 5 && before.Minutes is > 1 and < 60);
    }

    [Fact]
    public void What_is_known_already_is_not_asked_again_without_a_word()
    {
        var twice = OwnItems.AddField(New, new OwnField("phone", "text", new("担当者の電話番号", "Telephone")), "field:/area", into: false);
        var once = OwnItems.AddField(New, new OwnField("height", "number", new("仮設物の高さ", "Height")), "field:/area", into: false);

        var told = Assert.Single(FormAdvice.Of(twice, twice.Form!), p => p.Code == "asked-twice");
        Assert.Contains("「担当者の電話番号」は「電話番号」と同じこと", told.Cause.Ja, StringComparison.Ordinal);
        Assert.DoesNotContain(FormAdvice.Of(once, once.Form!), p => p.Code == "asked-twice");
    }

    [Theory]
    [InlineData("氏　名", "", "spaced-word", "氏　名")]
    [InlineData("使用する 期 間", "", "spaced-word", "期 間")]
    [InlineData("㈱の代表者", "", "hard-letters", "㈱")]
    [InlineData("ｸﾚｰﾝの使用", "", "hard-letters", "ｸﾚｰﾝ")]
    [InlineData("連絡先", "赤字の欄は必ず入力してください。", "only-seen", "赤字")]
    [InlineData("連絡先", "右の欄に入力してください。", "only-seen", "右の欄")]
    [InlineData("使用する船舶の船名、船籍港、総トン数、全長、喫水、船舶番号又は漁船登録番号、船舶所有者の氏名又は名称及びその住所並びに連絡先の電話番号", "", "long-label", "使用する船舶")]
    public void What_is_not_understood_when_it_is_heard_is_told(string label, string help, string code, string found)
    {
        var work = OwnItems.AddField(New, new OwnField("own", "text", new(label, "Own")), "field:/area", into: false);
        if (help.Length > 0) work = OverlayEdits.SetOwn(work, "/ext/own", "help.ja", Value.Of(help));
        if (help.Length > 0) work = OverlayEdits.SetOwn(work, "/ext/own", "help.en", Value.Of("Fill it in."));

        var told = Assert.Single(FormAdvice.Of(work, work.Form!), a => a.Code == code);
        Assert.Contains(found, told.Cause.Ja, StringComparison.Ordinal);
        Assert.True(told.Cure.Ja.EndsWith('。') && told.Cure.En.EndsWith('.'));
    }

    [Theory]
    [InlineData("氏名 又は名称")]
    [InlineData("使用する岸壁 北 1")]
    [InlineData("黄色灯の数")]
    [InlineData("面積（㎡）")]
    public void What_is_understood_when_it_is_heard_is_left_alone(string label)
    {
        var work = OwnItems.AddField(New, new OwnField("own", "text", new(label, "Own")), "field:/area", into: false);

        Assert.DoesNotContain(FormAdvice.Of(work, work.Form!), a => a.Code is "spaced-word" or "hard-letters" or "only-seen" or "long-label");
    }

    private static int LevelOf(RuleGraph graph, string id) => graph.Nodes.Single(n => n.Id == id).Level;

    private static (string, string) Told(string text, int caret) => ExpressionHelp.At(Below, "/area", text, caret).Here is { } here ? (here.Label.Ja, here.Type.Ja) : ("", "");
}
