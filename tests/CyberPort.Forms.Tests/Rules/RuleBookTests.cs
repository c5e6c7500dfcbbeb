using CyberPort.Expressions;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Rules;

public sealed class RuleBookTests
{
    private static readonly FormContext Submit = Slipway.OnMayDay();

    [Fact]
    public void A_hidden_answer_stays_in_the_draft_is_absent_for_rules_and_left_out_of_the_submission()
    {
        var values = Slipway.Boat.With("/length", Value.Of(4)).With("/crane", Value.True);

        var state = Slipway.Form.Evaluate(values, Submit);

        Assert.False(state.Of("/crane").Visible);
        Assert.Equal(Value.True, state.Values.At("/crane"));
        Assert.Equal(Value.Of(2000), state.Present.At("/fee"));
        Assert.True(Slipway.Form.Submission(state).At("/crane").IsNull);
        Assert.Equal(Value.Of(2000), Slipway.Form.Submission(state).At("/fee"));
    }

    [Fact]
    public void What_is_shown_again_brings_its_answer_back()
    {
        var hidden = Slipway.Form.Evaluate(Slipway.Boat.With("/length", Value.Of(4)).With("/crane", Value.True), Submit);

        var shown = Slipway.Form.Evaluate(hidden.Values.With("/length", Value.Of(8)), Submit);

        Assert.Equal(Value.True, shown.Present.At("/crane"));
        Assert.Equal(Value.Of(7000), shown.Present.At("/fee"));
    }

    [Fact]
    public void Rules_run_in_the_order_of_what_they_read_whatever_their_names()
    {
        // z hides what m computes from, and a reads what m computed.
        var form = Slipway.WithRules("""
            { "a": { "kind": "visible", "target": "/crew", "expr": "fee >= 1000" },
              "m": { "kind": "compute", "target": "/fee", "expr": "(crane ?? false) ? 1000 : 10" },
              "z": { "kind": "visible", "target": "/crane", "expr": "length > 5" } }
            """);

        Assert.Equal(["z", "m", "a"], form.Rules.Rules.Select(r => r.Id));
        Assert.True(form.Evaluate(Slipway.Boat.With("/crane", Value.True), Submit).Of("/crew").Visible);
        Assert.False(form.Evaluate(Slipway.Boat.With("/crane", Value.True).With("/length", Value.Of(1)), Submit).Of("/crew").Visible);
    }

    [Fact]
    public void A_condition_that_is_unknown_hides_and_does_not_require()
    {
        var state = Slipway.Form.Evaluate(Slipway.Boat.Without("/length"), Submit);

        Assert.False(state.Of("/crane").Visible);
        Assert.False(state.Of("/crew").Required);
        Assert.True(state.Of("/boatName").Required);
    }

    [Fact]
    public void A_check_about_something_missing_finds_nothing()
    {
        var state = Slipway.Form.Evaluate(Slipway.Boat.Without("/day"), Submit);

        Assert.Equal(["required"], state.Findings.Select(f => f.Keyword));
    }

    [Fact]
    public void A_computed_field_is_read_only_and_what_was_sent_for_it_does_not_count()
    {
        var state = Slipway.Form.Evaluate(Slipway.Boat.With("/fee", Value.Of(1)), Submit);

        Assert.False(state.Of("/fee").Enabled);
        Assert.Equal(Value.Of(4000), state.Values.At("/fee"));
        Assert.Equal(Value.Of(4000), state.Present.At("/fee"));
    }

    [Fact]
    public void An_editable_computation_fills_only_what_is_empty()
    {
        var form = Slipway.WithRules("""{ "fee": { "kind": "compute", "target": "/fee", "editable": true, "expr": "length * 2" } }""");

        Assert.True(form.Evaluate(Slipway.Boat, Submit).Of("/fee").Enabled);
        Assert.Equal(Value.Of(14.4m), form.Evaluate(Slipway.Boat, Submit).Present.At("/fee"));
        Assert.Equal(Value.Of(5), form.Evaluate(Slipway.Boat.With("/fee", Value.Of(5)), Submit).Present.At("/fee"));
    }

    [Fact]
    public void A_computation_that_gives_nothing_empties_the_field()
    {
        var state = Slipway.Form.Evaluate(Slipway.Boat.Without("/length").With("/fee", Value.Of(77)), Submit);

        Assert.True(state.Values.At("/fee").IsNull);
    }

