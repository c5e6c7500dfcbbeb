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
    /// <summary>The office's tables of who decides.</summary>
    public DecisionBook Decisions { get; init; } = DecisionBook.Empty;

    /// <summary>The time and what the runner may look up.</summary>
    public RunContext At(DateTimeOffset now) => new() { Now = now, Calendar = Calendar, Decisions = Decisions, Procedure = Procedure.ProcedureKey };

    public ProcedureSettings Settings { get; } = ProcedureSettings.Of(Procedure);

    /// <summary>How outputs of the form are to be filled on a day.</summary>
    public FormContext Context(DateOnly today, string language = "ja") =>
        new() { Today = today, Phase = FormPhase.Review, Language = language, Role = "officer", Facts = Settings.FactsOf(Form) };
}
