using System.Globalization;
using CyberPort.Expressions;

namespace CyberPort.Workflows.Activities;

/// <summary>Begins its own path so many days before a date: the end of a permit is near (満了前通知); nobody waits for it.</summary>
/// <remarks>It outlives the main path of a case that was decided for the applicant, which is closed meanwhile, and ends with every other case.</remarks>
[Activity("CyberPort.Reminder", Label = "満了前通知", English = "Reminder", Category = "Office", EventStart = true)]
public sealed class Reminder : IWaitingActivity
{
    /// <summary>The day, "2027-03-31"; without one there is no reminder.</summary>
    [Input("基準日", English = "Date")] public string? Date { get; init; }

    [Input("何日前", English = "Days before")] public required int DaysBefore { get; init; }

    [Input("開庁日で数える", English = "Working days")] public bool WorkingDays { get; init; }

    public ActivityResult Start(ActivityContext context)
    {
        if (string.IsNullOrWhiteSpace(Date)) return ActivityResult.Wait();
        if (!DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw new StepFaultException(new($"基準日「{Date}」を日付として読めません。", $"The date '{Date}' is no day such as 2027-03-31."));
        if (DaysBefore is < 0 or > 3_660)
            throw new StepFaultException(new($"何日前かは0から3660までです（{DaysBefore}）。", $"Days before are 0 to 3660, not {DaysBefore}."));

        return ActivityResult.Wait(new Waiting.ForTime(context.BeginningOf(day, DaysBefore, WorkingDays)) { Reminds = true });
    }

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus) =>
        ActivityResult.Done().Returning(Value.Record(("date", Value.Of(Date)), ("daysBefore", Value.Of(DaysBefore))));
}
