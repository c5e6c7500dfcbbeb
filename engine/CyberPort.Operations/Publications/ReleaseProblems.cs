using System.Globalization;
using CyberPort.Expressions;

namespace CyberPort.Operations.Publications;

/// <summary>Why a version can not be offered from the day that was named.</summary>
internal static class ReleaseProblems
{
    private const string Place = "release";

    public static Problem Past(DateOnly day, DateOnly today) => new("day-passed", Place, "/from",
        new($"受付を始める日（{Ja(day)}）はもう過ぎています。", $"The day from which it is offered ({En(day)}) has passed."),
        new($"今日（{Ja(today)}）か、それより後の日を選んでください。空欄なら公開と同時に受け付けます。",
            $"Choose today ({En(today)}) or a later day; without a day it is offered at once."));

    public static Problem TooFar(DateOnly day, DateOnly last, int days) => new("day-too-far", Place, "/from",
        new($"受付を始める日（{Ja(day)}）が先すぎます（{days}日先まで）。", $"The day from which it is offered ({En(day)}) is more than {days} days ahead."),
        new($"{Ja(last)}までの日を選んでください。", $"Choose a day up to {En(last)}."));

    private static string Ja(DateOnly day) => day.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture);

    private static string En(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
