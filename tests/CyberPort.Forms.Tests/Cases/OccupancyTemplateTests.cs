using CyberPort.Expressions;
using CyberPort.Forms.Cases;
using CyberPort.Forms.Manifests;
using CyberPort.Forms.Outputs;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.States;
using CyberPort.Forms.Structure;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Cases;

/// <summary>What the requirements say about the template 水域・公共空地の占用 (P-21, P-22, P-37).</summary>
public sealed class OccupancyTemplateTests
{
    private static readonly string[] ApplicantBlock = ["submittedOn", "addressee", "applicant", "contact", "delegate", "reuseConsent", "remarks"];

    [Fact]
    public void Has_exactly_the_common_and_optional_items_of_the_national_list()
    {
        var items = Shelf.National.Fields.All.GroupBy(f => f.Path.Split('/')[1]).Where(g => !ApplicantBlock.Contains(g.Key)).ToArray();

        Assert.Equal(["area", "attachments", "period", "place", "purpose", "structure", "works"], Names(items, FieldClass.Common));
        Assert.Equal(["fee", "load", "method", "placeGeometry"], Names(items, FieldClass.Optional));
    }

    [Fact]
    public void Asks_on_five_pages()
    {
        Assert.Equal(["申請者", "占用の内容", "期間と工事", "図面・書類", "確認と提出"], Shelf.National.Layout.Pages.Select(p => p.Label.Ja));
        Assert.All(Shelf.National.Layout.Fields, f => Assert.True(f.Label.Ja.Length > 0 && f.Label.En.Length > 0, f.Path));
    }

    [Fact]
    public void States_the_attributes_of_the_fact_finding_survey()
    {
        var procedure = Shelf.National.Manifest.Procedure!;

        Assert.Equal(("PR-201", "waterAreaOccupancy", FilingKind.Application, BuildClass.Individual), (procedure.Catalogue, procedure.Key, procedure.Filing, procedure.BuildClass));
        Assert.Equal((20, true, 10), (procedure.StandardDays, procedure.StandardDaysAreWorking, procedure.RetentionYears));
        var practice = procedure.Practice;
        Assert.All(new[] { practice.Ordinance, practice.Department, practice.FormNumber, practice.NoticeForm, practice.StorageMedium },
            Assert.NotNull);
        Assert.All(new[] { practice.SealRequired, practice.Attachments, practice.NoticeSealRequired, practice.NoticeAttachments },
            flag => Assert.NotNull(flag));
        Assert.All(new[] { practice.Means, practice.NoticeMeans }, Assert.NotEmpty);
    }

    [Fact]
    public void Each_port_has_a_list_of_places_that_needs_a_search_by_reading()
    {
        foreach (var form in new[] { Shelf.National, Shelf.Hiroshima, Shelf.Niigata })
        {
            var list = form.Package.CodeLists["water-areas"];
            Assert.True(list.Offered.Count >= 20, $"{form.Manifest.Id}: {list.Offered.Count}");
            Assert.All(list.Rows.Values, r => Assert.False(string.IsNullOrEmpty(r.Kana), r.Code));
        }
    }

