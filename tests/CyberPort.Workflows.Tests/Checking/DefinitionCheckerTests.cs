using CyberPort.Expressions;

namespace CyberPort.Workflows.Tests.Checking;

public sealed class DefinitionCheckerTests
{
    private static readonly string Start = Chart.Of("s", "Elsa.Start");
    private static readonly string Decision = Chart.Of("d", "Elsa.FlowDecision", "\"condition\": true");

    [Fact]
    public void A_sound_chart_has_no_problem() =>
        Assert.Empty(Check(Chart.Flow($"{Start}, {Decision}, {Chart.Line("a")}, {Chart.Line("b")}", "s>d", "d.True>a", "d.False>b")));

    [Fact]
    public void An_activity_that_cannot_be_reached_is_told() =>
        Told("workflow.unreachable", "/root/activities/1", Chart.Flow($"{Start}, {Chart.Line("a")}, {Chart.Line("b")}", "a>b", "b>a"));

    [Fact]
    public void A_loop_without_a_way_out_is_told() =>
        Told("workflow.noEnd", "/root/activities/1", Chart.Flow($"{Start}, {Chart.Line("a")}, {Chart.Line("b")}", "s>a", "a>b", "b>a"));

    [Fact]
    public void A_button_that_leads_nowhere_is_told() =>
        Assert.Equal("「審査」の結果「Deny」に行き先がありません。", Told("workflow.openOutcome", "/root/activities/0",
            Chart.Flow($"{Chart.Of("r", "CyberPort.Review")}, {Chart.Line("a")}", "r.Advance>a", "r.Correct>a", "r.Consult>a")).Cause.Ja);

    [Fact]
    public void A_connection_from_an_outcome_that_does_not_exist_is_told() =>
        Assert.Equal("Did you mean 'True'?",
            Told("workflow.unknownOutcome", "/root/activities/0", Chart.Flow($"{Decision}, {Chart.Line("a")}", "d.Treu>a")).Cure.En);

    [Fact]
    public void An_illegal_way_back_names_both_activities()
    {
        const string check = "\"condition\": true, \"metadata\": { \"displayText\": \"確認\" }";
        var activities = Chart.All(Start, Chart.Line("a"), Chart.Line("b"), Chart.Of("c", "Elsa.FlowDecision", check), Chart.Line("e"));
        var json = Chart.Flow(activities, "s>a", "s>b", "a>c", "b>c", "c.True>a", "c.False>e");

        Assert.Contains("「確認」から「記録に書く」へは戻れません", Told("workflow.illegalBack", "/root/activities/3", json).Cause.Ja,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_join_of_ways_that_exclude_each_other_is_told()
    {
        var join = Chart.Of("j", "Elsa.FlowJoin", "\"mode\": \"WaitAll\"");

        Told("workflow.neverFills", "/root/activities/3",
            Chart.Flow($"{Decision}, {Chart.Line("a")}, {Chart.Line("b")}, {join}", "d.True>a", "d.False>b", "a>j", "b>j"));
        Assert.Empty(Check(Chart.Flow($"{Start}, {Chart.Line("a")}, {Chart.Line("b")}, {join}", "s>a", "s>b", "a>j", "b>j")));
    }

    [Fact]
    public void A_meeting_of_ways_from_inside_and_outside_of_a_loop_is_told_because_the_run_would_stop_there()
    {
        string Ask(string id) =>
            Chart.Of(id, "CyberPort.Review", "\"actions\": [{ \"key\": \"out\" }, { \"key\": \"on\" }, { \"key\": \"again\" }]");
        var activities = $"{Ask("first")}, {Ask("second")}, {Chart.Line("out")}, {Chart.Line("end")}, {Chart.Line("more")}";
        string[] ways = ["first.Out>out", "first.On>second", "first.Again>first", "second.Out>out", "second.On>end", "second.Again>more",
            "more>second"];
        var json = Chart.Flow(activities, ways);

        Told("workflow.unevenJoin", "/root/activities/2", json);

        var play = Play.Start(json).Answer("first", "on").Answer("second", "again").Answer("second", "out");
        Assert.Equal("more", play.Told);
    }

    [Fact]
    public void A_join_of_any_way_lets_such_ways_meet()
    {
        string Ask(string id) =>
            Chart.Of(id, "CyberPort.Review", "\"actions\": [{ \"key\": \"out\" }, { \"key\": \"on\" }, { \"key\": \"again\" }]");
        var join = Chart.Of("j", "Elsa.FlowJoin", "\"mode\": \"WaitAny\"");
        var activities = Chart.All(Ask("first"), Ask("second"), join, Chart.Line("out"), Chart.Line("end"), Chart.Line("more"));
        var json = Chart.Flow(activities, "first.Out>j", "first.On>second", "first.Again>first", "second.Out>j", "second.On>end",
            "second.Again>more", "more>second", "j>out");

        Assert.Empty(Check(json));
        Assert.Equal("more more out",
            Play.Start(json).Answer("first", "on").Answer("second", "again").Answer("second", "again").Answer("second", "out").Told);
    }

    [Fact]
    public void A_withdrawal_whose_path_runs_into_the_main_path_is_told() =>
        Told("workflow.mixedPaths", "/root/activities/1",
            Chart.Flow($"{Start}, {Chart.Line("a")}, {Chart.Of("w", "CyberPort.Withdrawal")}", "s>a", "w>a"));

    [Fact]
    public void A_missing_input_and_an_unknown_role_are_told()
    {
        Told("workflow.missingInput", "/root/activities/0", Chart.Flow(Chart.Of("n", "CyberPort.Notify")));
        Assert.Equal("Did you mean 'reviewer'?",
            Told("workflow.unknownRole", "/root/activities/0",
                Chart.Flow(Chart.Of("r", "CyberPort.Receive", "\"role\": \"reviwer\""))).Cure.En);
        Told("workflow.unknownRole", "/root/activities/0",
            Chart.Flow($"{Chart.Of("a", "CyberPort.Approval", "\"levels\": [{ \"role\": \"king\" }]")}"));
    }

    [Fact]
    public void The_roles_are_given() =>
        Assert.Empty(DefinitionChecker.Check(Chart.Definition(Chart.Flow(Chart.Of("r", "CyberPort.Receive",
            "\"role\": \"harbourMaster\""))), new HashSet<string> { "harbourMaster" }));

    private static IReadOnlyList<Problem> Check(string json) => DefinitionChecker.Check(Chart.Definition(json));

    private static Problem Told(string code, string pointer, string json)
    {
        var problems = Check(json);
        Assert.Contains(problems, p => p.Code == code && p.Pointer == pointer);
        Assert.All(problems, p => Assert.True(p.Cause.Ja.Length > 0 && p.Cause.En.Length > 0 && p.Cure.Ja.Length > 0
            && p.Cure.En.Length > 0));
        return problems.First(p => p.Code == code);
    }
}
