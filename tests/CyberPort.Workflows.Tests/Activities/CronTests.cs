using System.Globalization;
using CyberPort.Expressions;
using FsCheck;
using FsCheck.Fluent;

namespace CyberPort.Workflows.Tests.Activities;

public sealed class CronTests
{
    private static readonly Runner Runner = new(Chart.Catalog, RunnerLimits.Standard);

    [Theory]
    [InlineData("0 9 * * MON-FRI", "2026-04-10T09:00:00", "2026-04-13T09:00:00")]
    [InlineData("30 0 9 * * *", "2026-04-10T09:00:00", "2026-04-10T09:00:30")]
    [InlineData("30 0 9 * * *", "2026-04-10T09:00:30", "2026-04-11T09:00:30")]
    [InlineData("*/15 * * * *", "2026-04-10T09:00:00", "2026-04-10T09:15:00")]
    [InlineData("10/20 8 * * *", "2026-04-10T08:31:00", "2026-04-10T08:50:00")]
    [InlineData("0 22-2 * * *", "2026-04-10T23:30:00", "2026-04-11T00:00:00")]
    [InlineData("0 0 1 NOV-FEB *", "2026-04-10T09:00:00", "2026-11-01T00:00:00")]
    [InlineData("0 17 L * ?", "2027-02-10T09:00:00", "2027-02-28T17:00:00")]
    [InlineData("0 17 L-3 * ?", "2026-04-10T09:00:00", "2026-04-27T17:00:00")]
    [InlineData("0 8 15W * ?", "2026-08-10T09:00:00", "2026-08-14T08:00:00")]
    [InlineData("0 8 1W * ?", "2026-07-31T09:00:00", "2026-08-03T08:00:00")]
    [InlineData("0 8 LW * ?", "2026-05-10T09:00:00", "2026-05-29T08:00:00")]
    [InlineData("0 9 ? * MON#2", "2026-04-10T09:00:00", "2026-04-13T09:00:00")]
    [InlineData("0 9 ? * 5L", "2026-04-10T09:00:00", "2026-04-24T09:00:00")]
    [InlineData("0 9 ? * 6-1", "2026-04-10T09:00:00", "2026-04-11T09:00:00")]
    [InlineData("0 9 ? * 7", "2026-04-10T09:00:00", "2026-04-12T09:00:00")]
    [InlineData("0 0 13 * FRI", "2026-04-10T09:00:00", "2026-11-13T00:00:00")]
    [InlineData("0 0 29 2 MON", "2026-04-10T09:00:00", "2044-02-29T00:00:00")]
    [InlineData("@monthly", "2026-12-10T09:00:00", "2027-01-01T00:00:00")]
    [InlineData("@hourly", "2026-12-31T23:00:00", "2027-01-01T00:00:00")]
    public void The_next_moment_is_found_on_the_clock_of_Tokyo(string expression, string now, string next) =>
        Assert.Equal(Tokyo(next), Next(expression, Tokyo(now)));

