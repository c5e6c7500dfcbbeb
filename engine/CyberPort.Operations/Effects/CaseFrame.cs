using CyberPort.Expressions;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.Operations.Procedures;
using CyberPort.Storage.Forms;
using CyberPort.Workflows;

namespace CyberPort.Operations.Effects;

/// <summary>What a case runs on: its form, its values, its procedure's settings, its workflow, its office's calendar.</summary>
public sealed record CaseFrame(
    CompiledForm Form, Value Values, ProcedureRow Procedure, WorkflowDefinition Definition, WorkingCalendar Calendar)
{
    public ProcedureSettings Settings { get; } = ProcedureSettings.Of(Procedure);

    /// <summary>How outputs of the form are to be filled on a day.</summary>
    public FormContext Context(DateOnly today, string language = "ja") =>
        new() { Today = today, Phase = FormPhase.Review, Language = language, Role = "officer", Facts = Settings.FactsOf(Form) };
}
