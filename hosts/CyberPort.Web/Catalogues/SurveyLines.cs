using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Manifests;
using CyberPort.Operations.Catalogues;
using CyberPort.Web.Texts;

namespace CyberPort.Web.Catalogues;

/// <summary>The table of the fact-finding survey (実態把握調査): what it asks of each procedure, one line for a procedure and port.</summary>
public static class SurveyLines
{
    private static readonly string[] Columns =
    [
        "number", "category", "subcategory", "port", "name", "ordinance", "department", "form", "cases", "means", "seal", "attachments",
        "noticeForm", "noticeMeans", "noticeSeal", "noticeAttachments", "medium", "law", "filing", "class", "retention", "days",
    ];

    /// <summary>The names of the columns.</summary>
    public static IEnumerable<string> Heads(TextBook texts) => Columns.Select(c => texts[$"survey.{c}"]);

    /// <summary>A line for each port that offers a procedure, and one for a procedure that nobody offers.</summary>
    public static IEnumerable<IEnumerable<string>> Of(ProcedureTable table, TextBook texts) => table.Lines.SelectMany(line =>
        line.Offers.Count > 0
            ? line.Offers.Select(o => Line(o.Manifest, texts.Pick(o.Row.OrganisationName, o.Row.OrganisationNameEn), texts))
            : [Line(line.National, "", texts)]);

    /// <summary>Individual or generic, and whether that is provisional.</summary>
    public static string Class(ProcedureFacts facts, TextBook texts) =>
        texts[$"procedures.class.{facts.BuildClass}"] + (facts.BuildClassIsProvisional ? texts["procedures.provisional"] : "");

    private static IEnumerable<string> Line(Manifest manifest, string port, TextBook texts)
    {
        var facts = manifest.Procedure!;
        var practice = facts.Practice;
        return
        [
            facts.Catalogue, Text(facts.Category, texts), Text(facts.Subcategory, texts), port, Text(manifest.Title, texts), Text(practice.Ordinance, texts),
            Text(practice.Department, texts), Text(practice.FormNumber, texts), Number(practice.CasesPerYear), Means(practice.Means, texts),
            YesNo(practice.SealRequired, texts), YesNo(practice.Attachments, texts), Text(practice.NoticeForm, texts), Means(practice.NoticeMeans, texts),
            YesNo(practice.NoticeSealRequired, texts), YesNo(practice.NoticeAttachments, texts), Text(practice.StorageMedium, texts), Text(facts.LegalBasis, texts),
            texts[$"catalogue.filing.{facts.Filing}"], Class(facts, texts), Number(facts.RetentionYears), Number(facts.StandardDays),
        ];
    }

    private static string Text(LocalText? text, TextBook texts) => text is null ? "" : texts.Pick(text.Ja, text.En);

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string YesNo(bool? flag, TextBook texts) => flag switch { true => texts["survey.yes"], false => texts["survey.no"], null => "" };

    private static string Means(IEnumerable<string> means, TextBook texts) => string.Join(texts["survey.and"], means.Select(m => texts.Find($"survey.means.{m}") ?? m));
}
