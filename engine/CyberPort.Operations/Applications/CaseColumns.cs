using CyberPort.Expressions;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.States;

namespace CyberPort.Operations.Applications;

/// <summary>The columns of the office's list that a form fills (its outputs, part "case").</summary>
public sealed record CaseColumns(string ApplicantName, string Kana, string Title, string Place)
{
    /// <summary>The columns; the sender's organisation stands in where the form names no applicant.</summary>
    public static CaseColumns Of(CompiledForm form, Value values, FormContext context, string sender)
    {
        var columns = form.Outputs.Case(values, context).ToDictionary(c => c.Id, c => c.Text.Ja, StringComparer.Ordinal);
        string Column(string id, string otherwise) => columns.GetValueOrDefault(id) is { Length: > 0 } text ? text : otherwise;
        return new CaseColumns(
            Column("applicantName", sender), Column("applicantKana", ""), Column("title", form.Manifest.Title.Ja), Column("place", ""));
    }
}
