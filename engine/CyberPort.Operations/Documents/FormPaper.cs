using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.States;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Cases;
using CyberPort.Operations.Procedures;

namespace CyberPort.Operations.Documents;

/// <summary>The filled-in form as it stands on paper (様式): of a case as it was sent, of a draft as far as it is filled in.</summary>
public static class FormPaper
{
    /// <summary>The page of a case; nothing when its form has none.</summary>
    public static string? OfCase(CaseView view, string language, string styleHref)
    {
        var (row, frame) = (view.Case, view.Frame);
        var data = Office(frame.Settings, language)
            .With("/receiptNumber", Value.Of(row.ReceiptNumber))
            .With("/receivedAt", Value.Of(OfficeCalendars.LocalOf(row.ReceivedAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)))
            .With("/receivedOn", Value.Of(OfficeCalendars.DayOf(row.ReceivedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
            .With("/applicantName", Value.Of(row.ApplicantName))
            .With("/procedure", Value.Of(row.ProcedureName));
        return frame.Form.Outputs.Print(frame.Values, data, frame.Context(view.Today, language)) is { } paper
            ? DocumentPage.Write(paper, language, styleHref)
            : null;
    }

    /// <summary>The page of a draft; nothing when its form has none.</summary>
    public static string? OfDraft(OpenDraft draft, FormState state, string styleHref)
    {
        var language = state.Context.Language;
        return draft.Form.Outputs.Print(draft.Form.Submission(state), Office(draft.Settings, language), state.Context) is { } paper
            ? DocumentPage.Write(paper, language, styleHref)
            : null;
    }

    private static Value Office(ProcedureSettings settings, string language) => Value.Record(
        ("office", Value.Of(language == "en" ? settings.HelpNameEn : settings.HelpNameJa)), ("officePhone", Value.Of(settings.HelpPhone)));
}