    [Fact]
    public void The_two_ports_chose_differently_and_only_own_items_came_in_addition()
    {
        var (hiroshima, niigata) = (Shelf.Hiroshima, Shelf.Niigata);

        Assert.Equal(["/fee", "/load", "/placeGeometry"], SwitchedOn(hiroshima));
        Assert.Equal(["/method"], SwitchedOn(niigata));
        foreach (var form in new[] { hiroshima, niigata })
        {
            var own = form.Fields.All.Where(f => Shelf.National.Fields.Find(f.Path) is null).ToArray();
            Assert.All(own, f => Assert.Equal(FieldClass.Tenant, f.Class));
            Assert.Equal(Shelf.National.Fields.All.Count, form.Fields.All.Count - own.Length);
            Assert.Equal(Shelf.National.Digest, form.Manifest.Base!.Digest);
        }
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public void Every_document_and_notice_can_be_filled_in_without_a_gap(string language)
    {
        var data = Value.Parse("""
            { "number": "港管第45号", "date": "2026-05-20", "authority": "広島県知事", "conditions": ["標識を設置すること。", "航路を妨げないこと。"], "reasons": ["航路に近いため。"],
              "reviewAuthority": "広島県知事", "defendant": "広島県", "permitNumber": "港管第45号", "fee": 379510, "dueDate": "2026-06-30", "receiptNumber": "R8-000123",
              "receivedAt": "令和8年4月10日 10:23", "standardDays": 20, "office": "広島港湾振興事務所", "officePhone": "082-000-0000", "url": "https://example.jp/cases/1", "applicantName": "安芸海洋開発株式会社",
              "procedure": "水域占用許可", "title": "出島地区 西側水域の占用", "comment": "求積図の縮尺を直してください。", "task": "審査" }
            """);
        foreach (var form in new[] { Shelf.National, Shelf.Hiroshima, Shelf.Niigata })
        {
            var state = StateOf(form, form == Shelf.Niigata ? "winter-works" : "pier-by-a-company");
            var (values, context) = (form.Submission(state), state.Context with { Language = language });
            foreach (var key in form.Outputs.Documents)
            {
                var document = form.Outputs.Document(key, values, data, context);
                Assert.All(Texts(document), t => Assert.DoesNotContain("—", t, StringComparison.Ordinal));
                Assert.DoesNotContain(Texts(document), t => t.Contains('{', StringComparison.Ordinal));
            }

            foreach (var key in form.Outputs.Notices)
            {
                var notice = form.Outputs.Notice(key, language, data, values, context);
                if (key != "winterReminder" || form.Manifest.Owner == "jpkij") Assert.DoesNotContain("—", notice.Subject + notice.Body, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("received")]
    [InlineData("correctionRequested")]
    [InlineData("permitted")]
    [InlineData("denied")]
    [InlineData("dismissed")]
    [InlineData("withdrawn")]
    [InlineData("taskOverdue")]
    [InlineData("processingPeriodNear")]
    public void A_notice_that_the_procedures_send_needs_no_more_than_the_case_itself(string key)
    {
        var data = Value.Parse("""
            { "receiptNumber": "R8-000123", "procedure": "水域占用許可", "applicantName": "安芸海洋開発株式会社", "title": "出島地区 西側水域の占用", "receivedAt": "2026-04-10 10:23",
              "standardDays": 20, "office": "広島港湾振興事務所", "officePhone": "082-000-0000", "url": "https://example.jp/cases/1", "comment": "求積図を直してください。" }
            """).With("/dueDate", key == "correctionRequested" ? Value.Of("2026-04-24") : Value.Null);
        var state = StateOf(Shelf.Hiroshima, "pier-at-dejima");

        foreach (var language in new[] { "ja", "en" })
        {
            var notice = Shelf.Hiroshima.Outputs.Notice(key, language, data, Shelf.Hiroshima.Submission(state), state.Context);
            Assert.DoesNotContain("—", notice.Subject + notice.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_that_is_only_claimed_is_no_attachment()
    {
        var form = Shelf.National;
        var state = StateOf(form, "pier-by-a-company");

        var tampered = form.Evaluate(state.Values.With("/attachments/locationMap", Value.Parse("[{}]")), state.Context);

        Assert.Contains(tampered.Findings, f => f is { Pointer: "/attachments/locationMap", Stops: true });
    }

    [Fact]
    public void Each_disposition_has_its_document_and_says_what_can_be_done_against_it()
    {
        var form = Shelf.National;
        var state = StateOf(form, "pier-by-a-company");

        Assert.Equal(["permit", "denial", "dismissal", "agreement"], new[] { "permit", "denial", "dismissal", "agreement" }.Select(form.Outputs.DocumentFor));
        foreach (var key in new[] { "permit", "denial", "dismissal" })
        {
            var appeal = Assert.Single(form.Outputs.Document(key, form.Submission(state), Value.Parse("""{"conditions":[],"reasons":[]}"""), state.Context).Blocks.OfType<DocumentBlock.Instruction>());
            Assert.Contains("3か月以内", appeal.Text, StringComparison.Ordinal);
            Assert.Contains("6か月以内", appeal.Text, StringComparison.Ordinal);
        }

        Assert.Empty(form.Outputs.Document("agreement", form.Submission(state), default, state.Context).Blocks.OfType<DocumentBlock.Instruction>());
    }

    [Fact]
    public void The_printed_form_shows_every_answer_page_by_page()
    {
        var form = Shelf.Niigata;
        var state = StateOf(form, "winter-works");

        var print = form.Outputs.Print(form.Submission(state), default, state.Context)!;

        Assert.Equal("水域（公共空地）占用許可申請書", print.Title);
        var answers = print.Blocks.OfType<DocumentBlock.Answers>().SelectMany(b => b.Items).ToArray();
        Assert.Contains(answers, a => a is { Label: "面積", Text: "250.5 ㎡" });
        Assert.Contains(answers, a => a is { Label: "占用期間", Text: "令和8年6月1日から令和11年5月31日まで" });
        Assert.Contains(answers, a => a is { Label: "位置図", Text: "location.pdf（412 KB）" });
        Assert.Contains(answers, a => a is { Label: "法人番号", Text: "8000012010038" });
        var boats = Assert.Single(print.Blocks.OfType<DocumentBlock.Table>());
        Assert.Equal(["第一警備丸", "12 t", "025-000-0000"], boats.Rows[0]);
        Assert.DoesNotContain(print.Blocks, b => b.Id == "receipt");
    }

    [Fact]
    public void A_place_on_the_map_is_a_figure_on_the_printed_form_and_on_the_permit()
    {
        var form = Shelf.Hiroshima;
        var state = StateOf(form, "place-on-the-map");

        var print = form.Outputs.Print(form.Submission(state), default, state.Context)!;
        var permit = form.Outputs.Document("permit", form.Submission(state), Value.Parse("""{"conditions":[]}"""), state.Context);

        foreach (var place in new[] { print, permit }.Select(d => Assert.Single(d.Blocks.OfType<DocumentBlock.Place>())))
        {
            Assert.Equal(("位置（図形）", 8), (place.Label, place.Figure.Shapes.Count));
            Assert.Contains("面積 1,531.2 ㎡", place.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_government_reads_of_a_consultation_and_not_of_a_permission()
    {
        var form = Shelf.National;
        var state = StateOf(form, "government-consults");

        Assert.Equal("水域（公共空地）占用協議書", form.Outputs.Print(form.Submission(state), default, state.Context)!.Title);
        Assert.Contains("協議を受け付けました", form.Outputs.Notice("received", "ja", default, form.Submission(state), state.Context).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_the_export_has_a_value_for_each_heading()
    {
        var form = Shelf.Hiroshima;
        var state = StateOf(form, "pier-at-dejima");

        var line = form.Outputs.Csv(form.Submission(state), state.Context);

        Assert.Equal(form.Outputs.CsvHeadings, line.Select(c => c.Label));
        Assert.Equal(Value.Of(379510), line.Single(c => c.Id == "fee").Value);
        Assert.Equal("出島地区 西側水域", line.Single(c => c.Id == "waterArea").Text.Ja);
    }

    private static FormState StateOf(CompiledForm form, string id) => FormCases.StateOf(form, form.Package.Cases[id])!;

    private static IEnumerable<string> Names(IEnumerable<IGrouping<string, FormField>> items, FieldClass wanted) =>
        items.Where(i => i.All(f => f.Class == wanted)).Select(i => i.Key).Order(StringComparer.Ordinal);

    private static IEnumerable<string> SwitchedOn(CompiledForm form) =>
        form.Fields.All.Where(f => f is { Class: FieldClass.Optional, Off: false } && f.Path != "/remarks").Select(f => f.Path).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Texts(DocumentContent document) => document.Blocks.SelectMany(b => b switch
    {
        DocumentBlock.Title title => [title.Text],
        DocumentBlock.Paragraph paragraph => [paragraph.Text],
        DocumentBlock.Instruction instruction => [instruction.Text],
        DocumentBlock.Numbered numbered => numbered.Items,
        DocumentBlock.Answers answers => answers.Items.Select(i => i.Text),
        _ => Array.Empty<string>(),
    }).Append(document.Title);
}
