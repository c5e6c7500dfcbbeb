using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Operations.Calendars;

namespace CyberPort.Operations.Documents;

/// <summary>What a document's placeholders read as data.…: what the office decided and the facts of the issue.</summary>
public static class DocumentData
{
    public static Value Of(Issue issue, string number, DateOnly today)
    {
        var (row, settings) = (issue.Case, issue.Frame.Settings);
        var decided = issue.Data.Kind == ValueKind.Record ? issue.Data : Value.Of(ValueRecord.Empty);
        return decided
            .With("/number", Value.Of(number))
            .With("/permitNumber", Value.Of(issue.PermitNumber ?? number))
            .With("/date", Day(today))
            .With("/dueDate", Day(EndOfNextMonth(today)))
            .With("/authority", Value.Of(settings.IssuerJa))
            .With("/reviewAuthority", Value.Of(settings.ReviewAuthorityJa.Length > 0 ? settings.ReviewAuthorityJa : settings.IssuerJa))
            .With("/defendant", Value.Of(settings.DefendantJa.Length > 0 ? settings.DefendantJa : settings.IssuerJa))
            .With("/receiptNumber", Value.Of(row.ReceiptNumber))
            .With("/receivedOn", Day(OfficeCalendars.DayOf(row.ReceivedAt)))
            .With("/applicantName", Value.Of(row.ApplicantName))
            .With("/procedure", Value.Of(row.ProcedureName))
            .With("/office", Value.Of(settings.HelpNameJa))
            .With("/officePhone", Value.Of(settings.HelpPhone))
            .With("/conditions", List(decided["conditions"]))
            .With("/reasons", List(decided["reasons"]));
    }

    // what a document numbers is a list; one text is a list of its lines
    private static Value List(Value value) => value.Kind switch
    {
        ValueKind.List => value,
        ValueKind.Text => Value.Of([.. value.AsText.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(t => Value.Of(t))]),
        _ => Value.Of([]),
    };

    private static DateOnly EndOfNextMonth(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(2).AddDays(-1);

    private static Value Day(DateOnly day) => Value.Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
