using CyberPort.Workflows.Crons;

namespace CyberPort.Workflows.Activities;

/// <summary>Waits for the next moment of a cron expression, on the office's clock; inside a flow it fires once.</summary>
[Activity("Elsa.Cron", Label = "時刻表（cron）", English = "Cron", Category = "Waiting")]
public sealed class Cron : IWaitingActivity
{
    [Input("cron 式", English = "Cron expression")] public required string CronExpression { get; init; }

    public ActivityResult Start(ActivityContext context) => ActivityResult.Wait(new Waiting.ForTime(Next(context)));

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus) => ActivityResult.Done();

    private DateTimeOffset Next(ActivityContext context)
    {
        try
        {
            return context.Next(CronSchedule.Read(CronExpression)) ?? throw new StepFaultException(new(
                $"cron 式「{CronExpression}」に当たる日時はありません。日・月・曜日を直してください。",
                $"No moment fits the cron expression '{CronExpression}'. Correct its day, month or weekday."));
        }
        catch (CronBrokenException broken)
        {
            throw new StepFaultException(broken.Text);
        }
    }
}
