using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Entry;

public sealed class FormEntryTests
{
    private static readonly FormContext Context = Slipway.OnMayDay(FormPhase.Input);

    [Fact]
    public void Posted_texts_become_values_by_the_kind_of_their_field()
    {
        var values = Read(Slipway.Boat, ("/boatName", "  第五みなと丸　"), ("/length", "１２．５ｍ"), ("/boatKind", "fishing"), ("/day#era", "令和"), ("/day#year", "8"), ("/day#month", "6"), ("/day#day", "1"), ("/crane", "true"));

        Assert.Equal(Value.Parse("""{"boatName":"第五みなと丸","boatKind":"fishing","length":12.5,"day":"2026-06-01","crane":true}"""), values);
    }

    [Fact]
    public void What_cannot_be_read_stays_as_it_was_typed_and_is_found()
    {
        var values = Read(Slipway.Boat, ("/length", "１２ｘ"));

        Assert.Equal(Value.Of("１２ｘ"), values.At("/length"));
        var finding = Assert.Single(Slipway.Form.Evaluate(values, Context).Findings);
        Assert.Equal(("/length", "number"), (finding.Pointer, finding.Keyword));
        Assert.Equal("全長は、数字で入力してください（例 1240.5）。", finding.Message.Ja);
        Assert.Equal("１２ｘ", Assert.Single(CyberPort.Forms.Fields.FieldKinds.Standard["number"].Parts(Slipway.Form.Spec("/length"), values.At("/length"))).Value);
    }

    [Fact]
    public void An_emptied_input_removes_its_value_and_one_that_was_not_posted_keeps_it() =>
        Assert.Equal(Slipway.Boat.Without("/boatName"), Read(Slipway.Boat, ("/boatName", "  ")));

    [Theory]
    [InlineData("/fee", "1")] // computed
    [InlineData("/nothing", "1")]
    [InlineData("/crew/0/name", "x")] // no such row
    [InlineData("/crew/99999999999/name", "x")]
    [InlineData("/crew/-/name", "x")]
    [InlineData("/crew/0/_row", "x")]
    [InlineData("/crew", "x")] // rows are not typed
    [InlineData("boatName", "x")] // no pointer
    [InlineData("/boatName/more", "x")]
    [InlineData("", "x")]
    public void What_is_not_the_persons_to_write_is_left_as_it_was(string name, string text) =>
        Assert.Equal(Slipway.Boat, Read(Slipway.Boat, (name, text)));

    [Fact]
    public void A_field_that_is_switched_off_takes_nothing()
    {
        var form = Slipway.Compile(Slipway.With(PackagePaths.Schema, s => s["properties"]!["crane"]!["x-cp-off"] = true));

        Assert.Equal(Slipway.Boat, FormEntry.Read(form, Slipway.Boat, Posted(("/crane", "true")), Context));
        Assert.True(form.Submission(form.Evaluate(Slipway.Boat.With("/crane", Value.True), Context)).At("/crane").IsNull);
    }

    [Fact]
    public void A_field_that_is_read_only_under_the_new_answers_keeps_what_it_had()
    {
        var form = Slipway.WithRules("""{ "locked": { "kind": "enabled", "target": "/boatName", "expr": "boatKind != 'fishing' && role == 'applicant'" } }""");

        Assert.Equal(Value.Of("別の船"), FormEntry.Read(form, Slipway.Boat, Posted(("/boatName", "別の船")), Context).At("/boatName"));
        Assert.Equal(Value.Of("第三みなと丸"), FormEntry.Read(form, Slipway.Boat, Posted(("/boatName", "別の船"), ("/boatKind", "fishing")), Context).At("/boatName"));
        Assert.Equal(Value.Of("第三みなと丸"), FormEntry.Read(form, Slipway.Boat, Posted(("/boatName", "別の船")), Context with { Role = "officer" }).At("/boatName"));
    }

    [Fact]
    public void Rows_are_added_written_and_removed_by_their_id()
    {
        var two = FormEntry.AddRow(Slipway.Form, FormEntry.AddRow(Slipway.Form, Slipway.Boat, "/crew", "a"), "/crew", "b");

        var written = FormEntry.Read(Slipway.Form, two, Posted(("/crew/1/name", "港 花子"), ("/crew/1/age", "４５")), Context);

        Assert.Equal(Value.Parse("""[{"_row":"a"},{"_row":"b","name":"港 花子","age":45}]"""), written.At("/crew"));
        var one = FormEntry.RemoveRow(Slipway.Form, written, "/crew", "a");
        Assert.Equal(Value.Parse("""[{"_row":"b","name":"港 花子","age":45}]"""), one.At("/crew"));
        Assert.Equal(one, FormEntry.RemoveRow(Slipway.Form, one, "/crew", "c"));
        Assert.True(FormEntry.RemoveRow(Slipway.Form, one, "/crew", "b").At("/crew").IsNull);
    }

    [Fact]
    public void There_are_never_more_rows_than_the_form_takes()
    {
        var values = Enumerable.Range(0, 25).Aggregate(Slipway.Boat, (all, i) => FormEntry.AddRow(Slipway.Form, all, "/crew", $"r{i}"));

        Assert.Equal(20, values.At("/crew").AsList.Count);
        Assert.Equal(Slipway.Boat, FormEntry.AddRow(Slipway.Form, Slipway.Boat, "/boatName", "x"));
    }

    [Fact]
    public void A_draft_that_is_no_record_is_an_empty_one() =>
        Assert.Equal(Value.Parse("""{"boatName":"A"}"""), FormEntry.Read(Slipway.Form, Value.Null, Posted(("/boatName", "A")), Context));

    private static Value Read(Value current, params (string Name, string Text)[] posted) =>
        FormEntry.Read(Slipway.Form, current, Posted(posted), Context);

    private static Dictionary<string, string[]> Posted(params (string Name, string Text)[] posted) =>
        posted.ToDictionary(p => p.Name, p => new[] { p.Text });
}
