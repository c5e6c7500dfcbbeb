using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Tasks;

namespace CyberPort.Operations.Notices;

/// <summary>What a notice's placeholders read as data.…: the step's own data and the facts of the case.</summary>
public static class NoticeData
{
    public static Value Of(Value given, LoadedCase loaded, string url, string language)
    {
        var (row, settings) = (loaded.Case, loaded.Frame.Settings);
        var reason = First(given["reason"], given["reasons"], given["comment"]);
        return given
            .With("/receiptNumber", Value.Of(row.ReceiptNumber))
            .With("/procedure", Value.Of(row.ProcedureName))
            .With("/applicantName", Value.Of(row.ApplicantName))
            .With("/title", Value.Of(row.Title))
            .With("/receivedAt", Value.Of(OfficeCalendars.LocalOf(row.ReceivedAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)))
            .With("/standardDays", settings.StandardDays is { } days ? Value.Of(days) : Value.Null)
            .With("/office", Value.Of(language == "en" ? settings.HelpNameEn : settings.HelpNameJa))
            .With("/officePhone", Value.Of(settings.HelpPhone))
            .With("/url", Value.Of(url))
            .With("/comment", reason)
            .With("/reason", reason)
            .With("/dueDate", Day(given["dueAt"]));
    }

    private static Value First(params Value[] values) => values.FirstOrDefault(v => v.Kind == ValueKind.Text, Value.Of("―"));

    private static Value Day(Value instant) =>
        instant.Kind == ValueKind.Text && DateTimeOffset.TryParse(instant.AsText, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? Value.Of(OfficeCalendars.DayOf(time.AddSeconds(-1)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : Value.Null;
}