    [Fact]
    public void Row_rules_run_for_each_row_and_speak_at_its_place()
    {
        var form = Slipway.WithRules("""
            { "older": { "kind": "compute", "target": "/crew/*/age", "editable": true, "expr": "20" },
              "named": { "kind": "required", "target": "/crew/*/age", "expr": "row.name == 'B'" },
              "hidden": { "kind": "visible", "target": "/crew/*/age", "expr": "row.name != 'C'" },
              "locked": { "kind": "enabled", "target": "/crew/*/name", "expr": "this != 'A'" },
              "young": { "kind": "check", "severity": "error", "targets": ["/crew/*/age"], "expr": "row.age >= 16", "message": "young-crew" },
              "sum": { "kind": "compute", "target": "/fee", "expr": "crew.sum(r => r.age)" } }
            """);
        var values = Slipway.Boat.With("/crew", Value.Parse("""[{"_row":"1","name":"A"},{"_row":"2","name":"B","age":9},{"_row":"3","name":"C","age":8}]"""));

        var state = form.Evaluate(values, Submit);

        Assert.Equal(Value.Of(20), state.Values.At("/crew/0/age"));
        Assert.Equal(Value.Of(8), state.Values.At("/crew/2/age"));
        Assert.True(state.Present.At("/crew/2/age").IsNull);
        Assert.Equal(Value.Of(29), state.Present.At("/fee"));
        Assert.False(state.Of("/crew/2/age").Visible);
        Assert.True(state.Of("/crew/1/age").Required);
        Assert.False(state.Of("/crew/0/age").Required);
        Assert.False(state.Of("/crew/0/name").Enabled);
        var finding = Assert.Single(state.Findings);
        Assert.Equal(("young", "/crew/1/age"), (finding.RuleId, finding.Pointer));
        Assert.Equal("Bさんは9歳です。16歳未満の方が乗る理由を書いてください。", finding.Message.Ja);
        Assert.Equal("B is 9. Say why someone under 16 is on board.", finding.Message.En);
    }

    [Fact]
    public void An_empty_required_cell_is_found_in_its_row()
    {
        var state = Slipway.Form.Evaluate(Slipway.Boat.With("/crew", Value.Parse("""[{"_row":"1","name":"A"},{"_row":"2"}]""")), Submit);

        var finding = Assert.Single(state.Findings);
        Assert.Equal(("required", "/crew/1/name", "page:crew"), (finding.Keyword, finding.Pointer, finding.PageId));
        Assert.Equal(new("氏名", "Name"), finding.Label);
        Assert.Equal(new("氏名を入力してください。", "Enter name."), finding.Message);
    }

    [Theory]
    [InlineData(FormPhase.Input, null, "")]
    [InlineData(FormPhase.Page, "page:boat", "required day-not-past")]
    [InlineData(FormPhase.Page, "page:crew", "required young-crew")]
    [InlineData(FormPhase.Submit, null, "required day-not-past required young-crew")]
    [InlineData(FormPhase.Review, null, "required day-not-past required young-crew")]
    public void Each_phase_asks_what_is_its_own(FormPhase phase, string? page, string expected)
    {
        var values = Slipway.Boat.Without("/boatName").With("/day", Value.Of("2026-04-01")).With("/crew", Value.Parse("""[{"_row":"1","age":3}]"""));

        var state = Slipway.Form.Evaluate(values, Slipway.OnMayDay(phase) with { PageId = page });

        Assert.Equal(expected, string.Join(' ', state.Findings.Select(f => f.RuleId == FormFinding.Schema ? f.Keyword : f.RuleId)));
    }

    [Fact]
    public void Types_and_limits_are_found_in_every_phase()
    {
        var state = Slipway.Form.Evaluate(Slipway.Boat.With("/length", Value.Of(31)), Slipway.OnMayDay(FormPhase.Input));

        var finding = Assert.Single(state.Findings);
        Assert.Equal(("schema", "maximum", "/length", true), (finding.RuleId, finding.Keyword, finding.Pointer, finding.Stops));
        Assert.Equal(new("全長は、30 以下の数で入力してください。", "Length: enter a number of 30 or less."), finding.Message);
    }

    [Fact]
    public void A_code_that_is_not_offered_is_found()
    {
        var finding = Assert.Single(Slipway.Form.Evaluate(Slipway.Boat.With("/boatKind", Value.Of("raft")), Submit).Findings);

        Assert.Equal(("list", "/boatKind"), (finding.Keyword, finding.Pointer));
    }

    [Fact]
    public void Options_are_offered_in_the_order_of_the_list_and_filtered_by_rules()
    {
        var form = Slipway.WithRules("""{ "cheap": { "kind": "options", "target": "/boatKind", "expr": "length < 10 || option.yenPerMetre < 300" } }""");

        Assert.Equal(["pleasure", "fishing"], form.Evaluate(Slipway.Boat, Submit).Of("/boatKind").Options!.Select(o => o.Code));
        var large = form.Evaluate(Slipway.Boat.With("/length", Value.Of(12)), Submit);
        Assert.Equal(["fishing"], large.Of("/boatKind").Options!.Select(o => o.Code));
        Assert.Equal(["list"], large.Findings.Select(f => f.Keyword));
    }