    [Theory]
    [InlineData("0 9 * *", "5項目")]
    [InlineData("0 0 9 * * * *", "いま7項目")]
    [InlineData("61 9 * * *", "分の「61」")]
    [InlineData("0 9 0 * *", "日の「0」")]
    [InlineData("0 9 * 13 *", "月の「13」")]
    [InlineData("0 9 * * 8", "曜日の「8」")]
    [InlineData("0 9 * * MON#6", "曜日の「MON#6」")]
    [InlineData("*/0 9 * * *", "分の「*/0」")]
    [InlineData("0 9 L-31 * *", "日の「L-31」")]
    [InlineData("0 ? * * *", "時の「?」")]
    [InlineData("0 9 1-2-3 * *", "日の「1-2-3」")]
    [InlineData("soon", "5項目")]
    [InlineData("0 0 30 2 *", "当たる日はありません")]
    public void An_expression_that_cannot_be_is_told_at_publishing_with_its_place_and_an_example(string expression, string said)
    {
        var problem = Assert.Single(DefinitionChecker.Check(Definition(expression)));

        Assert.Equal("/root/activities/0/cronExpression", problem.Pointer);
        Assert.Contains(said, problem.Cause.Ja, StringComparison.Ordinal);
        Assert.Contains("MON-FRI", problem.Cure.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Inside_a_flow_it_fires_once()
    {
        var play = Play.Start(Definition("0 10 * * *"));
        Assert.Equal(("", Play.Beginning.AddHours(1)), (play.Told, play.Run.DueAt));

        play.Now = Play.Beginning.AddHours(1);
        play.Resume(new Stimulus.TimePassed());

        Assert.Equal(("after", RunSubStatus.Finished), (play.Told, play.Run.SubStatus));
    }

    [Fact]
    public void An_expression_that_is_known_only_when_it_runs_is_an_incident_when_it_is_wrong()
    {
        var play = Play.Start(Chart.Flow(Chart.Of("cron", "Elsa.Cron", $"\"cronExpression\": {Chart.Script("'every ' + 'day'", "String")}")));

        Assert.Contains("いま2項目", Assert.Single(play.Run.Incidents).Message.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_moment_is_the_first_that_fits_whatever_the_fields_say()
    {
        var fields = from minutes in Some(0, 59)
                     from hours in Some(0, 23)
                     from days in Some(1, 31)
                     from months in Some(1, 12)
                     from weekdays in Some(0, 6)
                     from start in Gen.Choose(0, 60 * 24 * 365)
                     select (minutes, hours, days, months, weekdays, start);

        Prop.ForAll(fields.ToArbitrary(), f =>
        {
            var now = Play.Beginning.AddMinutes(f.start).AddSeconds(f.start % 60);
            var expected = Slowly(now, t => f.minutes.Contains(t.Minute) && f.hours.Contains(t.Hour) && f.days.Contains(t.Day)
                && f.months.Contains(t.Month) && f.weekdays.Contains((int)t.DayOfWeek));
            if (expected is null) return;
            var text = string.Join(' ', new[] { f.minutes, f.hours, f.days, f.months, f.weekdays }.Select(v => string.Join(',', v)));
            Assert.Equal(expected, Next(text, now));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_text_breaks_the_reader()
    {
        var texts = from characters in Gen.Elements("0159*/-,?LW# @MONSU".ToCharArray()).ArrayOf() select new string(characters);

        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var problems = DefinitionChecker.Check(Definition(text));
            if (problems.Count == 0 && text.Trim().Length > 0) Assert.True(Next(text, Play.Beginning) > Play.Beginning);
        }).QuickCheckThrowOnFailure();
    }

    // Minute by minute, for forty days; what comes later is left to the written cases.
    private static DateTimeOffset? Slowly(DateTimeOffset now, Func<DateTimeOffset, bool> fits)
    {
        var moment = now.AddSeconds(60 - now.Second);
        for (var minutes = 0; minutes < 60 * 24 * 40; minutes++, moment = moment.AddMinutes(1))
            if (fits(moment)) return moment;
        return null;
    }

    private static Gen<int[]> Some(int first, int last) =>
        Gen.Frequency((1, Gen.Constant(Enumerable.Range(first, last - first + 1).ToArray())),
            (2, from values in Gen.Choose(first, last).NonEmptyListOf() select values.Distinct().Order().ToArray()));

    private static DateTimeOffset? Next(string expression, DateTimeOffset now) =>
        Runner.Start(Definition(expression), new(Play.RunId, Value.Record()), new() { Now = now }).Run.DueAt;

    private static WorkflowDefinition Definition(string expression) => Chart.Definition(Chart.Flow(
        Chart.All(Chart.Of("cron", "Elsa.Cron", $"\"cronExpression\": {Value.Of(expression).ToJson()}"), Chart.Line("after")), "cron>after"));

    private static DateTimeOffset Tokyo(string local) => new(DateTime.Parse(local, CultureInfo.InvariantCulture), TimeSpan.FromHours(9));
}
