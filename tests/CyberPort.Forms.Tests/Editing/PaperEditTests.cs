using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Editing.Papers;
using CyberPort.Forms.Outputs;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Rules;
using CyberPort.Forms.Tests.Samples;
using CyberPort.Forms.Upgrades;

namespace CyberPort.Forms.Tests.Editing;

/// <summary>Each single change of a document, as the designer makes it: in an overlay of a national form, and in a form of its own.</summary>
public sealed class PaperEditTests
{
    private static readonly FormPackage Below = Shelf.Items["individual/water-area-occupancy"].Package!;
    private static readonly FormPackage Blank = Shelf.Items["blank/blank-application"].Package!;

    private static Workpiece Port => Workpiece.Start(Below, "jptest");

    private static Workpiece Own
    {
        get
        {
            var files = OwnForms.Begin(Blank, "jptest", "pier-crane-use", new("桟橋クレーンの使用", "Use of the pier crane"), new DateOnly(2026, 11, 22));
            return Workpiece.OfForm(PackageReader.Read(files).Package!, files);
        }
    }

    [Fact]
    public void The_form_on_paper_comes_first_then_what_the_office_issues()
    {
        var papers = PaperDocument.Of(Port, Port.Snapshot!);

        Assert.Equal(["/print", "/documents/permit", "/documents/denial"], papers.Take(3).Select(p => p.At));
        Assert.Equal(["date", "to", "law", "answers", "receipt"], papers[0].Blocks.Select(b => b.Id));
        Assert.DoesNotContain(papers, p => p.IsOwn || p.Blocks.Any(b => b.IsOwn || b.IsChanged));
    }

    [Fact]
    public void A_port_adds_blocks_each_right_after_the_one_that_was_chosen_and_removes_them_without_a_trace()
    {
        var (one, first) = PaperEdits.Add(Port, Print(Port), NewBlock.Of("paragraph", Below), "to");
        var (two, second) = PaperEdits.Add(one, Print(one), NewBlock.Of("fields", Below), "to");
        var (three, third) = PaperEdits.Add(two, Print(two), NewBlock.Of("heading", Below), null);

        Assert.Empty(three.Problems);
        Assert.Equal(["date", "to", second, first, "law", "answers", "receipt", third], Order(three));
        Assert.Equal(("jptest-paragraph-1", true), (first, Print(three).Blocks[3].IsOwn));
        var left = new[] { second, first, third }.Aggregate(three, (work, id) => PaperEdits.Remove(work, Print(work), id));
        Assert.Equal(Port.Document, left.Document);
    }

    [Fact]
    public void National_and_own_blocks_are_moved_with_as_few_placements_as_possible_and_back_again()
    {
        var (work, own) = PaperEdits.Add(Port, Print(Port), NewBlock.Of("paragraph", Below), "law");
        work = PaperEdits.Move(work, Print(work), own, -1);
        Assert.Equal(["date", "to", own, "law", "answers", "receipt"], Order(work));
        work = PaperEdits.Move(work, Print(work), "receipt", -1);

        Assert.Empty(work.Problems);
        Assert.Equal(["date", "to", own, "law", "receipt", "answers"], Order(work));
        Assert.Equal(2, work.Document["move"].AsRecord.Count);
        work = PaperEdits.Move(PaperEdits.Move(work, Print(work), "receipt", 1), Print(work), own, 1);
        Assert.Same(work, PaperEdits.Move(work, Print(work), "date", -1));
    }

    [Fact]
    public void Of_a_national_block_words_place_and_drawing_change_and_one_of_them_can_be_taken_back()
    {
        var work = PaperEdits.SetText(Port, Print(Port), "law", "text", "ja", "条例により申請します。");
        work = PaperEdits.Set(work, Print(work), "law", "align", Value.Of("center"));
        work = PaperEdits.Set(work, Print(work), "answers", "columns", Value.Of(2));
        work = PaperEdits.Set(work, Print(work), "answers", "break", Value.True);
        work = PaperEdits.SetTitle(work, Print(work), "ja", "占用許可申請書（第1号様式）");

        Assert.Empty(work.Problems);
        var (law, answers) = (work.Snapshot!.Outputs.Print!.Blocks[2], work.Snapshot.Outputs.Print.Blocks[3]);
        Assert.Equal(("条例により申請します。", BlockAlign.Center, 2, true), (law.Text!.Ja, law.Align, answers.Columns, answers.Break));
        Assert.Equal("占用許可申請書（第1号様式）", work.Snapshot.Outputs.Print.Title.Ja);
        Assert.Equal(["answers", "law"], Print(work).Blocks.Where(b => b.IsChanged).Select(b => b.Id).Order(StringComparer.Ordinal));

        work = PaperEdits.Reset(work, Print(work), "law");
        Assert.Equal(["answers"], Print(work).Blocks.Where(b => b.IsChanged).Select(b => b.Id));
        Assert.False(PaperEdits.May(Print(work).Blocks[3], "when"));
        Assert.Same(work, PaperEdits.Set(work, Print(work), "answers", "when", Value.Of("false")));
    }

