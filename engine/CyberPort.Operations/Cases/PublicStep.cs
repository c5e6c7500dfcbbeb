using CyberPort.Storage.Runs;

namespace CyberPort.Operations.Cases;

/// <summary>A step of a case as its applicant is told it: its kind in general words, not the office's name for it, which may say what is intended.</summary>
/// <param name="Stage">received, formalReview, correction, consultation, review, approval, decided.</param>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended; nothing while it goes on.</param>
public sealed record PublicStep(string Stage, DateTimeOffset From, DateTimeOffset? To)
{
    /// <summary>The applicant's answer to it (withdrawn, timedOut ...), when it was the applicant's.</summary>
    public string? Closed { get; init; }

    /// <summary>Whether the task is the applicant's to answer.</summary>
    public static bool IsApplicants(TaskRow task) => task.Candidates.Contains(",applicant,", StringComparison.Ordinal);

    /// <summary>The steps behind the tasks: several of one kind that follow each other (the sections of a consultation, the levels of an approval) are one.</summary>
    public static IReadOnlyList<PublicStep> Of(IEnumerable<TaskRow> tasks)
    {
        var steps = new List<PublicStep>();
        foreach (var task in tasks.Where(t => t.Kind != "postReview").OrderBy(t => t.OpenedAt).ThenBy(t => t.ClosedAt ?? DateTimeOffset.MaxValue))
        {
            var step = new PublicStep(StageOf(task.Kind), task.OpenedAt, task.ClosedAt)
            {
                Closed = IsApplicants(task) && task.Status == "closed" ? task.Action : null,
            };
            if (steps is [.., var last] && last.Stage == step.Stage) steps[^1] = Joined(last, step);
            else steps.Add(step);
        }

        return steps;
    }

    private static PublicStep Joined(PublicStep first, PublicStep second) => second with
    {
        From = first.From,
        To = first.To is { } a && second.To is { } b ? (a > b ? a : b) : null,
    };

    private static string StageOf(string kind) => kind switch
    {
        "receive" => "received",
        "disposition" => "decided",
        "userTask" => "review",
        _ => kind,
    };
}
