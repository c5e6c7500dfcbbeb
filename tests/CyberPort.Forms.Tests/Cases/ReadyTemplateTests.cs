using CyberPort.Expressions;
using CyberPort.Forms.Cases;
using CyberPort.Forms.Manifests;
using CyberPort.Forms.Outputs;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Structure;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Cases;

/// <summary>What every template that a ready chain runs on has in common, and what the requirements say of single ones.</summary>
public sealed class ReadyTemplateTests
{
    private static readonly string[] ApplicantBlock = ["submittedOn", "addressee", "applicant", "contact", "delegate", "reuseConsent", "remarks"];

    public static TheoryData<string> Templates =>
        [.. Shelf.Items.Keys.Where(k => k.StartsWith("individual/", StringComparison.Ordinal) || k.StartsWith("generic/", StringComparison.Ordinal))];

    [Fact]
    public void The_use_of_a_facility_has_exactly_the_items_of_the_national_list()
    {
        var items = Of("individual/facility-use-permission").Fields.All.GroupBy(f => f.Path.Split('/')[1])
            .Where(g => !ApplicantBlock.Contains(g.Key)).ToArray();

        // P-24: 使用施設名, 使用目的, 使用面積, 使用期間, 添付書類; optional 使用形態, 使用料 and, from the fields read, 一般使用・専用使用の別
        Assert.Equal(["area", "attachments", "facility", "period", "purpose"], Names(items, FieldClass.Common));
        Assert.Equal(["fee", "usageForm", "useKind"], Names(items, FieldClass.Optional));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_template_names_its_law_and_practice_and_proves_itself(string folder)
    {
        var form = Of(folder);
        var procedure = form.Manifest.Procedure!;

        Assert.All(new[] { procedure.LegalBasis, procedure.Addressee, procedure.Category, procedure.Subcategory }, t => Assert.True(t.Ja.Length > 0 && t.En.Length > 0));
        Assert.NotNull(procedure.RetentionYears);
        Assert.NotNull(procedure.Practice.NoticeForm);
        Assert.All(form.Layout.Fields, f => Assert.True(f.Label.Ja.Length > 0 && f.Label.En.Length > 0, f.Path));
        Assert.True(form.Package.Cases.Count >= 3, folder);
        Assert.True(form.Outputs.HasPrint, folder);
        Assert.Equal(procedure.Filing == FilingKind.Filing ? ["acceptance"] : ["denial"],
            new[] { "acceptance", "denial" }.Where(d => form.Outputs.DocumentFor(d) is not null));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Every_document_and_notice_can_be_filled_in_without_a_gap(string folder)
    {
        var form = Of(folder);
        var state = FormCases.StateOf(form, form.Package.Cases.Values.First())!;
        var data = Value.Parse("""
            { "number": "港使第45号", "date": "2026-05-20", "authority": "広島県知事", "conditions": ["清掃すること。"], "reasons": ["先約と重なるため。"], "reviewAuthority": "広島県知事",
              "defendant": "広島県", "permitNumber": "港使第45号", "fee": 32100, "dueDate": "2026-06-30", "receiptNumber": "R8-000123", "receivedOn": "2026-04-10", "receivedAt": "令和8年4月10日 10:23",
              "standardDays": 10, "office": "広島港湾振興事務所", "officePhone": "082-000-0000", "url": "https://example.jp/cases/1", "applicantName": "安芸海洋開発株式会社",
              "procedure": "手続", "title": "件名", "comment": "位置図を直してください。", "task": "審査" }
            """);

        foreach (var language in new[] { "ja", "en" })
        {
            var context = state.Context with { Language = language };
            foreach (var key in form.Outputs.Documents)
            {
                var texts = Texts(form.Outputs.Document(key, form.Submission(state), data, context)).ToArray();
                Assert.NotEmpty(texts);
                Assert.All(texts, t => Assert.DoesNotContain("{", t, StringComparison.Ordinal));
                if (key != "feeNotice" && key != "costNotice") Assert.All(texts, t => Assert.DoesNotContain("—", t, StringComparison.Ordinal));
            }

            foreach (var key in form.Outputs.Notices)
            {
                var notice = form.Outputs.Notice(key, language, data, form.Submission(state), context);
                Assert.DoesNotContain("—", notice.Subject + notice.Body, StringComparison.Ordinal);
            }
        }
    }

    private static CompiledForm Of(string folder)
    {
        var compilation = FormCompiler.Compile(Shelf.Items[folder].Package!);
        Assert.Empty(compilation.Problems);
        return compilation.Form!;
    }

    private static IEnumerable<string> Names(IEnumerable<IGrouping<string, FormField>> items, FieldClass wanted) =>
        items.Where(i => i.All(f => f.Class == wanted)).Select(i => i.Key).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Texts(DocumentContent document) => document.Blocks.SelectMany(b => b switch
    {
        DocumentBlock.Paragraph paragraph => [paragraph.Text],
        DocumentBlock.Instruction instruction => [instruction.Text],
        DocumentBlock.Numbered numbered => numbered.Items,
        _ => Array.Empty<string>(),
    }).Append(document.Title);
}
