using CyberPort.Operations.Cases;
using CyberPort.Storage;
using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Tests.Tasks;

public sealed class PublicStepTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public void The_sections_of_a_consultation_and_the_levels_of_an_approval_are_one_step_each()
    {
        var steps = PublicStep.Of([
            Task("receive", 0, 1), Task("formalReview", 1, 2), Task("consultation", 2, 5), Task("consultation", 2, 3), Task("consultation", 2, 4),
            Task("review", 5, 6), Task("approval", 6, 7), Task("approval", 7, null)]);

        Assert.Equal(["received", "formalReview", "consultation", "review", "approval"], steps.Select(s => s.Stage));
        Assert.Equal((Start.AddHours(2), Start.AddHours(5)), (steps[2].From, steps[2].To));
        Assert.Equal((Start.AddHours(6), null), (steps[4].From, steps[4].To));
    }

    [Fact]
    public void A_confirmation_after_a_decision_in_substitution_is_the_offices_own_matter()
    {
        Assert.Equal(["approval"], PublicStep.Of([Task("approval", 0, 1), Task("postReview", 1, null)]).Select(s => s.Stage));
    }

    [Fact]
    public void How_an_applicants_own_step_ended_is_told()
    {
        var timedOut = Task("correction", 0, 1) with { Candidates = ",applicant,", Status = "closed", Action = "timedOut" };
        var withdrawn = Task("review", 2, 3) with { Status = "closed", Action = "withdrawn" };

        Assert.Equal(["timedOut", null], PublicStep.Of([timedOut, withdrawn]).Select(s => s.Closed));
        Assert.Equal([timedOut], new[] { timedOut, withdrawn }.Where(PublicStep.IsApplicants));
    }

    private static TaskRow Task(string kind, int from, int? to) => new()
    {
        TenantId = new TenantId("jphij"),
        Id = Guid.NewGuid(),
        CaseId = Guid.Empty,
        RunId = Guid.Empty,
        ActivityId = kind,
        Kind = kind,
        TitleJa = "決裁（不許可）",
        TitleEn = "Approval (denial)",
        Candidates = ",reviewer,",
        Body = "{}",
        AssigneeName = "",
        Status = to is null ? "open" : "answered",
        AnsweredByName = "",
        AnsweredFor = "",
        OpenedAt = Start.AddHours(from),
        ClosedAt = to is { } closed ? Start.AddHours(closed) : null,
        Revision = 1,
    };
}
