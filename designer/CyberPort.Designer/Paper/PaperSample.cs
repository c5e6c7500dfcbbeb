using CyberPort.Expressions;
using CyberPort.Forms.Cases;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Editing.Papers;
using CyberPort.Forms.Outputs;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;

namespace CyberPort.Designer.Paper;

/// <summary>A document of a form filled in with a sample: the case that answers most, and what an office would add.</summary>
internal static class PaperSample
{
    /// <summary>The document; nothing when the form that can be drawn does not have it.</summary>
    public static DocumentContent? Draw(CompiledForm form, string at, string language)
    {
        var state = Fullest(form);
        var (values, context) = (form.Submission(state), state.Context with { Language = language });
        if (at == PaperDocument.Print) return form.Outputs.Print(values, Value.Null, context);
        var key = Pointers.Name(at);
        return form.Outputs.Documents.Contains(key) ? form.Outputs.Document(key, values, Office(language), context) : null;
    }

    private static FormState Fullest(CompiledForm form) => form.Package.Cases.Values
        .Select(c => FormCases.StateOf(form, c)).OfType<FormState>()
        .MaxBy(s => Size(form.Submission(s))) ?? form.Evaluate(Value.Record(), new FormContext { Today = new DateOnly(2026, 4, 1), Phase = FormPhase.Input });

    private static int Size(Value value) => value.Kind switch
    {
        ValueKind.Record => value.AsRecord.Sum(m => Size(m.Value)),
        ValueKind.List => value.AsList.Sum(Size),
        _ => 1,
    };

    private static Value Office(string language)
    {
        var isJapanese = language != "en";
        return Value.Record(
            ("number", Text("港第12号", "No. 12")), ("permitNumber", Text("港許第12号", "Permit 12")), ("date", Value.Of("2026-05-01")), ("dueDate", Value.Of("2026-06-30")),
            ("authority", Text("港湾管理者の長", "The port administrator")), ("receiptNumber", Text("令8占-0012", "R8-0012")), ("receivedOn", Value.Of("2026-04-10")),
            ("applicantName", Text("みなと建設株式会社", "Minato Construction")), ("procedure", Text("占用許可申請", "Application")),
            ("office", Text("港湾課", "Port office")), ("officePhone", Value.Of("082-000-0000")),
            ("conditions", Value.Of([Text("工事中は標識を設けること。", "Put up signs during works.")])), ("reasons", Value.Of([Text("航行に支障があるため。", "It would hinder navigation.")])));

        Value Text(string ja, string en) => Value.Of(isJapanese ? ja : en);
    }
}