    [Fact]
    public void A_code_is_offered_only_while_it_is_valid()
    {
        var form = Slipway.Compile(Slipway.With("codelists/boat-kind.json", l => l["rows"]!["pleasure"]!["validTo"] = "2026-04-30"));

        Assert.Equal(["fishing"], form.Evaluate(Slipway.Boat, Submit).Of("/boatKind").Options!.Select(o => o.Code));
        Assert.Equal("プレジャーボート", form.Show("/boatKind", Value.Of("pleasure"), "ja"));
    }

    [Fact]
    public void Facts_the_role_the_day_and_the_submission_before_reach_the_rules()
    {
        var form = Slipway.WithRules("""
            { "facts": { "kind": "visible", "target": "/crane", "expr": "facts.portClass == 'major' && role == 'officer'" },
              "grown": { "kind": "check", "severity": "warning", "targets": ["/length"], "expr": "length <= prev('/length') * 1.25", "message": "day-not-past" } }
            """);
        var context = Submit with { Role = "officer", Facts = new Dictionary<string, string> { ["portClass"] = "major" }, Previous = Value.Parse("""{"length":5}""") };

        Assert.True(form.Evaluate(Slipway.Boat, context).Of("/crane").Visible);
        Assert.False(form.Evaluate(Slipway.Boat, context with { Role = "applicant" }).Of("/crane").Visible);
        Assert.Equal(["grown"], form.Evaluate(Slipway.Boat, context).Findings.Select(f => f.RuleId));
        Assert.Empty(form.Evaluate(Slipway.Boat, context with { Previous = default }).Findings);
    }

    [Fact]
    public void A_text_rule_words_a_node_for_the_situation()
    {
        var files = Slipway.Files.With(PackagePaths.Rules, """
            { "a": { "kind": "text", "target": "page:crew", "expr": "boatKind == 'fishing'", "message": "young-crew" },
              "b": { "kind": "text", "target": "page:crew", "message": "day-not-past" } }
            """)
            .With(PackagePaths.Japanese, """{ "young-crew": "漁船の乗組員", "day-not-past": "乗る人（{length}）" }""")
            .With(PackagePaths.English, """{ "young-crew": "Crew of the fishing boat", "day-not-past": "People on board ({length})" }""");
        var form = Slipway.Compile(files);

        Assert.Equal("乗る人（7.2 m）", form.Evaluate(Slipway.Boat, Submit).Of("page:crew").Text);
        Assert.Equal("Crew of the fishing boat", form.Evaluate(Slipway.Boat.With("/boatKind", Value.Of("fishing")), Submit with { Language = "en" }).Of("page:crew").Text);
        Assert.Null(form.Evaluate(Slipway.Boat, Submit).Of("page:boat").Text);
    }

    [Fact]
    public void A_section_is_hidden_with_all_that_stands_in_it()
    {
        var form = Slipway.WithRules("""{ "s": { "kind": "visible", "target": "page:crew", "expr": "boatKind == 'fishing'" } }""");
        var values = Slipway.Boat.With("/crew", Value.Parse("""[{"_row":"1"}]"""));

        var state = form.Evaluate(values, Submit);

        Assert.All(new[] { "page:crew", "field:/crew", "review:all", "/crew", "/crew/0/name" }, p => Assert.False(state.Of(p).Visible, p));
        Assert.True(state.Of("page:boat").Visible);
        Assert.Empty(state.Findings);
        Assert.True(state.Present.At("/crew").IsNull);
    }

    [Fact]
    public void A_check_whose_fields_are_all_hidden_is_silent_and_speaks_at_the_first_that_is_shown()
    {
        const string Rules = """
            { "hide": { "kind": "visible", "target": "/crane", "expr": "length > 100" },
              "one": { "kind": "check", "severity": "error", "targets": ["/crane"], "expr": "false", "message": "day-not-past" },
              "two": { "kind": "check", "severity": "error", "targets": ["/crane", "/day"], "expr": "false", "message": "day-not-past" } }
            """;

        var finding = Assert.Single(Slipway.WithRules(Rules).Evaluate(Slipway.Boat, Submit).Findings);

        Assert.Equal(("two", "/day"), (finding.RuleId, finding.Pointer));
        Assert.Equal(["/crane"], finding.OtherPointers);
    }
}
