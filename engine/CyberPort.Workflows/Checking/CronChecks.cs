using CyberPort.Expressions;
using CyberPort.Workflows.Crons;
using CyberPort.Workflows.Definitions;

namespace CyberPort.Workflows.Checking;

/// <summary>A written cron expression that cannot be read or that never comes.</summary>
internal static class CronChecks
{
    // No clock here: any moment does, as what comes at all comes within fifty years of it.
    private static readonly DateTimeOffset Anywhere = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IEnumerable<Problem> Of(ActivityNode node)
    {
        if (node.Type != "Elsa.Cron" || node.Known("cronExpression") is not { IsText: true } text) yield break;
        if (Fault(text.AsText) is { } fault)
        {
            yield return DefinitionFaults.Of("workflow.cron", node.Pointer + "/cronExpression",
                new($"「{node.Label.Ja}」: {fault.Ja}", $"'{node.Label.En}': {fault.En}"),
                new("例: 平日の9時は「0 9 * * MON-FRI」、毎月末日の17時は「0 17 L * ?」。", "Examples: '0 9 * * MON-FRI' weekdays at nine, '0 17 L * ?' the last day of each month at 17:00."));
        }
    }

    private static LocalText? Fault(string text)
    {
        try
        {
            return CronSchedule.Read(text).After(Anywhere, TimeSpan.Zero) is null
                ? new($"「{text}」に当たる日はありません。", $"No day fits '{text}'.")
                : null;
        }
        catch (CronBrokenException broken)
        {
            return broken.Text;
        }
    }
}