    [Fact]
    public void A_wrong_placeholder_or_value_is_a_problem_at_its_place()
    {
        var (work, id) = PaperEdits.Add(Port, Print(Port), NewBlock.Of("paragraph", Below), "to");
        var wrong = PaperEdits.SetText(work, Print(work), id, "text", "ja", "{nowhere}");
        var three = PaperEdits.Set(Port, Print(Port), "answers", "columns", Value.Of(3));

        Assert.Equal($"/print/blocks/{id}/text/ja", Assert.Single(wrong.Problems).Pointer);
        Assert.Equal(("not-one-of", "/print/blocks/answers/columns"), (Assert.Single(three.Problems).Code, three.Problems[0].Pointer));
    }

    [Fact]
    public void A_form_of_its_own_changes_everything_and_begins_its_paper_when_it_has_none()
    {
        var none = Own.With(PackagePaths.Outputs, Own.Read(PackagePaths.Outputs).Without("/print"));
        Assert.DoesNotContain(PaperDocument.Of(none, none.Snapshot!), p => p.IsPrint);
        var work = PaperEdits.Begin(none, new("桟橋クレーン使用申請書", "Use of the pier crane"));
        (work, var id) = PaperEdits.Add(work, Print(work), NewBlock.Of("fields", work.Snapshot!), null);
        work = PaperEdits.SetText(work, Print(work), id, "heading", "ja", "使用の内容");
        work = PaperEdits.Set(work, Print(work), id, "when", Value.Of("!isBlank(purpose)"));
        work = PaperEdits.Move(work, Print(work), id, -1);

        Assert.Empty(work.Problems);
        Assert.Equal([id, "answers"], Order(work));
        Assert.Equal(("使用の内容", "使用の内容"), (work.Snapshot!.Outputs.Print!.Blocks[0].Heading!.Ja, work.Snapshot.Outputs.Print.Blocks[0].Heading!.En));
        work = PaperEdits.SetText(work, Print(work), id, "heading", "ja", "");
        Assert.Null(work.Snapshot!.Outputs.Print!.Blocks[0].Heading);
        Assert.Equal(["answers"], Order(PaperEdits.Remove(work, Print(work), id)));
    }

    [Fact]
    public void Every_kind_that_is_offered_gives_a_sound_block_with_its_own_word()
    {
        foreach (var paper in PaperDocument.Of(Port, Below))
        {
            var kinds = NewBlock.KindsFor(paper, Below);

            Assert.Equal(paper.IsPrint, !kinds.Contains("list"));
            Assert.All(kinds, kind => Assert.NotEqual(kind, BlockWords.Of(kind).Ja));
            foreach (var kind in kinds) Assert.Empty(PaperEdits.Add(Port, paper, NewBlock.Of(kind, Below), null).Work.Problems);
        }
    }

    [Fact]
    public void What_a_port_added_and_moved_is_told_in_sentences_and_taken_back_singly()
    {
        var (work, id) = PaperEdits.Add(Port, Print(Port), NewBlock.Of("paragraph", Below), "to");
        work = PaperEdits.SetText(work, Print(work), id, "text", "ja", "よろしくお願いします。");
        work = PaperEdits.Move(work, Print(work), "receipt", -1);
        var told = OverlayDifferences.Tell(Below, work.Overlay!);

        Assert.Contains("独自の書面の部分「よろしくお願いします。」を書面の部分「{addressee} 様」の後に加えました。", told.Select(c => c.Sentence.Ja));
        Assert.All(told, change => Assert.Empty(new Workpiece(Below, OverlayDifferences.Without(work.Overlay!, change)).Problems));
    }

    [Fact]
    public void An_own_field_that_is_removed_leaves_the_blocks_that_showed_it()
    {
        var work = OwnItems.AddField(Port, new OwnField("depth", "number", new("深さ", "Depth")), "field:/area", into: false);
        (work, var id) = PaperEdits.Add(work, Print(work), NewBlock.Of("fields", work.Snapshot!), "law");
        work = PaperEdits.Set(work, Print(work), id, "fields", Value.Of([Value.Of("/area"), Value.Of("/ext/depth")]));
        Assert.Empty(work.Problems);

        work = OverlayEdits.Remove(work, "/ext/depth");

        Assert.Empty(work.Problems);
        Assert.Equal(["/area"], Print(work).Blocks.First(b => b.Id == id).Fields);
    }

    [Fact]
    public void A_drawn_paper_shows_the_added_block_filled_in()
    {
        var (work, id) = PaperEdits.Add(Port, Print(Port), NewBlock.Of("paragraph", Below), "to");
        work = PaperEdits.SetText(work, Print(work), id, "text", "ja", "場所は{place.detail}です。");
        var state = CyberPort.Forms.Cases.FormCases.StateOf(work.Form!, work.Form!.Package.Cases["pier-by-a-company"])!;

        var paper = work.Form!.Outputs.Print(work.Form.Submission(state), Value.Null, state.Context with { Phase = FormPhase.Review })!;

        Assert.StartsWith("場所は宇品海岸", Assert.IsType<DocumentBlock.Paragraph>(paper.Blocks[2]).Text, StringComparison.Ordinal);
    }

    private static PaperDocument Print(Workpiece work) => PaperDocument.Of(work, work.Snapshot!).First(p => p.IsPrint);

    private static IEnumerable<string> Order(Workpiece work) => work.Snapshot!.Outputs.Print!.Blocks.Select(b => b.Id);
}
