using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;

namespace CyberPort.FormViews.Drawing;

/// <summary>A form as it is to be drawn now; components get it as a cascading value and hold nothing themselves.</summary>
public sealed class FormView(CompiledForm form, FormState state, string language)
{
    private static readonly Dictionary<string, string> NoTexts = [];

    public CompiledForm Form { get; } = form;

    public FormState State { get; } = state;

    public string Language { get; } = language;

    public FormTexts Texts { get; } = FormTexts.For(language);

    public FieldKinds Kinds { get; init; } = FieldKinds.Standard;

    /// <summary>Whether findings are drawn; a page that nobody has left yet shows none.</summary>
    public bool ShowFindings { get; init; } = true;

    /// <summary>Where an uploaded file with that id can be read; null where it cannot.</summary>
    public Func<string, string>? FileHref { get; init; }

    /// <summary>Where an answer is changed: the address for a page and an element; null draws no links.</summary>
    public Func<string, string, string>? ChangeHref { get; init; }

    /// <summary>The address of the page as the browser shows it: where a page has a base address, "#id" alone would lead to that.</summary>
    public string Here { get; init; } = "";

    /// <summary>Files that were not taken: what to say, by the place of their slot.</summary>
    public IReadOnlyDictionary<string, string> FileErrors { get; init; } = NoTexts;

    /// <summary>Where prefilled answers came from, by place.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; init; } = NoTexts;

    /// <summary>Whether the page has so many fields that what is far from the window is left out by the browser.</summary>
    public bool IsLong { get; init; }

    /// <summary>Told of each change when the page is interactive; null on static pages.</summary>
    public Func<FieldChange, Task>? Changed { get; init; }

    public FieldView Field(LayoutField field) => new(this, field, field.Path);

    /// <summary>A field at its place; the columns of a repeated group stand at the place of their row.</summary>
    public FieldView Field(LayoutField field, string pointer) => new(this, field, pointer);

    public string Text(LocalText? text) => text?.In(Language) ?? "";

    /// <summary>The text of a node: that of a text rule, or its own.</summary>
    public string NodeText(string nodeId, LocalText? text) => State.Of(nodeId).Text ?? Text(text);

    /// <summary>What was found with that severity: on the page of the context, or everywhere when all of the form is looked at.</summary>
    public IReadOnlyList<FormFinding> Findings(Severity severity) =>
        [.. State.Findings.Where(finding => finding.Severity == severity && (!IsOnePage || IsHere(finding)))];

    /// <summary>What stands in the acknowledgement of a warning, also in one that its values have outdated.</summary>
    public string ReasonOf(FormFinding finding) =>
        State.Context.Acknowledgements.LastOrDefault(ack => ack.RuleId == finding.RuleId)?.Reason ?? "";

    /// <summary>Where a finding leads: to the wrong input, on this page or on its own.</summary>
    public string HrefOf(FormFinding finding)
    {
        var element = ElementOf(finding);
        return IsHere(finding) || ChangeHref is null ? $"{Here}#{element}" : ChangeHref(finding.PageId!, element);
    }

    /// <summary>The id of the element that a finding is about: the wrong input of a field.</summary>
    public string ElementOf(FormFinding finding)
    {
        for (var at = finding.Pointer; at.Length > 0; at = at[..at.LastIndexOf('/')])
        {
            // a cell of a grid has no input of its own
            if (Form.Field(at) is { Field.RowsPath: { } rows } && Form.Field(rows) is { Control: RowTable.Control }) return Ids.Of(rows);
            if (Form.Field(at) is { } field) return Field(field, at).InputId(finding.Part);
        }
        return Ids.Of(finding.Pointer);
    }

    private bool IsHere(FormFinding finding) =>
        finding.PageId is null || State.Context.PageId is null || finding.PageId == State.Context.PageId;

    private bool IsOnePage => State.Context.PageId is not null && State.Context.Phase is FormPhase.Page or FormPhase.Input;
}

/// <summary>One change of one input of an interactive page.</summary>
public readonly record struct FieldChange(string Pointer, string Part, string Text);
